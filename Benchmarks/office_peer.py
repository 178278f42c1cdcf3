"""The office's pages by Flask: OFFICE=FOLDER gunicorn office_peer:app

It has the same session in the same database, runs the statements that samordna runs for the page and fetches all their
rows, renders the page by a Jinja template with the values escaped, and sends the same headers.

Samordna keeps what it made of the database until a commit; the peer, whose pages are the same each time, asks again each
time. Both are also measured while another process commits ten times a second.

What it does not do, all of it in its favour: decide what she may see, make anything of the rows, find what waits for
her, count hours, draw the chart, put Swedish words together. The values of the page are those that samordna found.
"""

import hashlib
import json
import os
import sqlite3
import threading

from flask import Flask, redirect, request
from jinja2 import Environment

with open(os.path.join(os.environ["OFFICE"], "office.json")) as file:
    office = json.load(file)
environment = Environment(autoescape=True, keep_trailing_newline=True)
pages = {page["path"]: (page, environment.from_string(page["template"])) for page in office["pages"]}
own = threading.local()
app = Flask(__name__)


def database():
    if not hasattr(own, "database"):
        own.database = sqlite3.connect(office["database"], isolation_level=None, cached_statements=4096)
    return own.database


def show():
    page, template = pages[request.path]
    connection = database()
    digest = hashlib.sha256(request.cookies.get(office["cookie"], "").encode()).hexdigest()
    session = connection.execute("SELECT * FROM session WHERE digest = ?", (digest,)).fetchone()
    if session is None:
        return redirect("/logga-in")
    for statement in page["statements"]:
        connection.execute(statement).fetchall()
    return template.render(r0=page["values"]), page["headers"]


for path in pages:
    app.add_url_rule(path, path, show)
