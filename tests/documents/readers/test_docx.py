"""Word documents: what is printed when all changes are accepted, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from samesaid.documents import load
from samesaid.model import Document, SamesaidError
from samesaid.reports.common.labels import ENGLISH
from tests.documents.files import archive, docx, paragraph


def run(text: str, properties: str = "") -> str:
    inner = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inner}<w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*runs: str, mark: str = "", style: str = "") -> str:
    """A paragraph; ``mark`` are the properties of its end."""
    properties = (f'<w:pStyle w:val="{style}"/>' if style else "") + (f"<w:rPr>{mark}</w:rPr>" if mark else "")
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def field(code: str, result: str, *, has_end: bool = True) -> str:
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    instruction = f'<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>'
    return f"{marks[0]}{instruction}{marks[1]}{result}{marks[2] if has_end else ''}"


def box(*paragraphs: str, fallback: str | None = None) -> str:
    content = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    other = f"<w:pict>{content if fallback is None else fallback}</w:pict>"
    choice = f'<mc:Choice Requires="wps"><w:drawing>{content}</w:drawing></mc:Choice>'
    return f"<w:r><mc:AlternateContent>{choice}<mc:Fallback>{other}</mc:Fallback></mc:AlternateContent></w:r>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    inner = "".join(f"<w:tc><w:tcPr/>{cell}</w:tc>" for cell in cells)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{inner}</w:tr>"


def control(content: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def deleted(text: str) -> str:
    return f"<w:del><w:r><w:delText>{text}</w:delText></w:r></w:del>"


COMMENT = '<w:r><w:commentReference w:id="0"/></w:r>'
BEGIN, END = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
HIDDEN_BEGIN = BEGIN.replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>")
CONTENTS = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
SYMBOLS = (
    '<w:r><w:t>a</w:t><w:sym w:font="Symbol" w:char="F0B3"/><w:t>b</w:t><w:sym w:font="Wingdings" w:char="F0FC"/>'
    '<w:sym w:font="Arial" w:char="20AC"/><w:sym w:font="Arial" w:char="x"/></w:r>'
)
CHARACTERS = (
    "<w:r><w:t>co</w:t><w:softHyphen/><w:t>op</w:t><w:noBreakHyphen/><w:t>ed</w:t><w:tab/><w:t>up</w:t><w:br/>"
    "<w:t>now</w:t><w:cr/><w:t>then</w:t></w:r>"
)
RUBY = f"<w:r><w:ruby><w:rubyPr/><w:rt>{run('gǎng')}</w:rt><w:rubyBase>{run('港')}</w:rubyBase></w:ruby></w:r>"
CASES = {
    "changes": (
        p(run("Fees rose by "), deleted("5"), f"<w:ins>{run('7')}</w:ins>", run(" percent.")),
        ["Fees rose by 7 percent."],
    ),
    "moves": (
        p(f"<w:moveFrom>{run('Moved.')}</w:moveFrom>", run("Here.")) + p(f"<w:moveTo>{run('Moved.')}</w:moveTo>"),
        ["Here.", "Moved."],
    ),
    "inserted, then deleted": (p(run("Here"), f"<w:ins>{deleted(' not')}</w:ins>", run(".")), ["Here."]),
    "deleted end of a paragraph": (p(run("The port "), mark="<w:del/>") + p(run("is open.")), ["The port is open."]),
    "inserted end of a paragraph": (p(run("One."), mark="<w:ins/>") + p(run("Two.")), ["One.", "Two."]),
    "deleted paragraph": (p(run("One.")) + p(deleted("Two."), mark="<w:del/>") + p(run("Three.")), ["One.", "Three."]),
    "deleted end before a table": (p(run("One"), mark="<w:del/>") + table(row(p(run("cell")))), ["One", "cell"]),
    "old properties": (p(run("Shown.", "<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>")), ["Shown."]),
    "hidden": (p(run("Hidden.", "<w:vanish/>"), run("Shown.")), ["Shown."]),
    "hidden end": (p(run("Run in."), mark="<w:vanish/><w:specVanish/>") + p(run(" Text.")), ["Run in.", "Text."]),
    "hidden by a style": (p(run("Secret.", '<w:rStyle w:val="Secret"/>'), run("Shown.")), ["Shown."]),
    "hidden by the style of a style": (p(run("Secret."), style="Child") + p(run("Shown.")), ["Shown."]),
    "shown in a hidden style": (p(run("Shown.", '<w:vanish w:val="false"/>'), style="Child"), ["Shown."]),
    "two styles that hide": (p(run("Shown.", '<w:rStyle w:val="Secret"/>'), style="Child"), ["Shown."]),
    "styles in a circle": (p(run("Shown."), style="Round"), ["Shown."]),
    "tables": (
        table(row(p(run("a")), p(run("b1")) + p(run("b2"))), row(table(row(p(run("c")))) + p(), p(run("d")))),
        ["a", "b1", "b2", "c", "d"],
    ),
    "deleted row": (table(row(p(run("a"))), row(p(run("b")), properties="<w:del/>")), ["a"]),
    "inserted row": (table(row(p(run("a")), properties="<w:ins/>")), ["a"]),
    "text box": (p(box(p(run("Boxed."))), run("Around.")), ["Around.", "Boxed."]),
    "text box for old programs alone": (p(box(fallback=f"<w:txbxContent>{p(run('Old.'))}</w:txbxContent>")), ["Old."]),
    "text box in a text box": (p(box(p(box(p(run("Inner."))), run("Outer.")))), ["Outer.", "Inner."]),
    "field": (p(run("On "), field(' DATE \\@ "d MMMM" ', run("3 May")), run(" it rained.")), ["On 3 May it rained."]),
    "field in a field": (p(field(f" IF {field('PAGE', run('9'))} ", run("Yes.")), run(" No.")), ["Yes.", "No."]),
    "field over paragraphs": (
        p(field(" REF a ", run("One."), has_end=False)) + p(run("Two."), '<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
        ["One.", "Two."],
    ),
    "field without an end": (p(BEGIN, run("Kept.")) + p(run("Too.")), ["Kept.", "Too."]),
    "hidden field": (
        p(HIDDEN_BEGIN, "<w:r><w:instrText>XE</w:instrText></w:r>", END, run("Kept.")),
        ["Kept."],
    ),
    "simple field": (p(f'<w:fldSimple w:instr=" AUTHOR ">{run("Anna.")}</w:fldSimple>'), ["Anna."]),
    "table of contents": (
        p(field(" TOC ", f"<w:hyperlink>{run('Ships')}{field('PAGEREF', run('3'))}</w:hyperlink>")) + p(run("Ships")),
        ["Ships"],
    ),
    "table of contents in a control": (
        control(p(run("Ships 3")), CONTENTS) + p(run("Ships")),
        ["Ships"],
    ),
    "controls": (
        control(p(run("Block."))) + p(control(run("Inline.")), control(run("Click here"), "<w:showingPlcHdr/>")),
        ["Block.", "Inline."],
    ),
    "tags and links": (
        p(
            f"<w:smartTag>{run('Hamburg')}</w:smartTag><w:hyperlink>{run(' port')}</w:hyperlink>"
            f"<w:bdo>{run(' is')}</w:bdo><w:customXml>{run(' open.')}</w:customXml>"
        ),
        ["Hamburg port is open."],
    ),
    "characters": (
        p(CHARACTERS),
        ["coop-ed\tup", "now", "then"],
    ),
    "soft hyphens in words": (p(run("Donau\u00addampf\u00adschiff")), ["Donaudampfschiff"]),
    "symbols": (
        p(SYMBOLS, run("\uf0b1 5", '<w:rFonts w:ascii="Symbol"/>')),
        ["a≥b€± 5"],
    ),
    "ruby": (
        p(RUBY, run("口")),
        ["港口"],
    ),
    "formulas": (p("<m:oMath xmlns:m='m'><m:r><m:t>x=4</m:t></m:r></m:oMath>"), ["x=4"]),
    "comments": (p(run("Ships."), COMMENT), ["Ships."]),
    "lists": (p(run("One")) + p(run("Two")), ["One", "Two"]),
}
STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="character" w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Parent"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Child"><w:basedOn w:val="Parent"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Round"><w:basedOn w:val="Round2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Round2"><w:basedOn w:val="Round"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="a3"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>'
)


def read(folder: Path, content: bytes) -> Document:
    path = folder / "a.docx"
    path.write_bytes(content)
    return load(path, language="en")


def texts(document: Document) -> list[str]:
    return [s.text for s in document.sentences]


def said(document: Document, kind: str = "furniture") -> list[str]:
    return [ENGLISH.text(note.message) for note in document.notes if note.kind == kind]


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize("name", CASES)
def test_words(tmp_path: Path, name: str, strict: bool) -> None:
    body, wanted = CASES[name]
    assert texts(read(tmp_path, docx(body, strict=strict, styles=STYLES))) == wanted


def test_notes_follow_the_body_in_the_order_of_their_references(tmp_path: Path) -> None:
    def reference(kind: str, key: int, more: str = "") -> str:
        return f'<w:r><w:{kind}Reference w:id="{key}" {more}/>{"<w:t>*</w:t>" if more else ""}</w:r>'

    body = p(run("Two"), reference("footnote", 2), run(" ships."), reference("endnote", 1)) + p(
        run("One crew."),
        reference("footnote", 1, 'w:customMarkFollows="1"'),
        f"<w:del>{reference('footnote', 3)}</w:del>",
    )
    footnotes = "".join(
        f'<w:footnote w:id="{key}">{p("<w:r><w:footnoteRef/></w:r>", run(text))}</w:footnote>'
        for key, text in ((0, "Separator."), (1, "First note."), (2, "Second note."), (3, "Note of deleted text."))
    )
    endnotes = f'<w:endnote w:id="1">{p(run("Last note."))}</w:endnote>'
    document = read(tmp_path, docx(body, footnotes=footnotes, endnotes=endnotes))
    assert texts(document) == ["Two ships.", "One crew.", "Second note.", "First note.", "Last note."]


@pytest.mark.parametrize(
    ("body", "title"),
    [
        (p(run("Kicker")) + p(run("Harbour "), run("report"), style="a3"), "Harbour report"),
        (p(run("Harbour report"), style="berschrift1") + p(run("Ships came.")), "Harbour report"),
        (p(run("Harbour report"), style="Title"), "Harbour report"),
        (p(deleted("Old"), mark="<w:del/>") + p(run("Harbour report"), style="a3"), "Harbour report"),
        (p(run("Secret"), mark="<w:b/>", style="Child") + p(run("Harbour report"), style="a3"), "Harbour report"),
        (p(run("One.")) * 4 + p(run("Late heading"), style="berschrift1"), None),
    ],
)
def test_title(tmp_path: Path, body: str, title: str | None) -> None:
    assert read(tmp_path, docx(body, styles=STYLES)).title == title


def test_parts_are_found_by_their_relations(tmp_path: Path) -> None:
    rels = "<Relationships><Relationship Type='x/{kind}' Target='{target}'/></Relationships>"
    reference = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    space = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
    parts = {
        "[Content_Types].xml": '<Types><Override PartName="/main/text.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": rels.format(kind="officeDocument", target="main/text.xml"),
        "main/_rels/text.xml.rels": rels.format(kind="footnotes", target="/notes/n.xml"),
        "main/text.xml": f"<w:document {space}><w:body>{p(run('Ships.'), reference)}</w:body></w:document>",
        "notes/n.xml": f"<w:footnotes {space}><w:footnote w:id='1'>{p(run('Note.'))}</w:footnote></w:footnotes>",
    }
    for name in ("a.docx", "upload"):
        (tmp_path / name).write_bytes(archive(parts))
        assert texts(load(tmp_path / name, language="en")) == ["Ships.", "Note."]


def test_what_is_left_out_is_named(tmp_path: Path) -> None:
    body = (
        p(
            run("Ships came."),
            deleted("5"),
            deleted("6"),
            run("Hidden", "<w:vanish/>"),
            COMMENT,
        )
        + p(field(" TOC ", run("Ships 3")))
        + '<w:altChunk r:id="r9"/>'
    )
    relations = {"header1.xml": "header", "header2.xml": "header", "footer1.xml": "footer", "chunk.html": "aFChunk"}
    parts = {
        "header1": p(run("Harbour Review, 3 May")),
        "header2": p(run("Harbour Review, 3 May")) + p(run("Ships came.")),
        "footer1": p(run("12")) + p(run("Page 3 of 5")) + p(run("第3页 共5页")) + p(run("Anna Keller")),
    }
    document = read(tmp_path, docx(body, relations, **parts))
    assert texts(document) == ["Ships came."]
    assert said(document) == [
        "2 tracked deletions left out; insertions are read",
        "1 paragraph or part with hidden text left out",
        "1 comment left out",
        "1 table of contents or index left out",
        "header or footer: Harbour Review, 3 May",
        "header or footer: Anna Keller",
    ]
    assert said(document, "warning") == [
        "1 embedded document was not read: word/chunk.html; open the file in Word and save it again"
    ]


def test_drawings_with_words_are_counted(tmp_path: Path) -> None:
    def drawing(kind: str) -> str:
        uri = f"http://schemas.openxmlformats.org/drawingml/2006/{kind}"
        return f'<w:r><w:drawing><a:graphicData xmlns:a="a" uri="{uri}"/></w:drawing></w:r>'

    ole = '<w:r><w:object><o:OLEObject xmlns:o="o"/></w:object></w:r>'
    hidden = drawing("chart").replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>")
    body = p(run("Ships."), drawing("chart"), drawing("diagram"), drawing("picture"), ole, hidden)
    document = read(tmp_path, docx(body))
    assert texts(document) == ["Ships."]
    assert said(document, "warning") == ["3 charts, diagrams or embedded objects were not read"]


def test_nothing_left_out_is_not_named(tmp_path: Path) -> None:
    assert said(read(tmp_path, docx(paragraph("Ships came.")))) == []


def test_absurd_documents_are_read_in_time(tmp_path: Path) -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{n + 1}"/></w:style>' for n in range(5_000)
    )
    body = p(BEGIN * 5_000, END * 5_000, run("Kept.")) + "".join(p(run("."), style=f"s{n}") for n in range(5_000))
    assert "Kept." in read(tmp_path, docx(body, styles=styles)).text
    deep = p(run("Deep."))
    for _ in range(400):
        deep = table(row(deep))
    with pytest.raises(SamesaidError, match=r"broken XML|nested too deeply"):
        read(tmp_path, docx(deep))
