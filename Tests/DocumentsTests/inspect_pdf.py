"""Tells what a PDF (argument: its file) claims to be, and what it holds, as JSON."""

import io
import json
import sys
from collections import Counter

import pikepdf
import pypdf


def main():
    with open(sys.argv[1], "rb") as file:
        data = file.read()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        metadata = pdf.open_metadata()
        elements = list(walk(pdf.Root.StructTreeRoot))
        json.dump({
            "archive": f"{metadata.get('pdfaid:part')}{metadata.get('pdfaid:conformance')}",
            "access": str(metadata.get("pdfuaid:part")),
            "title": str(metadata.get("dc:title")),
            "showsTitle": bool(pdf.Root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)),
            "language": str(pdf.Root.get("/Lang")),
            "isMarked": bool(pdf.Root.MarkInfo.Marked),
            "tags": Counter(str(element.S)[1:] for element in elements),
            "alternatives": [str(element.Alt) for element in elements if element.S == "/Figure"],
            "fontsMissing": sorted({name for name, font in fonts(pdf) if not is_embedded(font)}),
            "fonts": sorted({name for name, _ in fonts(pdf)}),
            "attachments": {name: file.get_file().read_bytes().decode("utf-8") for name, file in pdf.attachments.items()},
            "created": str(metadata.get("xmp:CreateDate")),
            "text": "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages),
            "pages": len(pdf.pages),
            "places": places(pypdf.PdfReader(io.BytesIO(data)).pages[0]),
        }, sys.stdout)


def places(page):
    """Where the words of a page begin, in points from its lower left corner."""
    found = []

    def note(text, own, of_text, *_):
        if text.strip():
            x, y = of_text[4], of_text[5]
            found.append({"words": text.strip(), "left": round(x * own[0] + y * own[2] + own[4], 1),
                          "line": round(x * own[1] + y * own[3] + own[5], 1)})

    page.extract_text(visitor_text=note)
    return found


def walk(element):
    if "/S" in element:
        yield element
    children = element.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary):
            yield from walk(child)


def fonts(pdf):
    for page in pdf.pages:
        for font in page.get("/Resources", {}).get("/Font", {}).values():
            yield str(font.BaseFont).split("+")[-1], font


def is_embedded(font):
    descendants = font.get("/DescendantFonts", [font])
    descriptors = [one.get("/FontDescriptor", {}) for one in descendants]
    return "/ToUnicode" in font and all(
        any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")) for descriptor in descriptors)


main()
