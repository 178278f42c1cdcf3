// Writing minutes: saves by itself, keeps what the network cannot take, and tells where the text is.
{
  const desk = document.querySelector("[data-writing]");
  if (desk) openDesk(desk);

  function openDesk(desk) {
    const form = document.getElementById("skriv");
    const area = document.getElementById("text");
    const sheet = area.parentElement;
    const under = sheet.querySelector(".writing-under");
    const state = document.getElementById("sparlage");
    const notice = document.getElementById("lage");
    const said = document.getElementById("sagt");
    const panel = document.getElementById("funnet");
    const path = desk.dataset.path, item = desk.querySelector("h1").textContent;
    const DEBOUNCE = 800, SLOW = 1000, PATIENCE = 20000, PAUSES = [1000, 2000, 4000, 8000, 15000, 30000];

    // What the server has: its revision, and the text that this page last agreed on with it.
    let seen = Number(desk.dataset.revision);
    let base = plain(area.defaultValue);
    let flight = null;
    let token = form.elements.bevis.value;
    let marks = JSON.parse(desk.dataset.marks), marked = base;
    let panelName = "", shownPanel = "";
    let timer = 0, slow = 0, failures = 0;
    // “apart”: two texts wait for a choice. “signed-out”, “other-writer”: nobody can save until somebody signs in.
    // “closed”: nothing is kept any more. “too-long”: until the text is shorter.
    let trouble = "", cutSince = "";
    let theirs = null, saving = null;
    // The way out for whoever leaves a text that could not be saved.
    let wayOut = null, isGoing = false;

    const drafts = `samordna.anteckningar/${desk.dataset.writer}/${desk.dataset.key}/`;
    const me = randomName();
    let key = draftName(tabName());
    const channel = "BroadcastChannel" in window ? new BroadcastChannel("samordna.anteckningar") : null;
    let keeps = true;

    begin();

    function begin() {
      // A browser that comes back may fill in what once stood here; whoever is in the field typed before this ran.
      const isTyped = document.activeElement === area && plain(area.value) !== base;
      if (!isTyped) area.value = area.defaultValue;
      sheet.classList.add("live");
      form.querySelector("[data-save]").hidden = true;
      const decision = form.querySelector("[data-decision]");
      decision.hidden = false;
      decision.addEventListener("click", writeDecision);
      form.querySelector("[data-keys]").hidden = false;
      document.querySelector("[data-read]")?.remove();
      area.addEventListener("input", typed);
      area.addEventListener("blur", () => save());
      form.addEventListener("submit", (event) => { event.preventDefault(); event.stopPropagation(); save(); });
      document.addEventListener("keydown", pressed);
      document.addEventListener("click", leaving);
      document.addEventListener("submit", () => sendLast());
      document.addEventListener("visibilitychange", () => document.hidden ? sendLast() : lookAgain());
      addEventListener("pagehide", () => sendLast());
      addEventListener("beforeunload", (event) => {
        if (isUnsaved() && (!keeps || trouble || failures > 0) && !isGoing) event.preventDefault();
      });
      addEventListener("online", () => { failures = 0; lookAgain(); });
      addEventListener("focus", lookAgain);
      panel.addEventListener("focusout", () => setTimeout(showPanel));
      if (channel) channel.onmessage = ({ data }) => {
        if (data.ask === key) channel.postMessage({ here: key });
        if (data.claim === key && data.by !== me) channel.postMessage({ taken: key, by: data.by });
        if (data.taken === key && data.by === me) moveOut();
      };
      if (location.hash === "#text") area.focus();
      if (isTyped) setDraftAside();
      else restore();
      fit();
      paint();
      if (isTyped) typed();
      channel?.postMessage({ claim: key, by: me });
      adoptOrphans();
    }

    // A tab that is a copy of another has its name too, until it is told.
    function moveOut() {
      const name = randomName();
      try { sessionStorage.setItem("samordna.flik", name); } catch { /* The name lasts as long as the page. */ }
      key = draftName(name);
      keepDraft();
    }

    // The draft in the browser: kept until the server has said that it has it.
    function restore() {
      const draft = read(key);
      if (!draft) return;
      if (draft.text === base) return forget(key);
      put(draft.text);
      // Unless the server got the last sending though its answer never came, the text goes out from what it was written on.
      if (draft.flight !== base && draft.seen !== seen) {
        seen = draft.seen;
        base = draft.base;
      }
      inform("Texten fanns kvar i den här webbläsaren", "Den är tillbaka här och sparas nu.");
      save();
    }

    // A draft that new text was typed over goes as one of a window that is gone.
    function setDraftAside() {
      const draft = read(key);
      if (!draft) return;
      try {
        localStorage.setItem(draftName(randomName()), JSON.stringify(draft));
        forget(key);
      } catch { /* Then it stays until what is typed is saved. */ }
    }

    // Drafts of windows that were closed or crashed; those that are open answer for their own.
    function adoptOrphans() {
      const found = names().filter((name) => name.startsWith(drafts) && name !== key);
      if (!found.length) return;
      const alive = new Set();
      const listen = ({ data }) => alive.add(data.here);
      channel?.addEventListener("message", listen);
      for (const name of found) channel?.postMessage({ ask: name });
      setTimeout(async () => {
        channel?.removeEventListener("message", listen);
        for (const name of found.filter((name) => !alive.has(name))) await sendOrphan(name);
      }, 400);
    }

    async function sendOrphan(name) {
      const draft = read(name);
      if (!draft) return;
      const answer = await post(draft.path, draft.seen, draft.base, draft.text);
      if (!answer) return;
      if (["closed", "too-large", "unreadable"].includes(answer.body?.problem)) return showLost(name, draft);
      if (!answer.ok) return;
      const kept = answer.body;
      forget(name);
      if (draft.path !== path) {
        inform("En text som inte var sparad är det nu", "Den skrevs på en annan punkt.");
      } else if (kept.outcome === "apart") {
        inform("Det fanns en text till i den här webbläsaren", "Den är sparad bredvid den som gäller.", pastLink());
      } else if (plain(area.value) === base) {
        stand(kept.text ?? draft.text, kept);
        inform("Texten fanns kvar i den här webbläsaren", "Den är tillbaka här och sparad.");
        show("saved", `Sparat kl. ${kept.clock}`);
      }
    }

    // A draft that no item takes: its writer sees it, for copying.
    function showLost(name, draft) {
      const lost = document.getElementById("kvar").content.firstElementChild.cloneNode(true);
      lost.querySelector("pre").textContent = draft.text;
      lost.querySelector("[data-copy]").addEventListener("click", async () => {
        getSelection().selectAllChildren(lost.querySelector("pre"));
        try {
          await navigator.clipboard.writeText(draft.text);
          said.textContent = "Texten är kopierad.";
        } catch { /* It is marked, and can be copied by hand. */ }
      });
      lost.querySelector("[data-drop]").addEventListener("click", () => {
        forget(name);
        lost.remove();
      });
      notice.after(lost);
    }

    function typed() {
      fit();
      paint();
      keepDraft();
      schedule(DEBOUNCE);
    }

    function keepDraft() {
      const text = plain(area.value);
      if (text === base && flight === null) return forget(key);
      try {
        localStorage.setItem(key, JSON.stringify({ seen, base, flight, text, path, item }));
        keeps = true;
      } catch {
        keeps = false;
      }
    }

    function schedule(pause) {
      clearTimeout(timer);
      timer = setTimeout(save, pause);
    }

    // One request at a time.
    function save(choice) {
      clearTimeout(timer);
      if (saving) return saving;
      if (isInVain() && choice !== true) return null;
      saving = send(choice === true).finally(() => { saving = null; });
      return saving;
    }

    // Whether sending again helps nothing until somebody has done something; a text that was too long may be shorter.
    function isInVain() { return trouble !== "" && trouble !== "too-long"; }

    // One whose fate is unknown is sent again as it was, so that it cannot be counted twice.
    async function send(isChosen) {
      const text = flight === null || isChosen ? plain(area.value) : flight;
      if (text === base && !isChosen) {
        flight = null;
        if (trouble === "too-long") {
          trouble = "";
          hush();
          show("saved", "Sparat");
        }
        return keepDraft();
      }
      return exchange(text, { isChosen });
    }

    async function exchange(text, options) {
      flight = text;
      keepDraft();
      slow = setTimeout(() => show("saving", "Sparar …"), SLOW);
      const answer = await post(path, seen, base, text, options);
      clearTimeout(slow);
      if (!answer) return cut();
      if (!answer.ok) return refused(answer);
      failures = 0;
      cutSince = "";
      accepted(answer.body, text);
    }

    function accepted(kept, sent) {
      flight = null;
      if (kept.outcome === "apart") return apart(kept, sent);
      trouble = "";
      hush();
      take(kept, sent);
      if (kept.outcome === "merged") {
        inform("Någon annan skriver också i punkten", "Bådas ändringar finns i texten.");
      }
      show("saved", `Sparat kl. ${kept.clock}`);
      keepDraft();
      if (plain(area.value) !== base) schedule(DEBOUNCE);
    }

    // What stands on the server comes into the field where nothing more has been typed, else at the next saving, which
    // says what it goes out from so that the server can join the two.
    function take(kept, sent) {
      const stands = kept.text ?? sent;
      if (stands === sent || plain(area.value) === sent) return stand(stands, kept, stands !== sent);
      base = sent;
      takePanel(kept);
    }

    function stand(text, kept, isNew = true) {
      if (isNew) put(text);
      base = text;
      seen = kept.revision;
      marks = kept.marks;
      marked = text;
      takePanel(kept);
      fit();
      paint();
      desk.querySelector(".writing-agenda a[aria-current] .done")?.toggleAttribute("hidden", text === "");
    }

    function takePanel(kept) {
      if (!kept.html) return;
      panelName = kept.panel;
      shownPanel = kept.html;
      showPanel();
    }

    function apart(kept, sent) {
      trouble = "apart";
      theirs = { ...kept, mine: sent };
      show("trouble", `Ändrad av ${kept.by} ${kept.clock}`);
      const mine = button("Behåll min text", () => { seen = theirs.revision; trouble = ""; save(true); });
      const other = button("Ta den andra texten", async () => {
        // What was typed since is laid beside the other on the server too before it leaves the field.
        if (isUnsaved()) {
          trouble = "";
          await save();
          if (trouble !== "apart" || isUnsaved()) return;
        }
        trouble = "";
        stand(theirs.text, theirs);
        keepDraft();
        hush();
        show("saved", `Sparat kl. ${theirs.clock}`);
        area.focus();
      });
      tell(`Ändrad av ${kept.by} kl. ${kept.clock}`,
        "Ni har ändrat samma rader. Båda texterna finns kvar på servern. Det du skriver nu sparas när du har valt.",
        mine, other, pastLink());
      keepDraft();
    }

    function cut() {
      failures += 1;
      cutSince ||= clock();
      show("trouble", `Ingen kontakt sedan ${cutSince}`);
      tell("Ingen kontakt", keeps
        ? "Texten finns i den här webbläsaren och skickas när kontakten är tillbaka."
        : "Webbläsaren kan inte spara texten. Stäng inte sidan förrän kontakten är tillbaka.");
      schedule(PAUSES[Math.min(failures, PAUSES.length) - 1]);
    }

    async function refused(answer) {
      const problem = answer.body?.problem;
      if (answer.status < 500) flight = null;
      if (problem === "old-page") {
        // Signed in anew, in another tab: the page's token is one session old.
        if (await refresh()) return schedule(0);
        if (trouble === "other-writer") return;
      }
      if (problem === "signed-out" || problem === "old-page") return signedOut();
      if (answer.status === 413 || problem === "too-large") {
        trouble = "too-long";
        show("trouble", "Texten är för lång");
        return tell("Texten är för lång för en punkt", "Den finns kvar här. Dela upp den på flera punkter.");
      }
      if (problem === "closed") {
        trouble = "closed";
        show("trouble", "Går inte att spara");
        return tell("Du kan inte längre skriva i de här anteckningarna",
          "Texten finns kvar här i webbläsaren. Kopiera den om du behöver den.");
      }
      failures += 1;
      show("trouble", "Inte sparat");
      tell("Texten gick inte att spara just nu",
        "Den finns i den här webbläsaren. Ett nytt försök görs om en stund.");
      schedule(PAUSES[Math.min(failures, PAUSES.length) - 1]);
    }

    function signedOut() {
      trouble = "signed-out";
      show("trouble", "Du är utloggad");
      const link = document.createElement("a");
      link.href = "/logga-in";
      link.target = "_blank";
      link.rel = "noopener";
      link.className = "button";
      link.textContent = "Logga in i en ny flik";
      tell("Du är inte längre inloggad",
        "Texten finns i den här webbläsaren. Logga in och kom tillbaka hit, så sparas den.", link);
      clearTimeout(timer);
      timer = setTimeout(lookAgain, 5000);
    }

    // Back on the page, back on the network, or signed in again.
    async function lookAgain() {
      if (trouble === "signed-out" || trouble === "other-writer") {
        clearTimeout(timer);
        if (await refresh()) {
          trouble = "";
          failures = 0;
          hush();
          show("saving", "Sparar …");
          return save();
        }
        if (!document.hidden) timer = setTimeout(lookAgain, 5000);
        return;
      }
      if (plain(area.value) !== base || flight !== null) save();
    }

    // Whether the same writer is signed in; the page takes her new token.
    async function refresh() {
      const answer = await ask(`${path}/lage`);
      if (!answer?.ok) return false;
      if (answer.body.writer !== desk.dataset.writer) {
        trouble = "other-writer";
        show("trouble", "Någon annan är inloggad");
        tell("Någon annan är inloggad i den här webbläsaren",
          "Texten finns kvar här. Den sparas när du som skrev den är inloggad.");
        return false;
      }
      token = answer.body.token;
      for (const field of document.querySelectorAll("input[name=bevis]")) field.value = token;
      return true;
    }

    // As the page goes: the browser sends it on its own if it is not too long, and the draft is there in any case.
    function sendLast() {
      const text = plain(area.value);
      if (saving || trouble || flight !== null || text === base || text.length > 20000) return;
      saving = exchange(text, { keepalive: true }).finally(() => { saving = null; });
    }

    // Whether the server lacks something that stands here.
    function isUnsaved() {
      const text = plain(area.value);
      return trouble === "apart" ? text !== theirs.mine : text !== base || flight !== null;
    }

    // A link waits for the text; where that cannot be saved, it is told before anybody goes on without it.
    async function leaving(event) {
      const link = event.target.closest?.("a[href]");
      if (!link || link.target || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return;
      if (link.getAttribute("href").startsWith("#") || link.origin !== location.origin) return;
      if (!isUnsaved()) return;
      event.preventDefault();
      const patience = new Promise((done) => setTimeout(done, 1500));
      await Promise.race([patience, save()?.then(() => isUnsaved() ? save() : null)]);
      if (isUnsaved()) stay(link.href);
      else location.href = link.href;
    }

    function stay(address) {
      wayOut?.remove();
      const actions = notice.querySelector(".actions"), ways = [...actions.children];
      wayOut = button("Lämna sidan ändå", () => {
        isGoing = true;
        location.href = address;
      });
      if (trouble) {
        // What is wrong stands there with what to do about it, and waiting is not that.
        actions.append(wayOut);
        said.textContent = "Texten är inte sparad.";
      } else {
        tell("Texten är inte sparad", keeps
          ? "Den finns bara i den här webbläsaren. Vänta tills den är sparad innan du går vidare."
          : "Den finns bara här på sidan. Kopiera den innan du går vidare.", ...notice.hidden ? [] : ways);
      }
      notice.scrollIntoView({ block: "nearest" });
    }

    function pressed(event) {
      if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "s") {
        event.preventDefault();
        if (isInVain() || (plain(area.value) === base && flight === null)) said.textContent = state.textContent.trim();
        else { failures = 0; save(); }
      }
      if (event.altKey && !event.ctrlKey && !event.metaKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
        const links = [...desk.querySelectorAll(".writing-agenda li a")];
        const here = links.findIndex((link) => link.hasAttribute("aria-current"));
        const next = links[here + (event.key === "ArrowDown" ? 1 : -1)];
        if (!next) return;
        event.preventDefault();
        next.hash = "text";
        next.click();
      }
    }

    function writeDecision() {
      const text = area.value;
      const lead = text === "" || text.endsWith("\n\n") ? "" : text.endsWith("\n") ? "\n" : "\n\n";
      area.focus();
      area.setRangeText(`${lead}Beslut: `, text.length, text.length, "end");
      typed();
    }

    // Puts a text in the field, with the caret where its reader has it.
    function put(text) {
      const now = area.value;
      if (plain(now) === text) return;
      const [head, tail] = common(now, text);
      area.setRangeText(text.slice(head, text.length - tail), head, now.length - tail, "preserve");
    }

    function fit() {
      if (CSS.supports("field-sizing", "content")) return;
      area.style.height = "auto";
      area.style.height = `${area.scrollHeight + 2}px`;
    }

    // The found words, underlined behind the text; those that are being rewritten wait until they are read again.
    function paint() {
      const text = area.value;
      under.textContent = "";
      const [head, tail] = common(marked, text);
      const shift = text.length - marked.length;
      let here = 0;
      for (const [from, to] of marks) {
        let move = null;
        if (to <= head) move = 0;
        else if (from >= marked.length - tail) move = shift;
        if (move === null || from + move < here) continue;
        under.append(text.slice(here, from + move));
        const mark = document.createElement("u");
        mark.textContent = text.slice(from + move, to + move);
        under.append(mark);
        here = to + move;
      }
      under.append(`${text.slice(here)}\n`);
    }

    function showPanel() {
      if (!shownPanel || panel.contains(document.activeElement)) return;
      panel.innerHTML = shownPanel;
      shownPanel = "";
    }

    function show(kind, words) {
      state.dataset.state = kind;
      state.querySelector("span").textContent = words;
    }

    function tell(heading, words, ...ways) {
      const [first, second] = notice.querySelectorAll("p");
      first.firstChild.textContent = heading;
      if (second.textContent !== words || notice.hidden) said.textContent = `${heading}. ${words}`;
      second.textContent = words;
      notice.querySelector(".actions").replaceChildren(...ways, ...wayOut ? [wayOut] : []);
      notice.dataset.kind = "trouble";
      notice.hidden = false;
    }

    // What has happened stays on the page; what is wrong goes when it is over.
    function inform(...words) {
      tell(...words);
      notice.dataset.kind = "news";
    }

    function hush() {
      wayOut?.remove();
      wayOut = null;
      if (notice.dataset.kind !== "trouble") return;
      notice.hidden = true;
      said.textContent = "";
    }

    function button(words, act) {
      const made = document.createElement("button");
      made.type = "button";
      made.textContent = words;
      made.addEventListener("click", act);
      return made;
    }

    function pastLink() {
      const link = document.createElement("a");
      link.href = desk.dataset.past;
      link.textContent = "Jämför dem";
      return link;
    }

    // Of what the text was written on, only what it has not in common with it.
    function post(path, seen, base, text, { isChosen = false, keepalive = false } = {}) {
      const [head, tail] = common(base, text);
      const body = {
        seen, text, isChosen, panel: panelName,
        base: { head, tail, middle: base.slice(head, base.length - tail) },
      };
      return fetched(`${path}/spara`, {
        method: "POST", keepalive, body: JSON.stringify(body),
        headers: { "Content-Type": "application/json", "Samordna-Bevis": token },
      });
    }

    function ask(path) { return fetched(path, {}); }

    // Nothing at all where the server was not reached.
    async function fetched(path, options) {
      const patience = new AbortController();
      const limit = setTimeout(() => patience.abort(), PATIENCE);
      try {
        const answer = await fetch(path, {
          ...options, signal: patience.signal, redirect: "manual", cache: "no-store",
        });
        if (answer.type === "opaqueredirect") return { ok: false, status: 401, body: { problem: "signed-out" } };
        const body = await answer.json().catch((error) => {
          if (!(error instanceof SyntaxError)) throw error;
        });
        // A page in its place, of a proxy or a network that wants to be signed in to, tells nothing of the text.
        if (body === undefined) return { ok: false, status: 502 };
        return { ok: answer.ok, status: answer.status, body };
      } catch {
        return null;
      } finally {
        clearTimeout(limit);
      }
    }

    function read(name) {
      try { return JSON.parse(localStorage.getItem(name)); } catch { return null; }
    }
    function forget(name) {
      try { localStorage.removeItem(name); } catch { /* Then there is nothing to forget either. */ }
    }
    function names() {
      try { return Object.keys(localStorage); } catch { return []; }
    }
    function tabName() {
      try {
        let name = sessionStorage.getItem("samordna.flik");
        if (!name) {
          name = randomName();
          sessionStorage.setItem("samordna.flik", name);
        }
        return name;
      } catch {
        return "ensam";
      }
    }

    // How much two texts have in common at their beginning and at their end, in whole characters: half an emoji is none.
    function common(one, other) {
      const least = Math.min(one.length, other.length);
      let head = 0;
      while (head < least && one[head] === other[head]) head += 1;
      let tail = 0;
      while (tail < least - head && one[one.length - 1 - tail] === other[other.length - 1 - tail]) tail += 1;
      if (head > 0 && /[\uD800-\uDBFF]/.test(one[head - 1])) head -= 1;
      if (tail > 0 && /[\uDC00-\uDFFF]/.test(one[one.length - tail])) tail -= 1;
      return [head, tail];
    }

    function draftName(tab) { return `${drafts}${desk.dataset.item}/${tab}`; }
    function randomName() {
      return [...crypto.getRandomValues(new Uint32Array(2))].map((part) => part.toString(36)).join("");
    }

    function plain(text) { return text.replaceAll("\r\n", "\n"); }
    function clock() {
      const now = new Date();
      return `${now.getHours()}.${String(now.getMinutes()).padStart(2, "0")}`;
    }
  }
}
