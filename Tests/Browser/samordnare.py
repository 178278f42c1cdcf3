"""The samordnare's year in the office, act by act; between the acts the test moves the clock.

    samordnare.py {"act": NAME, "web": ORIGIN, "mail": SERVER, "script": BOOL, "state": FILE, "pictures": FOLDER or null}

SERVER is what `mailserver.py` announced. Every page on the way is read by axe-core. `pictures` fills the handbook.
"""

import re
import sys
from pathlib import Path

from browsing import DESK, Mail, Walk, chromium, orders

BO = "bo.lindgren@regionen.example"
REVIEW = re.compile("^Granska")
MEETING = "/moten/lpo-psykisk-halsa/2027-2"


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


def call(walk, mail, pictures):
    """Sees what each person gets, sends, undoes, sends again."""
    sign_in(walk, mail, None)
    walk.picture(pictures, "idag")
    walk.go(MEETING)
    walk.picture(pictures, "mote")
    walk.follow(REVIEW)
    walk.says("Tolv personer får mejlet.")
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
    """Attendance in a minute, and what there was to read."""
    sign_in(walk, mail, None)
    walk.go(MEETING)
    walk.says("Närvaron är inte registrerad.")
    walk.follow("Registrera närvaro")
    walk.picture(pictures, "narvaro")
    walk.press("Spara närvaron")
    walk.fill("Antal", "42")
    walk.press("Spara inläsningen")
    walk.says("42 sidor")
    walk.go(f"{MEETING}/anteckningar/som-fil")
    walk.page.get_by_label("Fil").set_input_files(
        {"name": "Anteckningar.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4\n%%EOF\n"})
    walk.press("Lägg in och granska")
    walk.press(re.compile("^Skicka"), within="main")


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


ACTS = {"begin": begin, "plan": plan, "call": call, "follow_up": follow_up, "look_back": look_back}
main()
