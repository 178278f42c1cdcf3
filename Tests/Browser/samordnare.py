"""The samordnare's year in the office, act by act; between the acts the test moves the clock.

    samordnare.py {"act": NAME, "web": ORIGIN, "mail": SERVER, "script": BOOL, "state": FILE, "pictures": FOLDER or null}

SERVER is what `mailserver.py` announced. Every page on the way is read by axe-core. `pictures` fills the handbook.
"""

import re
import sys
from pathlib import Path

from playwright.sync_api import expect

from browsing import DESK, PATIENCE, Mail, Walk, chromium, orders

BO = "bo.lindgren@regionen.example"
REVIEW = re.compile("^Granska")
MEETING = "/moten/lpo-psykisk-halsa/2027-2"
EARLIER = "/moten/lpo-psykisk-halsa/2027-1"
NOTES = """Frida gick igenom förslaget, bilaga 1.

- Stämma av målet med kommunerna – Jörgen Hallin ansvarig, klart 11 juni

Beslut: gruppen ställer sig bakom remissvaret."""


def main():
    order = orders()
    with chromium() as browser:
        state = order["state"] if Path(order["state"]).exists() else None
        walk = Walk(browser, order["web"], DESK, order["script"], state=state)
        ACTS[order["act"]](walk, Mail(order["mail"]), order["pictures"])
        walk.context.storage_state(path=order["state"])
        walk.end()


def sign_in(walk, mail, pictures):
    """By the code in the mail, typed with a space, as people do; who was here a moment ago is still signed in."""
    walk.go("/idag")
    if "/logga-in" not in walk.page.url:
        return
    walk.fill("Din mejladress", BO)
    walk.picture(pictures, "logga-in")
    before = len(mail.texts(BO, "är din kod"))
    walk.press("Skicka mejlet")
    code = mail.wait(BO, r"Kod\s+(\d{3})\s?(\d{3})\s*$", "är din kod", beyond=before)
    walk.fill("Koden i mejlet", " ".join(code.groups()))
    walk.press("Logga in")
    walk.says("Kommande")


def begin(walk, mail, pictures):
    sign_in(walk, mail, pictures)
    walk.says("Utskick är pausat.")
    walk.press("Starta utskick")
    walk.is_headed("Starta utskick")
    walk.press("Starta utskick", within="main")


def plan(walk, mail, pictures):
    """A year on one page: proposed, looked at, laid in, and put to the chairs."""
    sign_in(walk, mail, None)
    walk.go("/aret/2027")
    walk.follow("Planera 2027")
    walk.fill("Första dag som får ändras", "2027-01-15")
    walk.press("Räkna fram ett förslag")
    walk.wait_for(lambda: walk.has_button("Lägg in förslaget"))
    walk.check()
    walk.picture(pictures, "forslag")
    walk.press("Lägg in förslaget")
    walk.go("/aret/2027")
    walk.says("30 möten i sex grupper.")
    walk.picture(pictures, "aret")
    walk.follow("Skicka till ordförandena")
    walk.press(re.compile("^Skicka"), within="main")


def prepare(walk, mail, pictures):
    """An agenda that is half written already gets its items, a presenter of another group and a paper."""
    sign_in(walk, mail, None)
    walk.go("/installningar/grupper/lpo-psykisk-halsa/utskick")
    walk.select("Kallelsen", "När ordföranden har sagt ja")
    walk.select("Frågan om dagordningen", "Av sig själv")
    walk.press("Spara ändringarna")
    walk.go(f"{MEETING}/dagordning")
    walk.says("Dagordningen är påbörjad åt dig")
    row = walk.page.locator("li").filter(has=walk.page.locator("#punkt-5"))
    row.get_by_label("Punkt", exact=True).fill("Remissen om vårdförlopp")
    row.get_by_label("Typ").select_option("Beslut")
    row.get_by_label("Föredragande").fill("Frida Enqvist")
    row.get_by_label("Minuter").fill("40")
    if walk.script:
        walk.page.get_by_role("button", name="Flytta upp punkt 3").press("Enter")
        walk.says("14.00")
        walk.page.get_by_role("button", name="Flytta ned punkt 2").press("Enter")
        walk.check()
    else:
        walk.press("Lägg till punkter")
        walk.press("Flytta upp punkt 3")
        walk.press("Flytta ned punkt 2")
    walk.picture(pictures, "dagordning")
    walk.press("Granska dagordningen", within=".actions")
    walk.says("Dagordningen följer med kallelsen.", "Remissen om vårdförlopp")
    walk.press("Spara dagordningen")
    paper = walk.page.request.get(f"{walk.origin}{MEETING}/dokument/dagordning/pdf").body()
    walk.go(f"{MEETING}/handlingar")
    walk.page.get_by_label("Fil").set_input_files(
        {"name": "Förslag till vårdförlopp å ä ö.pdf", "mimeType": "application/pdf", "buffer": paper})
    walk.select("Hör till", "3. Remissen om vårdförlopp")
    walk.press("Lägg in handlingen")
    walk.wait_for(lambda: walk.page.get_by_text("1 sida").count() > 0)
    walk.picture(pictures, "handlingar")


def call(walk, mail, pictures):
    """Sees what each person gets, sends, undoes, sends again."""
    sign_in(walk, mail, None)
    walk.picture(pictures, "idag")
    walk.go(MEETING)
    walk.picture(pictures, "mote")
    walk.follow(REVIEW)
    walk.says("13 personer får mejlet.")
    for form in ("Ren text", "Kalender", "Mejl"):
        walk.follow(form)
    walk.picture(pictures, "granska")
    walk.press("Skicka kallelsen")
    walk.says("Du kan ångra fram till dess.")
    walk.press("Ångra utskicket av kallelsen")
    walk.follow(REVIEW)
    walk.press("Skicka kallelsen")
    walk.says("Du kan ångra fram till dess.")


def follow_up(walk, mail, pictures):
    """Attendance in a minute, what there was to read, and minutes of an earlier meeting that were written elsewhere."""
    sign_in(walk, mail, None)
    walk.go(MEETING)
    walk.says("Närvaron är inte registrerad.")
    walk.follow("Registrera närvaro")
    walk.picture(pictures, "narvaro")
    walk.press("Spara närvaron")
    walk.says("Det var en handling att läsa inför mötet")
    walk.go(f"{EARLIER}/anteckningar/som-fil")
    walk.page.get_by_label("Fil").set_input_files(
        {"name": "Anteckningar.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4\n%%EOF\n"})
    walk.press("Lägg in och granska")
    walk.press(re.compile("^Skicka"), within="main")


def write(walk, mail, pictures):
    """The minutes, item by item; an owner with a day becomes an åtgärd, and a draft goes to those who were called."""
    sign_in(walk, mail, None)
    walk.go(f"{MEETING}/anteckningar")
    walk.follow(re.compile("Remissen om vårdförlopp"))
    walk.fill("Anteckningar: ", NOTES)
    if walk.script:
        with walk.expecting("that all is saved"):
            expect(walk.page.locator("#sparlage")).to_contain_text("Sparat kl.", timeout=PATIENCE)
    else:
        walk.press("Spara texten")
    walk.says("Stämma av målet med kommunerna", within=".writing-found")
    walk.says("Jörgen Hallin", within=".writing-found")
    walk.go(f"{MEETING}/anteckningar/lage")
    walk.follow("Granska och dela")
    walk.picture(pictures, "dela")
    walk.press("Dela och skicka utkastet")
    walk.says("Anteckningarna är delade.")


def settle(walk, mail, pictures):
    """What was said beside the text is settled, and the chair asked."""
    sign_in(walk, mail, None)
    walk.go(f"{MEETING}/anteckningar/lage")
    walk.follow("Se synpunkterna")
    walk.says("Det var regionen som skulle skriva.")
    walk.picture(pictures, "synpunkter")
    walk.press("Tagit med synpunkten från Jörgen Hallin")
    walk.go(f"{MEETING}/anteckningar/lage")
    walk.press("Fråga Anna Bergström nu")
    walk.says("Frågan är på väg.")


def send(walk, mail, pictures):
    """Approved by the chair, the minutes go to all as a PDF."""
    sign_in(walk, mail, None)
    walk.go(f"{MEETING}/anteckningar/lage")
    walk.says("Godkända")
    walk.wait_for(lambda: walk.page.get_by_text("Granska och skicka").count() > 0)
    walk.picture(pictures, "lage")
    walk.follow("Granska och skicka")
    walk.press(re.compile("^Skicka"), within="main")
    walk.go("/atgarder")
    walk.says("Stämma av målet med kommunerna")
    walk.picture(pictures, "atgarder")


def look_back(walk, mail, pictures):
    """Who put in what, who got what, and everything found again."""
    sign_in(walk, mail, None)
    walk.go("/arbetsinsats")
    walk.picture(pictures, "arbetsinsats")
    walk.follow("Visa dem")
    walk.says("Jörgen Hallin", within="table")
    walk.go("/utskick")
    walk.picture(pictures, "utskick")
    walk.go("/inkorg")
    walk.picture(pictures, "inkorg")
    walk.go("/grupper/lpo-psykisk-halsa")
    walk.picture(pictures, "grupp")
    walk.go("/personer")
    walk.picture(pictures, "personer")
    walk.go("/sok")
    walk.fill("Namn, adress, grupp, datum eller ord i mejl och anteckningar", "Hallin")
    walk.press("Sök", within="main")
    walk.says("Jörgen")
    walk.go("/atgarder?lage=klara")
    walk.says("Stämma av målet med kommunerna")
    walk.go("/sok/anteckningar?q=mål")
    walk.says("målet")


ACTS = {
    "begin": begin, "plan": plan, "prepare": prepare, "call": call, "follow_up": follow_up, "write": write,
    "settle": settle, "send": send, "look_back": look_back,
}
main()
