// Tells, where minutes are shared and approved, that this browser has text of them that is not saved.
{
  const notice = document.querySelector("[data-drafts]");
  if (notice) {
    addEventListener("storage", look);
    addEventListener("focus", look);
    look();
  }

  function look() {
    const items = new Map(drafts().map((draft) => [draft.path, draft.item || "Till punkten"]));
    notice.querySelector("ul").replaceChildren(...[...items].map(([path, item]) => {
      const line = document.createElement("li"), link = document.createElement("a");
      link.href = path;
      link.textContent = item;
      line.append(link);
      return line;
    }));
    notice.hidden = items.size === 0;
  }

  function drafts() {
    try {
      return Object.keys(localStorage).filter((name) => name.startsWith("samordna.anteckningar/"))
        .map((name) => JSON.parse(localStorage.getItem(name)))
        .filter((draft) => draft?.path?.startsWith(notice.dataset.drafts));
    } catch {
      return [];
    }
  }
}
