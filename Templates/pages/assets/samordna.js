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

// What is going out is counted anew in its place for as long as it goes; where the reader stands is left alone.
const follow = (place) => setTimeout(async () => {
  try {
    const answer = await fetch(location.href);
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(place.id);
    if (answer.ok && fresh && !place.contains(document.activeElement)) {
      place.replaceWith(fresh);
      place = fresh;
    }
  } catch {
    // The network is away: the figures stand until it is back.
  }
  if (place.hasAttribute("data-live")) follow(place);
}, 5000);
for (const place of document.querySelectorAll("[data-live]")) follow(place);
