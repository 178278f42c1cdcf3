#!/usr/bin/python3 -I
"""Sets a document: the template's path is the argument, its data come as JSON on standard input, the PDF leaves on
standard output. Nothing else is read but the template's folder and the fonts, nothing is written, no network is used."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent / "python"))

import typst  # noqa: E402


def main():
    if len(sys.argv) != 2:
        sys.exit(f"usage: {sys.argv[0]} TEMPLATE.typ < data.json > document.pdf")
    template = pathlib.Path(sys.argv[1]).resolve()
    if not template.is_file():
        sys.exit(f"there is no template {template}")
    data = sys.stdin.buffer.read().decode("utf-8")
    try:
        pdf = typst.compile(
            str(template), root=str(template.parent), format="pdf", sys_inputs={"data": data},
            pdf_standards=["a-3a", "ua-1"])
    except typst.TypstError as error:
        sys.exit(str(error))
    sys.stdout.buffer.write(pdf)


main()
