"""Writes minutes as a samordnare does on a bad day: the network goes, the window closes, somebody else writes too.

    skriva.py {"web": ORIGIN, "links": [SIGN-IN LINK, …], "item": PATH, "held": PATH, "pictures": FOLDER or null}

“held” is a meeting that is over. Four links are used up. Every state is read by axe-core.
"""

from playwright.sync_api import expect

from browsing import PATIENCE, PHONE, Walk, chromium, orders

TEXT = """Hanna gick igenom utkastet till gapanalys, bilaga 2.

- Påminna de åtta kommunerna – {owner} ansvarig, klart 26 mars
- Ta fram förslag på två mått för uppföljning
- Fråga om siffrorna även gäller privata mottagningar (?)

Jäv: ingen anmälde."""


def main():
    order = orders()
    links, item = list(order["links"]), order["item"]
    with chromium() as browser:
        one, other = Walk(browser, order["web"]), Walk(browser, order["web"])
        for walk in (one, other):
            sign_in(walk, links.pop(0))
            walk.go(item)
        writes(one, item, order)
        survives_the_network(one, other, item)
        stays_while_unsaved(one, item)
        is_told_where_notes_are_shared(one, order["held"])
        one.go(item)
        survives_the_window(one, item)
        keeps_emoji(one, item)
        shortens_what_is_too_long(one, item)
        writes_beside(one, other, item)
        types_after_the_conflict(one, other, item)
        shows_what_no_item_takes(one, item)
        survives_the_session(one, links.pop(0), item)
        goes_by_keyboard(one)
        for walk in (one, other):
            walk.end()
        plain = Walk(browser, order["web"], PHONE, script=False)
        sign_in(plain, links.pop(0))
        writes_without_script(plain, item)
        plain.end()


def sign_in(walk, link):
    walk.go(link)
    walk.press("Logga in")


def field(walk):
    return walk.page.locator("#text")


def state(walk, words):
    with walk.expecting(f"the state “{words}”"):
        expect(walk.page.locator("#sparlage")).to_contain_text(words, timeout=PATIENCE)


def saved(walk):
    """Whatever was typed is on the server."""
    state(walk, "Sparat kl.")
    with walk.expecting("an empty drawer"):
        # Not wait_for_function, whose eval the page's policy forbids.
        for _ in range(PATIENCE // 50):
            if walk.page.evaluate("Object.keys(localStorage).length") == 0:
                return
            walk.page.wait_for_timeout(50)
        raise AssertionError


def stands(walk, item, text):
    """What the server has, asked for apart from the page."""
    got = walk.context.request.get(walk.origin + item).text()
    shown = got.split("<textarea", 1)[1].split(">", 1)[1].split("</textarea>", 1)[0].lstrip("\n")
    plain = shown.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&#39;", "'")
    if plain != text:
        walk.faults.append(f"the server has “{plain}”, not “{text}”")


def writes(walk, item, order):
    owner = walk.page.locator("#jav option").nth(1).text_content().split()[0]
    text = TEXT.format(owner=owner)
    field(walk).press_sequentially("Hanna")
    saved(walk)
    field(walk).fill(text)
    with walk.expecting("the åtgärd beside the text"):
        expect(walk.page.locator("#funnet")).to_contain_text("fredag 26 mars", timeout=PATIENCE)
    saved(walk)
    walk.check()
    with walk.expecting("the owner underlined"):
        expect(walk.page.locator(".writing-under u").filter(has_text=owner)).to_have_count(1)
    if not walk.page.evaluate(ALIGNED):
        walk.faults.append("the layer behind the text is not laid out as the text")
    walk.picture(order["pictures"], "anteckningar")
    stands(walk, item, text)
    walk.go(item)


# The layer has the same width and the same height as the field when both hold the same text.
ALIGNED = """() => {
  const [area, under] = [document.querySelector('#text'), document.querySelector('.writing-under')];
  const [a, b] = [getComputedStyle(area), getComputedStyle(under)];
  const same = ['width', 'fontSize', 'fontFamily', 'lineHeight', 'paddingLeft', 'letterSpacing', 'whiteSpaceCollapse'];
  return same.every((name) => a[name] === b[name]) && under.scrollHeight <= area.scrollHeight + 30;
}"""


def survives_the_network(walk, other, item):
    before = field(walk).input_value()
    walk.context.set_offline(True)
    field(walk).fill(before + "\nUtan nät.")
    state(walk, "Ingen kontakt sedan")
    walk.says("Texten finns i den här webbläsaren och skickas när kontakten är tillbaka.")
    walk.check()
    stands(other, item, before)
    field(walk).fill(before + "\nUtan nät, och mer.")
    walk.context.set_offline(False)
    saved(walk)
    with walk.expecting("no word of trouble"):
        expect(walk.page.locator("#lage")).to_be_hidden(timeout=PATIENCE)
    stands(other, item, before + "\nUtan nät, och mer.")


def stays_while_unsaved(walk, item):
    walk.context.set_offline(True)
    field(walk).press("End")
    field(walk).press_sequentially(" Inte sparat.")
    text = field(walk).input_value()
    state(walk, "Ingen kontakt sedan")
    walk.page.get_by_role("link", name="Stäng").click()
    walk.says("Texten är inte sparad", "Lämna sidan ändå")
    walk.check()
    if not walk.page.url.endswith(item):
        walk.faults.append("the page was left without its text")
    asks_before_it_closes(walk)
    walk.context.set_offline(False)
    saved(walk)
    stands(walk, item, text)


def asks_before_it_closes(walk):
    """The window itself is closed: the browser asks."""
    asked = []

    def refuse(dialog):
        asked.append(dialog.type)
        dialog.dismiss()

    walk.page.on("dialog", refuse)
    walk.page.close(run_before_unload=True)
    for _ in range(40):
        if asked:
            break
        walk.page.wait_for_timeout(50)
    if asked != ["beforeunload"]:
        walk.faults.append(f"the window was closed without a question: {asked}")
    walk.page.remove_listener("dialog", refuse)


def is_kept_from_leaving(walk, item, *words):
    """What is wrong stays in words; nobody is told to wait where waiting does not help."""
    for _ in range(2):
        walk.page.evaluate("document.querySelector('#sagt').textContent = ''")
        walk.page.get_by_role("link", name="Stäng").click()
        with walk.expecting("word of the text that is not saved"):
            expect(walk.page.locator("#sagt")).to_have_text("Texten är inte sparad.", timeout=PATIENCE)
    with walk.expecting("one way out"):
        expect(walk.page.get_by_role("button", name="Lämna sidan ändå")).to_have_count(1)
    walk.says(*words)
    if "Vänta tills" in walk.page.locator("#lage").inner_text():
        walk.faults.append("the writer is told to wait for what does not come by waiting")
    if not walk.page.url.endswith(item):
        walk.faults.append("the page was left without its text")


def shortens_what_is_too_long(walk, item):
    walk.page.route("**/spara", lambda route: route.fulfill(status=413, json={"problem": "too-large"}))
    field(walk).fill("Längre än någon punkt får vara.")
    state(walk, "Texten är för lång")
    is_kept_from_leaving(walk, item, "Texten är för lång för en punkt")
    asks_before_it_closes(walk)
    walk.page.unroute("**/spara")
    field(walk).fill("Kort.")
    saved(walk)
    stands(walk, item, "Kort.")


def is_told_where_notes_are_shared(walk, meeting):
    """That this browser has more than the server."""
    walk.go(f"{meeting}/anteckningar/punkt/inledning")
    walk.page.route("**/spara", lambda route: route.abort())
    field(walk).press_sequentially("Inte sparat. ")
    state(walk, "Ingen kontakt")
    shared = walk.context.new_page()
    shared.goto(f"{walk.origin}{meeting}/anteckningar/lage")
    # Neither somebody else's draft nor one that nothing can read says anything of hers.
    shared.evaluate(BESIDE, f"{meeting}/anteckningar/punkt/beslut")
    shared.reload()
    unsaved = shared.get_by_text("Text i den här webbläsaren är inte sparad.")
    with walk.expecting("word of the text that is not saved"):
        expect(unsaved).to_be_visible(timeout=PATIENCE)
    with walk.expecting("her own item alone"):
        expect(shared.locator("[data-drafts] li")).to_have_count(1)
    shared.evaluate("for (const name of Object.keys(localStorage)) if (name.includes('/bredvid/')) localStorage.removeItem(name)")
    walk.page.unroute("**/spara")
    walk.page.evaluate("dispatchEvent(new Event('online'))")
    saved(walk)
    with walk.expecting("no more word of it"):
        expect(unsaved).to_be_hidden(timeout=PATIENCE)
    shared.close()


BESIDE = """(path) => {
  const { writer } = document.querySelector('[data-drafts]').dataset;
  localStorage.setItem(`samordna.anteckningar/${writer}/bredvid/1/trasig`, '{');
  localStorage.setItem('samordna.anteckningar/nagon-annan/bredvid/2/x', JSON.stringify({ path, item: 'Beslut' }));
}"""


def keeps_emoji(walk, item):
    """A thumb up and one down begin alike, and so they differ within a character."""
    for text in ("Alla 👍 här", "Alla 👎 här", "Alla 😎 här", "👍", "👎👍", ""):
        field(walk).fill(text)
        saved(walk)
        stands(walk, item, text)


def survives_the_window(walk, item):
    walk.page.route("**/spara", lambda route: route.abort())
    field(walk).fill("Skrivet före omladdningen.")
    state(walk, "Ingen kontakt")
    walk.page.reload()
    with walk.expecting("the text after the page was loaded again"):
        expect(field(walk)).to_have_value("Skrivet före omladdningen.")
    walk.page.unroute("**/spara")
    walk.page.evaluate("dispatchEvent(new Event('online'))")
    saved(walk)
    stands(walk, item, "Skrivet före omladdningen.")
    # The window crashes with text that was never sent; another one is opened.
    crashed = walk.page
    crashed.route("**/spara", lambda route: route.abort())
    field(walk).fill("Skrivet före kraschen.")
    state(walk, "Ingen kontakt")
    walk.page = walk.context.new_page()
    crashed.close()
    walk.go(item)
    with walk.expecting("the text of the window that is gone"):
        expect(field(walk)).to_have_value("Skrivet före kraschen.", timeout=PATIENCE)
    saved(walk)
    stands(walk, item, "Skrivet före kraschen.")


def writes_beside(one, other, item):
    field(one).fill("Ett\n\nTvå\n\nTre")
    saved(one)
    other.go(item)
    field(one).fill("Ett, ändrat\n\nTvå\n\nTre")
    saved(one)
    field(other).fill("Ett\n\nTvå\n\nTre, ändrat")
    with other.expecting("both changes"):
        expect(field(other)).to_have_value("Ett, ändrat\n\nTvå\n\nTre, ändrat", timeout=PATIENCE)
    other.says("Någon annan skriver också i punkten")
    saved(other)
    # The same line: both are kept, and the later one chooses.
    one.go(item)
    field(one).fill("Ett enligt den ena\n\nTvå\n\nTre, ändrat")
    saved(one)
    field(other).fill("Ett enligt den andra\n\nTvå\n\nTre, ändrat")
    state(other, "Ändrad av")
    other.says("Båda texterna finns kvar på servern.")
    other.check()
    stands(one, item, "Ett enligt den ena\n\nTvå\n\nTre, ändrat")
    other.page.get_by_role("button", name="Behåll min text").click()
    saved(other)
    stands(one, item, "Ett enligt den andra\n\nTvå\n\nTre, ändrat")
    other.go(f"{item}/tidigare")
    other.says("Ett enligt den ena")
    other.go(item)


def types_after_the_conflict(one, other, item):
    one.go(item)
    field(one).fill("Raden enligt den ena")
    saved(one)
    field(other).fill("Raden enligt den andra")
    state(other, "Ändrad av")
    field(other).press("End")
    field(other).press_sequentially(", och det som skrevs sedan")
    other.page.get_by_role("button", name="Ta den andra texten").click()
    with other.expecting("the other text in the field"):
        expect(field(other)).to_have_value("Raden enligt den ena", timeout=PATIENCE)
    saved(other)
    other.go(f"{item}/tidigare")
    other.says("Raden enligt den andra, och det som skrevs sedan")
    other.go(item)
    one.go(item)


def shows_what_no_item_takes(walk, item):
    draft = {"seen": 0, "base": "", "flight": None, "text": "Skrivet på en punkt som togs bort.",
             "path": item.rsplit("/", 1)[0] + "/9999"}
    walk.page.evaluate(LEFT, draft)
    walk.go(item)
    walk.says("En text i den här webbläsaren kan inte sparas", "Skrivet på en punkt som togs bort.")
    walk.check()
    walk.page.get_by_role("button", name="Ta bort", exact=True).click()
    with walk.expecting("an empty drawer"):
        expect(walk.page.get_by_text("Skrivet på en punkt som togs bort.")).to_have_count(0)
        assert walk.page.evaluate("Object.keys(localStorage).length") == 0


# What a window that is gone left behind.
LEFT = """(draft) => {
  const { writer, key } = document.querySelector('[data-writing]').dataset;
  localStorage.setItem(`samordna.anteckningar/${writer}/${key}/9999/borta`, JSON.stringify(draft));
}"""


def survives_the_session(walk, link, item):
    walk.go(item)
    beside = walk.context.new_page()
    beside.goto(walk.origin + "/idag")
    beside.get_by_role("button", name="Logga ut").click()
    beside.wait_for_load_state()
    field(walk).fill("Skrivet utan inloggning.")
    state(walk, "Du är utloggad")
    walk.says("Texten finns i den här webbläsaren.")
    walk.check()
    is_kept_from_leaving(walk, item, "Du är inte längre inloggad", "Logga in i en ny flik")
    beside.goto(link)
    beside.get_by_role("button", name="Logga in").click()
    beside.wait_for_load_state()
    beside.close()
    walk.page.evaluate("dispatchEvent(new Event('focus'))")
    saved(walk)
    stands(walk, item, "Skrivet utan inloggning.")


def goes_by_keyboard(walk):
    field(walk).press("End")
    field(walk).press_sequentially(" Och mer.")
    field(walk).press("Control+s")
    saved(walk)
    heading = walk.page.get_by_role("heading", level=1)
    before = heading.inner_text()
    field(walk).press("Alt+ArrowDown")
    with walk.expecting("another item"):
        expect(walk.page.get_by_role("heading", level=1)).not_to_have_text(before)
    with walk.expecting("the caret in the field"):
        expect(field(walk)).to_be_focused()
    walk.check()
    field(walk).press("Alt+ArrowUp")
    with walk.expecting("the item before"):
        expect(walk.page.get_by_role("heading", level=1)).to_have_text(before)


def writes_without_script(walk, item):
    walk.go(item)
    stale = walk.context.new_page()
    stale.goto(walk.origin + item)
    field(walk).fill("Utan skript.")
    walk.press("Spara texten")
    state(walk, "Sparat kl.")
    stands(walk, item, "Utan skript.")
    stale.locator("#text").fill("Också utan skript.")
    stale.get_by_role("button", name="Spara texten").click()
    stale.wait_for_load_state()
    expect(stale.get_by_text("Båda finns kvar.")).to_be_visible()
    walk.page = stale
    walk.check()
    walk.follow("Jämför och välj")
    walk.says("Också utan skript.", "Utan skript.")


if __name__ == "__main__":
    main()
