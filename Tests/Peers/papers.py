#!/usr/bin/env python3
"""Makes one paper of a kind that the tests try: papers.py KIND > file"""

import io
import sys
import zipfile

import pikepdf

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def main():
    sys.stdout.buffer.write(KINDS[sys.argv[1]]())


def pdf(pages, **options):
    document = pikepdf.new()
    for words in pages:
        document.add_blank_page(page_size=(595, 842))
        page = document.pages[-1]
        page.Resources = pikepdf.Dictionary(
            Font=pikepdf.Dictionary(F1=pikepdf.Dictionary(
                Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)))
        lines = " T* ".join(f"({line}) Tj" for line in words.split("\n"))
        page.Contents = document.make_stream(f"BT /F1 12 Tf 14 TL 50 780 Td {lines} ET".encode("latin-1"))
    out = io.BytesIO()
    document.save(out, **options)
    return out.getvalue()


def archive(**entries):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in entries.items():
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            file.writestr(name.replace("__", "/") + ("" if name == "mimetype" else ".xml"), text, kind)
    return out.getvalue()


def docx(body, **entries):
    return archive(word__document=f"<w:document {SPACE}><w:body>{body}</w:body></w:document>", **entries)


def paragraph(text):
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def word():
    table = "<w:tbl><w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in ["Kostnad", "2 000 kr"])
    comments = f"<w:comments {SPACE}><w:comment>{paragraph('Rör 121212-1212')}</w:comment></w:comments>"
    facts = "<Properties><Pages>7</Pages></Properties>"
    return docx(paragraph("Ett förslag till plan för året ") * 10 + table + "</w:tr></w:tbl>",
                word__comments=comments, docProps__app=facts)


def slides():
    slide = '<p:sld xmlns:a="a" xmlns:p="p"><a:p><a:r><a:t>Rubrik på bilden</a:t></a:r></a:p></p:sld>'
    return archive(ppt__presentation="<p/>", ppt__slides__slide1=slide, ppt__slides__slide2=slide,
                   ppt__notesSlides__notesSlide1=slide.replace("Rubrik", "Talarens"))


def text():
    body = "<text:p>Ett stycke<text:s/>text</text:p>" * 5 + "<table:table><text:p>cell</text:p></table:table>"
    return archive(mimetype="application/vnd.oasis.opendocument.text",
                   content=f'<o xmlns:text="t" xmlns:table="b">{body}</o>',
                   meta='<m xmlns:meta="m"><meta:document-statistic meta:page-count="3"/></m>')


def bomb():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        with file.open("word/document.xml", "w") as entry:
            entry.write(f"<w:document {SPACE}><w:body>".encode())
            for _ in range(7_000):
                entry.write(b"<w:p></w:p>" * 1000)
            entry.write(b"</w:body></w:document>")
    return out.getvalue()


def entities():
    grown = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij")) + "]>"
    return archive(word__document=f"{grown}<w:document {SPACE}><w:t>&j;</w:t></w:document>")


def complaints():
    """One on which poppler has more to say than a pipe holds."""
    with pikepdf.open(io.BytesIO(pdf(["Ett förslag på plan med en del ord"]))) as document:
        page = document.pages[0]
        page.Contents = document.make_stream(page.Contents.read_bytes() + b" /Saknas Do" * 20_000)
        out = io.BytesIO()
        document.save(out)
    return out.getvalue()


KINDS = {
    "pdf": lambda: pdf(["Ett förslag på plan.\nTolv ord om vad som ska göras i år", "Sida två rör 121212-1212 tyvärr nog"]),
    "thousand": lambda: pdf([f"Sida {number} av tusen med en del ord" for number in range(1000)]),
    "complaints": complaints,
    "scanned": lambda: pdf(["", "", ""]),
    "encrypted": lambda: pdf(["Hemligt"], encryption=pikepdf.Encryption(user="a", owner="b")),
    "locked": lambda: pdf(["Får läsas av alla men inte ändras av någon annan än den"], encryption=pikepdf.Encryption(user="", owner="b")),
    "broken": lambda: b"%PDF-1.7\nno objects\n%%EOF\n",
    "docx": word, "pptx": slides, "odt": text, "bomb": bomb, "entities": entities,
    "half": lambda: word()[:-40] + word()[-22:],
    "program": lambda: open("/usr/bin/true", "rb").read(),
}

main()
