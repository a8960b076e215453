"""Small files of every format, made for a test."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Mapping, Sequence

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            # OpenDocument and EPUB want it so: the format is seen in the first bytes.
            target.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else None)
    return buffer.getvalue()


def docx(body: str, relations: Mapping[str, str] | None = None, strict: bool = False, **parts: str) -> bytes:
    """A Word document with this content of w:body; keyword parts are other files of word/.

    ``relations`` has the names of files of word/ by what they are to the body (``header``); without it there are none.
    """
    w = _W_STRICT if strict else _W
    document = f'<w:document xmlns:w="{w}" xmlns:mc="{_MC}" xmlns:r="{_R}"><w:body>{body}</w:body></w:document>'
    others = {
        f"word/{name}.xml": f'<w:{_root(name)} xmlns:w="{w}">{part}</w:{_root(name)}>' for name, part in parts.items()
    }
    if relations:
        rows = (
            f'<Relationship Id="r{i}" Type="{_R}/{kind}" Target="{target}"/>'
            for i, (target, kind) in enumerate(relations.items())
        )
        others["word/_rels/document.xml.rels"] = f"<Relationships>{''.join(rows)}</Relationships>"
    return archive({"word/document.xml": document, **others})


def _root(name: str) -> str:
    return {"header": "hdr", "footer": "ftr"}.get(name.rstrip("0123456789"), name)


def paragraph(text: str, style: str = "", run: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}<w:r>{run}<w:t>{text}</w:t></w:r></w:p>"


def odt(body: str, styles: str = "", automatic: str = "", heads: str = "", flat: bool = False) -> bytes:
    """An OpenDocument text with this content of office:text; ``heads`` is the content of a master page."""
    spaces = ["office", "text", "table", "style", "draw", "svg"]
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{"drawing" if name == "draw" else name}'
        f'{"-compatible" if name == "svg" else ""}:1.0"'
        for name in spaces
    )
    mimetype = "application/vnd.oasis.opendocument.text"
    body = f"<office:body><office:text>{body}</office:text></office:body>"
    own = f"<office:automatic-styles>{automatic}</office:automatic-styles>"
    shared = (
        f"<office:styles>{styles}</office:styles><office:master-styles><style:master-page>{heads}</style:master-page>"
        "</office:master-styles>"
    )
    if flat:
        return f'<office:document {names} office:mimetype="{mimetype}">{shared}{own}{body}</office:document>'.encode()
    return archive(
        {
            "mimetype": mimetype,
            "content.xml": f"<office:document-content {names}>{own}{body}</office:document-content>",
            "styles.xml": f"<office:document-styles {names}>{shared}</office:document-styles>",
        }
    )


def pdf(
    pages: Sequence[Sequence[str]],
    pictures: Collection[int] = (),
    titles: Mapping[int, int] | None = None,
    apart: bool = False,
) -> bytes:
    """A PDF of these lines a page, in Helvetica of 10 points.

    Pages of ``pictures`` (from 0) are a picture; their lines are not seen, as those that a program recognised in it.
    ``titles`` has the size of the first line of a page, ``apart`` says that it is three lines above the second one.
    """
    count = len(pages)
    kids = " ".join(f"{5 + 2 * i} 0 R" for i in range(count))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>"
        "\nstream\nA\nendstream",
    ]
    for i, lines in enumerate(pages):
        shown = [f"({line}) Tj T*" for line in lines]
        if titles and i in titles:
            shown[0] = f"/F1 {titles[i]} Tf {shown[0]} T* /F1 10 Tf"
        elif apart and shown:
            shown[0] += " T* T*"
        picture = "q 595 0 0 842 0 0 cm /P1 Do Q 3 Tr " if i in pictures else ""
        stream = f"{picture}BT /F1 10 Tf 14 TL 50 780 Td {' '.join(shown)} ET"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {6 + 2 * i} 0 R "
            "/Resources << /Font << /F1 3 0 R >> /XObject << /P1 4 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    return _numbered(objects)


def _numbered(objects: Sequence[str]) -> bytes:
    out, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    out += f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n"
    return (out + f"{out.index('xref')}\n%%EOF\n").encode("latin-1")
