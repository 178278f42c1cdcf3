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

  // Hers who is signed in: another writer's are not saved by opening the item.
  function drafts() {
    return names().filter((name) => name.startsWith(`samordna.anteckningar/${notice.dataset.writer}/`)).map(read)
      .filter((draft) => draft?.path?.startsWith?.(notice.dataset.drafts));
  }

  function names() {
    try { return Object.keys(localStorage); } catch { return []; }
  }

  // One that cannot be read hides no other.
  function read(name) {
    try { return JSON.parse(localStorage.getItem(name)); } catch { return null; }
  }
}
