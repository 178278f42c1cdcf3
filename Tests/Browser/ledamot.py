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


def release(walk, mail, pictures):
    """The chair's yes to the agenda."""
    walk.go(mail.link(ANNA, "/dagordning/"))
    walk.says("Remissen om vårdförlopp")
    walk.picture(pictures, "slapp-dagordning")
    walk.choose("Ja, skicka kallelsen när det är dags")
    walk.press("Skicka svaret")
    walk.says("Kallelsen går ut när det är dags.")


def read(walk, mail, pictures):
    """What there is to read lies in the mail and behind its link, and is the same."""
    walk.go(mail.link(JORGEN, "/mote/", "Kallelse"))
    walk.says("Förslag till vårdförlopp å ä ö")
    walk.picture(pictures, "handlingar-ledamot")
    [file] = walk.page.get_by_role("link", name="Hämta bilaga 1").all()
    paper = walk.page.request.get(walk.origin + file.get_attribute("href"))
    if not paper.body().startswith(b"%PDF-"):
        walk.faults.append(f"the paper is {paper.body()[:20]}")


def comment(walk, mail, pictures):
    walk.go(mail.link(JORGEN, "/synpunkter/", "Utkast"))
    walk.says("Stämma av målet med kommunerna")
    walk.open("på 3. Remissen om vårdförlopp")
    walk.fill("Din synpunkt på 3. Remissen om vårdförlopp", "Det var regionen som skulle skriva.")
    walk.picture(pictures, "synpunkt")
    walk.press("Skicka synpunkten", within="details[open]")
    walk.says("Samordnaren har fått den.")


def agree(walk, mail, pictures):
    """The chair approves in two steps; opening the link approves nothing."""
    walk.go(mail.link(ANNA, "/godkannande/", "Godkänn"))
    walk.says("Stämma av målet med kommunerna")
    walk.picture(pictures, "godkannande")
    walk.choose("Ja, jag godkänner dem")
    walk.press("Fortsätt")
    walk.press("Ja, godkänn")
    walk.says("Godkänd")


def finish(walk, mail, pictures):
    """The owner is reminded in time, and tells by the link that it is done."""
    walk.go(mail.link(JORGEN, "/atgard/", "Din åtgärd"))
    walk.says("Stämma av målet med kommunerna")
    walk.picture(pictures, "atgard")
    walk.choose("Det är klart")
    walk.fill("Några ord", "Alla femton har svarat.")
    walk.press("Skicka svaret")
    walk.says("Inget mer behöver göras.")


def report(walk, mail, pictures):
    """Reading time with one press to choose and one to send, own hours, own calendar."""
    walk.go(mail.link(JORGEN, "/din-sida/"))
    walk.is_headed("Jörgen Hallin")
    walk.picture(pictures, "din-sida")
    walk.follow("1 timme")
    walk.press("Skicka en timme")
    walk.says("Du läste en timme")


ACTS = {
    "approve": approve, "release": release, "answer": answer, "read": read, "comment": comment, "agree": agree,
    "finish": finish, "report": report,
}
main()
