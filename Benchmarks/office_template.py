"""Makes a Jinja template of a finished page, and the values that fill it.

Elements alike that follow on one another become a loop over rows; what differs between them, and every text of the
page's content, becomes a value that Jinja escapes. The rest stays as it is, as it does in a template written by hand.
"""

import html
import re
from dataclasses import dataclass, field
from functools import cached_property

VOID = {"meta", "link", "input", "br", "hr", "img"}
TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)([^>]*?)(/?)>", re.S)
ATTRIBUTE = re.compile(r'(\s+[^\s="]+)(?:="([^"]*)")?', re.S)


@dataclass
class Element:
    name: str
    attributes: list = field(default_factory=list)
    is_closed: bool = False
    children: list = field(default_factory=list)
    after: str = ""

    @cached_property
    def runs(self):
        """The children, those alike that follow on one another together; white space belongs to what it follows."""
        found = []
        for child in self.children:
            last = found[-1][-1] if found else None
            if isinstance(child, str) and not child.strip() and isinstance(last, Element):
                last.after = child
            elif isinstance(child, Element) and isinstance(last, Element) and child.shape == last.shape:
                found[-1].append(child)
            else:
                found.append([child])
        return found

    @cached_property
    def shape(self):
        names = tuple((name, value is None) for name, value in self.attributes)
        return self.name, names, tuple(shape(run[0]) for run in self.runs)


def shape(node):
    return node.shape if isinstance(node, Element) else "text" if node.strip() else node


def template(page):
    """The template's source, whose one variable is r0, and its values."""
    rows = [[]]
    return write([read(page)], rows, 0, is_content=False), rows[0]


def read(page):
    root = Element("")
    stack = [root]
    place = 0
    for tag in TAG.finditer(page):
        if tag.start() > place:
            stack[-1].children.append(page[place:tag.start()])
        place = tag.end()
        is_end, name, attributes, is_closed = tag.groups()
        if is_end:
            if stack.pop().name != name:
                raise SystemExit(f"cannot make a template: </{name}> ends another element")
            continue
        words = [found.groups() for found in ATTRIBUTE.finditer(attributes)]
        element = Element(name, words, bool(is_closed))
        stack[-1].children.append(element)
        if not is_closed and name not in VOID:
            stack.append(element)
    root.children.append(page[place:])
    return root


def write(nodes, rows, depth, is_content):
    """The template of nodes of one shape; each node's values are added to its row."""
    first = nodes[0]
    if isinstance(first, str):
        return slot(nodes, rows, depth, is_content and bool(first.strip()))
    is_content = is_content or first.name == "main"
    children = "".join(write_run(alike, rows, depth, is_content) for alike in zip(*(node.runs for node in nodes)))
    if not first.name:
        return children
    end = "" if first.is_closed or first.name in VOID else f"</{first.name}>"
    start = "".join(write_attribute(nodes, place, rows, depth) for place in range(len(first.attributes)))
    return f"<{first.name}{start}{'/' if first.is_closed else ''}>{children}{end}{first.after}"


def write_attribute(nodes, place, rows, depth):
    name, value = nodes[0].attributes[place]
    if value is None:
        return name
    return f'{name}="{slot([node.attributes[place][1] for node in nodes], rows, depth)}"'


def write_run(alike, rows, depth, is_content):
    if all(len(run) == 1 for run in alike):
        return write([run[0] for run in alike], rows, depth, is_content)
    place = len(rows[0])
    inner = [[[] for _ in run] for run in alike]
    for row, lists in zip(rows, inner):
        row.append(lists)
    units, lists = [unit for run in alike for unit in run], [one for run in inner for one in run]
    source = write(units, lists, depth + 1, is_content)
    return f"{{% for r{depth + 1} in r{depth}[{place}] %}}{source}{{% endfor %}}"


def slot(values, rows, depth, is_value=False):
    if not is_value and all(value == values[0] for value in values):
        return values[0]
    place = len(rows[0])
    for row, value in zip(rows, values):
        row.append(html.unescape(value))
    return f"{{{{ r{depth}[{place}] }}}}"
