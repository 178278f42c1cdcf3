// An agenda's rows move without a page in between, and its clock runs while minutes are written.
"use strict";
{
  const form = document.querySelector(".agenda-form");
  const rows = () => [...form.querySelectorAll(".agenda-rows > li")];
  const two = (number) => String(number).padStart(2, "0");
  const counted = ["noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"];
  // As the service writes them: “två timmar”, “2 timmar 10 minuter”.
  const words = (minutes) => {
    const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
    const small = rest === 1 ? "1 minut" : `${rest} minuter`;
    if (!hours) return small;
    if (!rest) return hours === 1 ? "en timme" : `${counted[hours] ?? hours} timmar`;
    return `${hours === 1 ? "1 timme" : `${hours} timmar`} ${small}`;
  };
  const minutes = (row) => {
    const value = Number(row.querySelector(".agenda-length input").value);
    return Number.isInteger(value) && value > 0 && value <= 1440 ? value : 0;
  };
  const isWritten = (row) => [...row.querySelectorAll("input:not([type=hidden]), textarea")].some((field) => field.value.trim());
  // What only a screen reader says of a row.
  const rename = (row, name) => {
    row.querySelector("legend").textContent = name;
    const inside = name === "Ny punkt" ? "den nya punkten" : name.toLowerCase();
    row.querySelector("textarea").setAttribute("aria-label", `Bakgrund till ${inside}`);
    row.querySelector("summary .unseen").textContent = ` till ${inside}`;
    for (const words of row.querySelectorAll(".agenda-buttons .unseen")) words.textContent = ` ${inside}`;
  };
  const show = () => {
    let clock = Number(form.dataset.start);
    let sum = 0;
    let number = 0;
    const written = rows().filter(isWritten);
    for (const [index, row] of rows().entries()) {
      const isNew = !isWritten(row);
      if (!isNew) number += 1;
      row.querySelector(".agenda-order").value = index + 1;
      row.querySelector(".agenda-number").textContent = isNew ? "" : number;
      row.querySelector(".clock").textContent = isNew || clock === null ? "" : `${two(Math.floor(clock / 60) % 24)}.${two(clock % 60)}`;
      const length = minutes(row);
      sum += length;
      if (!isNew) clock = clock !== null && length ? clock + length : null;
      const button = (deed) => row.querySelector(`button[value^=${deed}]`);
      button("upp").hidden = isNew || row === written[0];
      button("ned").hidden = isNew || row === written.at(-1);
      button("bort").hidden = isNew;
      rename(row, isNew ? "Ny punkt" : `Punkt ${number}`);
    }
    const over = sum - Number(form.dataset.length);
    form.querySelector(".agenda-sum").textContent = sum ? `Punkterna tar ${words(sum)} av mötets ${words(Number(form.dataset.length))}.` : "";
    form.querySelector(".agenda-over").textContent = over > 0 ? `Dagordningen är ${words(over)} längre än mötet.` : "";
  };
  const move = (row, step) => {
    const written = rows().filter(isWritten);
    const other = isWritten(row) && written[written.indexOf(row) + step];
    if (!other) return;
    const focused = document.activeElement;
    if (step < 0) other.before(row);
    else other.after(row);
    show();
    (focused.hidden ? row.querySelector("input:not([type=hidden])") : focused).focus();
  };
  if (form) {
    form.querySelector(".agenda-keys").hidden = false;
    // Each row has its three buttons from now on: which of them show follows where it stands.
    for (const row of rows()) {
      let buttons = row.querySelector(".agenda-buttons");
      if (!buttons) {
        buttons = Object.assign(document.createElement("div"), { className: "agenda-buttons" });
        row.querySelector(".agenda-more").append(buttons);
      }
      for (const [deed, label] of [["upp", "Flytta upp"], ["ned", "Flytta ned"], ["bort", "Ta bort"]]) {
        let button = buttons.querySelector(`[value^=${deed}]`);
        if (!button) {
          button = Object.assign(document.createElement("button"), { name: "gor", value: `${deed}-0`, className: "quiet" });
          button.append(label, Object.assign(document.createElement("span"), { className: "unseen" }));
        }
        buttons.append(button);
      }
    }
    form.addEventListener("click", (event) => {
      const button = event.target.closest("button[name=gor]");
      const row = button?.closest("li");
      if (!row || !row.closest(".agenda-rows")) return;
      const [deed] = button.value.split("-");
      if (deed === "bort") {
        event.preventDefault();
        const next = row.nextElementSibling ?? row.previousElementSibling;
        row.remove();
        show();
        next?.querySelector("input:not([type=hidden])").focus();
      } else if (deed === "upp" || deed === "ned") {
        event.preventDefault();
        move(row, deed === "upp" ? -1 : 1);
      }
    });
    form.addEventListener("keydown", (event) => {
      const row = event.target.closest?.(".agenda-rows > li");
      if (!row || !event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
      event.preventDefault();
      move(row, event.key === "ArrowUp" ? -1 : 1);
    });
    form.addEventListener("input", show);
    show();
  }
}
