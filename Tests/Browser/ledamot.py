"""What chairs and ledamöter do by the links in their mail, on a telephone.

    ledamot.py {"act": NAME, "web": ORIGIN, "mail": SERVER, "script": BOOL, "pictures": FOLDER or null}

SERVER is what `mailserver.py` announced.
"""

from browsing import PHONE, Mail, Walk, chromium, orders

ANNA = "anna.bergstrom@regionen.example"
JORGEN = "jorgen.hallin@ludvika.kommun.example"


def main():
    order = orders()
    with chromium() as browser:
        walk = Walk(browser, order["web"], PHONE, order["script"])
        ACTS[order["act"]](walk, Mail(order["mail"]), order["pictures"])
        walk.end()


def approve(walk, mail, pictures):
    """The chair's year; a press without a choice asks for one, as a gateway's would."""
    link = mail.link(ANNA, "/arets-dagar/")
    walk.go(link)
    walk.is_headed("Mötesdagar 2027")
    walk.picture(pictures, "arets-dagar")
    walk.press("Skicka svaret")
    walk.says("Inget bokas förrän du svarar ja.")
    walk.choose("Ja, boka dem hos ledamöterna")
    walk.press("Skicka svaret")
    walk.says("Dagarna är bokade.")
    walk.go(link)
    walk.says("Dagarna är bokade.")


def answer(walk, mail, pictures):
    walk.go(mail.link(JORGEN, "/svar/", "Kallelse"))
    walk.choose("Jag kommer")
    walk.fill("Hälsning till samordnaren", "Kommer, men går 14.30. 🙂")
    walk.picture(pictures, "svara")
    walk.press("Skicka svaret")
    walk.says("Du kommer")


def report(walk, mail, pictures):
    """Reading time with one press to choose and one to send, own hours, own calendar."""
    walk.go(mail.link(JORGEN, "/din-sida/"))
    walk.is_headed("Jörgen Hallin")
    walk.picture(pictures, "din-sida")
    walk.follow("1 timme")
    walk.press("Skicka en timme")
    walk.says("Du läste en timme")


ACTS = {"approve": approve, "answer": answer, "report": report}
main()
