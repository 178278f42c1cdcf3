"""Opens every page that links lead to, in several widths and both colour schemes, with script and without.

    everywhere.py {"web": ORIGIN, "starts": [PATH…], "width": PX, "scheme": "light", "script": true, "at_least": N}

Every page is read by axe-core; none may be wider than the window, load anything from elsewhere or complain in the console.
Prints how many pages it saw of each kind.
"""

import json
import re
import sys
from collections import Counter
from urllib.parse import urljoin, urlsplit

from browsing import Walk, chromium, orders

NOT_PAGES = re.compile(
    r"\.(ics|pdf|csv|json|png|html|xlsx|docx|eml)$|/(hamta|fil|bilaga)(/|$)|/dokument/[^/]+/[^/]+$"
    r"|^/logga-ut|^/kalender/|^/min-kalender/"
)


def main():
    order = orders()
    with chromium() as browser:
        walk = Walk(browser, order["web"], {"width": order["width"], "height": 900}, order["script"], order["scheme"])
        for start in order["starts"]:
            walk.go(start)
            enter(walk)
        seen = crawl(walk, order["starts"])
        on_paper(walk)
        print(json.dumps(seen, ensure_ascii=False))
        if len(seen) < order["at_least"]:
            sys.exit(f"only {len(seen)} kinds of pages were reached: {', '.join(seen)}")
        walk.end()


def on_paper(walk):
    walk.go("/aret")
    year = urlsplit(walk.page.url).path
    walk.go("/grupper")
    meeting = walk.page.locator("a[href^='/moten/']").first.get_attribute("href")
    walk.print(year, leaves=1)
    walk.print(f"{year}/arshjul", leaves=1)
    for path in ["/idag", "/arbetsinsats", meeting]:
        walk.print(path)


def enter(walk):
    """A sign-in link leads to a button."""
    button = walk.page.get_by_role("button", name="Logga in", exact=True)
    if button.count():
        button.click()
        walk.page.wait_for_load_state()


def crawl(walk, starts):
    waiting = links(walk) + [path for path in starts if "/logga-in" not in path] + ["/", "/idag"]
    visited, kinds = set(), Counter()
    while waiting:
        path = waiting.pop(0)
        kind = kind_of(path)
        if path in visited or kind in kinds:
            continue
        visited.add(path)
        answer = walk.go(path)
        kinds[kind] += 1
        if answer.status >= 400:
            walk.faults.append(f"{path}: answered {answer.status}")
        waiting += links(walk)
    return kinds


def links(walk):
    """Where the page's links and the forms that only ask lead, within the service."""
    hrefs = walk.page.eval_on_selector_all("a[href]", "all => all.map(a => a.getAttribute('href'))")
    paths = []
    for href in hrefs:
        url = urlsplit(urljoin(walk.page.url, href))
        if f"{url.scheme}://{url.netloc}" == walk.origin and not NOT_PAGES.search(url.path):
            paths.append(url.path + (f"?{url.query}" if url.query else ""))
    return paths


def kind_of(path):
    """Pages that differ by a name, a number or a secret only are of one kind; so are those of one query's keys."""
    url = urlsplit(path)
    parts = ["*" if re.search(r"\d|[A-Z_]|^l[aps][gos]-|-.*-", part) else part for part in url.path.split("/")]
    keys = sorted(re.findall(r"(?:^|&)([^=&]+)=", url.query))
    return "/".join(parts) + ("?" + "&".join(keys) if keys else "")


main()
