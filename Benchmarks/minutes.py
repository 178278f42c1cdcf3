"""Sets the same minutes again and again in one process, so that neither start nor fonts count:
python minutes.py typst data.json template.typ | weasyprint page.html"""

import json
import os
import re
import sys
import time
from statistics import median

RUNS = 9


def main():
    make = {"typst": typst, "weasyprint": weasyprint}[sys.argv[1]](*sys.argv[2:])
    for turn in range(2):
        pdf = make(turn)
    seconds = []
    for turn in range(2, 2 + RUNS):
        begin = time.perf_counter()
        pdf = make(turn)
        seconds.append(time.perf_counter() - begin)
    print(json.dumps({
        "milliseconds": median(seconds) * 1000, "runs_per_second": 1 / median(seconds), "octets": len(pdf),
        "pages": pages(pdf),
    }))


def typst(data, template):
    import typst as library

    with open(data, encoding="utf-8") as file:
        text = file.read()
    compiler = library.Compiler(
        root=os.path.dirname(os.path.realpath(template)), font_paths=library.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[os.environ["FONTS"]]))

    def make(turn):
        # Another text each time: what was set before is remembered.
        own = text.replace("Dagordningen godk", f"Dagordning {turn} godk")
        return compiler.compile(
            os.path.realpath(template), format="pdf", sys_inputs={"data": own}, pdf_standards=["a-3a", "ua-1"])

    return make


def weasyprint(page):
    from weasyprint import HTML
    from weasyprint.text.fonts import FontConfiguration

    with open(page, encoding="utf-8") as file:
        text = file.read()
    fonts = FontConfiguration()

    def make(turn):
        own = text.replace("Dagordningen godk", f"Dagordning {turn} godk")
        return HTML(string=own).write_pdf(pdf_variant="pdf/a-3a", font_config=fonts)

    return make


def pages(pdf):
    """The pages' tree says how many there are where it is not packed; otherwise each page is looked for."""
    import zlib

    plain = pdf
    for match in re.finditer(rb"stream\r?\n", pdf):
        try:
            plain += zlib.decompressobj().decompress(pdf[match.end():])
        except zlib.error:
            pass
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", plain))


main()
