"""What the walks through the service share: a browser, what every page must hold, and the mail that leads to pages."""

import imaplib
import io
import json
import re
import ssl
import sys
import time
from contextlib import contextmanager
from email import message_from_bytes, policy
from pathlib import Path
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import TimeoutError, expect, sync_playwright

CHROMIUM = "/usr/bin/chromium"
DESK = {"width": 1280, "height": 900}
PAPER = {"width": 680, "height": 1009}
PHONE = {"width": 390, "height": 844}
NARROWEST = {"width": 320, "height": 640}
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PATIENCE = 60_000
LONG_WORK = 120
TALLEST = 1400


class Walk:
    """One person's walk through the service, in a browser of her own."""

    def __init__(self, browser, origin, viewport=DESK, script=True, scheme="light", state=None):
        self.origin = origin
        self.script = script
        self.context = browser.new_context(
            viewport=viewport, java_script_enabled=script, color_scheme=scheme, locale="sv-SE",
            reduced_motion="reduce", storage_state=state)
        self.context.set_default_timeout(PATIENCE)
        self.page = self.context.new_page()
        self.faults = []
        self.page.on("console", lambda message: self.note_console(message))
        self.page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        self.page.on("request", lambda request: self.note_request(request))

    def note_console(self, message):
        # A page that says no (404, 409, 422) is also written to the console.
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.faults.append(f"console: {message.text}")

    def note_request(self, request):
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https") and f"{parts.scheme}://{parts.netloc}" != self.origin:
            self.faults.append(f"asked another site: {request.url}")

    def go(self, path):
        try:
            answer = self.page.goto(path if path.startswith("http") else self.origin + path)
        except TimeoutError:
            sys.exit("\n".join([*self.faults, f"{path} does not come within {PATIENCE // 1000} seconds"]))
        self.check()
        return answer

    def press(self, name, role="button", within="body"):
        """Presses the first button or link of this name by the keyboard, and looks at the page that comes."""
        with self.expecting(f"a {role} “{name}”"):
            target = self.page.locator(within).get_by_role(role, name=name, exact=True).first
            with self.page.expect_navigation():
                target.press("Enter")
        self.check()

    def follow(self, name):
        self.press(name, role="link")

    def fill(self, label, text):
        with self.expecting(f"a field “{label}”"):
            self.page.get_by_label(label).first.fill(text)

    def choose(self, label):
        with self.expecting(f"a choice “{label}”"):
            self.page.get_by_label(label).first.check()

    def open(self, summary):
        with self.expecting(f"a summary “{summary}”"):
            self.page.locator("summary").filter(has_text=summary).first.press("Enter")

    def select(self, label, option):
        with self.expecting(f"a list “{label}” with “{option}”"):
            self.page.get_by_label(label).first.select_option(option)

    def says(self, *texts, within="main"):
        for text in texts:
            with self.expecting(f"the words “{text}”"):
                expect(self.page.locator(within).get_by_text(text).first).to_be_visible(timeout=PATIENCE)

    @contextmanager
    def expecting(self, what):
        """Says what is missing on which page, instead of where in a library time ran out."""
        try:
            yield
        except (TimeoutError, AssertionError):
            main = self.page.locator("main").inner_text()
            sys.exit("\n".join([*self.faults, f"{self.page.url} has not {what}, but:", main]))

    def is_headed(self, text):
        with self.expecting(f"the heading “{text}”"):
            expect(self.page.get_by_role("heading", level=1)).to_contain_text(text)

    def check(self):
        """What holds for every page in every state; without script axe-core cannot run, and its page is the same."""
        address = self.page.url.removeprefix(self.origin)
        headings = self.page.get_by_role("heading", level=1).count()
        if headings != 1:
            self.faults.append(f"{address}: {headings} headings of the first level")
        width, view = self.page.evaluate(
            "[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        if width > view:
            self.faults.append(f"{address}: {width} px wide in a view of {view}")
        if not self.script:
            return
        found = Axe().run(self.page, options={"runOnly": STANDARDS}).response["violations"]
        for violation in found:
            places = "; ".join(node["html"][:160] for node in violation["nodes"][:3])
            self.faults.append(f"{address}: {violation['id']}: {places}")

    def print(self, path, leaves=None):
        """A page on A4 has nothing to press, nothing that is cut off, and no leaf more than it needs."""
        view = self.page.viewport_size
        self.page.goto(self.origin + path)
        self.page.set_viewport_size(PAPER)
        self.page.emulate_media(media="print")
        pressed = self.page.locator("form:visible, .button:visible, iframe:visible").count()
        width, room = self.page.evaluate(
            "[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        printed = len(re.findall(rb"/Type\s*/Page\b", self.page.pdf(prefer_css_page_size=True, format="A4")))
        if pressed or width > room or leaves not in (None, printed):
            self.faults.append(
                f"{path} on paper: {pressed} things to press, {width} px wide in {room}, {printed} leaves")
        self.page.emulate_media(media="screen")
        self.page.set_viewport_size(view)

    def wait_for(self, is_there):
        """Looks again at a page that comes back by itself until it has what is waited for."""
        deadline = time.monotonic() + LONG_WORK
        while not is_there():
            if time.monotonic() > deadline:
                with self.expecting("what was waited for"):
                    raise AssertionError
            self.page.reload()
            time.sleep(0.5)

    def has_button(self, name):
        return self.page.get_by_role("button", name=name, exact=True).count() > 0

    def picture(self, folder, name):
        """The page as the handbook shows it: no taller than it helps to see, in few colours."""
        if folder is None:
            return
        shot = Image.open(io.BytesIO(self.page.screenshot(full_page=True))).convert("RGB")
        shot = shot.crop((0, 0, shot.width, min(shot.height, TALLEST)))
        shot.quantize(64).save(Path(folder) / f"{name}.png", optimize=True)

    def end(self):
        self.context.close()
        if self.faults:
            sys.exit("\n".join(dict.fromkeys(self.faults)))


@contextmanager
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


def orders():
    """What the test asks for, as JSON in the first argument."""
    return json.loads(sys.argv[1])


class Mail:
    """The mailboxes of a real server, as `mailserver.py` announced it."""

    def __init__(self, server):
        self.server = server

    def texts(self, address, subject=""):
        """The plain texts of what came to an address, newest first."""
        context = ssl.create_default_context(cafile=self.server["ca"])
        with imaplib.IMAP4_SSL("127.0.0.1", self.server["imaps"], ssl_context=context) as connection:
            connection.login(address, self.server["password"])
            _, [count] = connection.select(readonly=True)
            _, found = connection.fetch("1:*", "(BODY.PEEK[])") if int(count) else (None, [])
        letters = [message_from_bytes(item[1], policy=policy.default) for item in found if isinstance(item, tuple)]
        return [
            letter.get_body(("plain",)).get_content() for letter in reversed(letters)
            if subject in (letter["subject"] or "")
        ]

    def wait(self, address, pattern, subject="", beyond=0):
        """What the pattern finds in the newest mail that has it, as soon as more than `beyond` such mails have come."""
        deadline = time.monotonic() + PATIENCE / 1000
        while time.monotonic() < deadline:
            found = [re.search(pattern, text, re.MULTILINE) for text in self.texts(address, subject)]
            found = [match for match in found if match]
            if len(found) > beyond:
                return found[0]
            time.sleep(0.2)
        sys.exit(f"no mail to {address} has {pattern}")

    def link(self, address, path, subject=""):
        """The newest address under `path` that a mail names."""
        return self.wait(address, rf"https?://\S*{re.escape(path)}[^\s>)]*", subject).group().rstrip(".,")
