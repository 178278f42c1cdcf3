// Everything works without this; it saves a step here and there.
"use strict";

// A page that says what is wrong puts its reader there.
document.querySelector("[data-focus]")?.focus();

// Pressing twice sends once.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "yes";
});
// A page that comes back out of the browser's memory can be sent again.
addEventListener("pageshow", () => {
  for (const form of document.forms) delete form.dataset.sent;
});
