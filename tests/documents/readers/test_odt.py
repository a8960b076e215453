"""OpenDocument texts: what is printed when all changes are accepted, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from samesaid.documents import load
from samesaid.model import Document, SamesaidError
from samesaid.reports.common.labels import ENGLISH
from tests.documents.files import archive, odt


def p(text: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def note(text: str, kind: str = "footnote") -> str:
    return (
        f'<text:note text:note-class="{kind}"><text:note-citation>1</text:note-citation>'
        f"<text:note-body>{p(text)}</text:note-body></text:note>"
    )


def table(*rows: str) -> str:
    return f"<table:table>{''.join(rows)}</table:table>"


def row(*cells: str, more: str = "") -> str:
    inner = "".join(f"<table:table-cell>{cell}</table:table-cell>" for cell in cells)
    return f"<table:table-row {more}>{inner}</table:table-row>"


def frame(*content: str) -> str:
    return f"<draw:frame><draw:text-box>{''.join(content)}</draw:text-box></draw:frame>"


CHANGES = (
    "<text:tracked-changes><text:changed-region><text:deletion>"
    f"{p('Deleted.')}</text:deletion></text:changed-region><text:changed-region><text:insertion/></text:changed-region>"
    "</text:tracked-changes>"
)
CASES = {
    "spaces and breaks": (p('a<text:s text:c="2"/>b<text:tab/>c<text:line-break/>d<text:s/>e'), ["a  b\tc", "d e"]),
    "changes": (CHANGES + p("Fees <text:change/><text:change-start/>rose<text:change-end/>."), ["Fees rose."]),
    "heading": (
        "<text:h text:outline-level='1'><text:number>1.</text:number>Ships</text:h>" + p("Came."),
        ["Ships", "Came."],
    ),
    "tables": (
        table(
            row(p("a"), p("b1") + p("b2")),
            row(table(row(p("c"))), p("d")),
            row(p("no"), more='table:visibility="collapse"'),
        )
        + table(
            "<table:table-row><table:covered-table-cell><text:p>no</text:p></table:covered-table-cell></table:table-row>"
        ),
        ["a", "b1", "b2", "c", "d"],
    ),
    "notes": (
        p(f"One{note('Foot.')} ship{note('End.', 'endnote')}.") + p(f"Two{note('Second.')}."),
        ["One ship.", "Two.", "Foot.", "Second.", "End."],
    ),
    "note in a note": (p(f"One{note('Foot' + note('Under') + '.')}."), ["One.", "Foot.", "Under"]),
    "frames": (p(f"Around {frame(p('Boxed.') + table(row(p('cell'))))}here."), ["Around here.", "Boxed.", "cell"]),
    "frame in a frame": (p(f"Out.{frame(p('Mid.' + frame(p('In.'))))}"), ["Out.", "Mid.", "In."]),
    "shapes": (p("Out.<draw:custom-shape><text:p>Shape.</text:p></draw:custom-shape>"), ["Out.", "Shape."]),
    "pictures": (
        p("Seen.<draw:frame><svg:title>No</svg:title><svg:desc>No</svg:desc><draw:image/></draw:frame>"),
        ["Seen."],
    ),
    "title field": (p("<text:title>Ships</text:title> came."), ["Ships came."]),
    "ruby": (
        p("<text:ruby><text:ruby-base>港</text:ruby-base><text:ruby-text>gǎng</text:ruby-text></text:ruby>口"),
        ["港口"],
    ),
    "comments": (
        p("Ships<office:annotation><text:p>Sure?</text:p></office:annotation> came.<office:annotation-end/>"),
        ["Ships came."],
    ),
    "hidden text": (p('Ships<text:hidden-text text:is-hidden="true"> no</text:hidden-text> came.'), ["Ships came."]),
    "shown hidden text": (
        p('Ships<text:hidden-text text:is-hidden="false"> all</text:hidden-text> came.'),
        ["Ships all came."],
    ),
    "hidden paragraph": (
        p('No.<text:hidden-paragraph text:is-hidden="true"/>') + p("Yes.<text:hidden-paragraph/>"),
        ["Yes."],
    ),
    "hidden section": (
        f'<text:section text:display="none">{p("No.")}</text:section><text:section>{p("Yes.")}</text:section>',
        ["Yes."],
    ),
    "hidden variable": (p('Yes.<text:variable-set text:display="none">No.</text:variable-set>'), ["Yes."]),
    "hidden by a style": (p('Yes.<text:span text:style-name="T1"> No.</text:span>') + p("No.", "P1"), ["Yes."]),
    "styles in a circle": (p("Yes.", "R1"), ["Yes."]),
    "placeholder": (p("Yes.<text:placeholder>&lt;Name&gt;</text:placeholder>"), ["Yes."]),
    "fields and links": (
        p("<text:a>Page</text:a> <text:page-number>3</text:page-number> of <text:span>it</text:span>."),
        ["Page 3 of it."],
    ),
    "contents": (
        f"<text:table-of-content><text:index-body>{p('Ships 3')}</text:index-body></text:table-of-content>{p('Ships')}",
        ["Ships"],
    ),
    "bibliography": (
        f"<text:bibliography><text:index-body>{p('Keller 2026')}</text:index-body></text:bibliography>",
        ["Keller 2026"],
    ),
    "lists": (
        f"<text:list><text:list-header>{p('All')}</text:list-header><text:list-item>{p('One')}</text:list-item></text:list>",
        ["All", "One"],
    ),
}
STYLES = (
    '<style:style style:name="Secret" style:family="paragraph"><style:text-properties text:display="none"/>'
    "</style:style>"
    '<style:style style:name="R1" style:family="paragraph" style:parent-style-name="R2"/>'
    '<style:style style:name="R2" style:family="paragraph" style:parent-style-name="R1"/>'
)
AUTOMATIC = (
    '<style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Secret"/>'
    '<style:style style:name="P2" style:family="paragraph" style:parent-style-name="Title"/>'
)


def read(folder: Path, content: bytes, name: str = "a.odt") -> Document:
    path = folder / name
    path.write_bytes(content)
    return load(path, language="en")


def texts(document: Document) -> list[str]:
    return [s.text for s in document.sentences]


@pytest.mark.parametrize("flat", [False, True])
@pytest.mark.parametrize("name", CASES)
def test_words(tmp_path: Path, name: str, flat: bool) -> None:
    body, wanted = CASES[name]
    heads = "<style:header><text:p>Never 99</text:p></style:header>"
    content = odt(body, STYLES, AUTOMATIC, heads, flat=flat)
    assert texts(read(tmp_path, content, "a.fodt" if flat else "a.odt")) == wanted
    assert texts(read(tmp_path, content, "upload")) == wanted


@pytest.mark.parametrize(
    ("body", "title"),
    [
        (p("Kicker") + p("Harbour report", "P2"), "Harbour report"),
        (p("Harbour report", "Title"), "Harbour report"),
        ("<text:h>Harbour report</text:h>" + p("Ships came."), "Harbour report"),
        (p("One.") * 4 + "<text:h>Late</text:h>", None),
    ],
)
def test_title(tmp_path: Path, body: str, title: str | None) -> None:
    assert read(tmp_path, odt(body, STYLES, AUTOMATIC)).title == title


def test_what_is_left_out_is_named(tmp_path: Path) -> None:
    body = (
        CHANGES
        + p("Ships came.<office:annotation><text:p>Sure?</text:p></office:annotation>")
        + p("No.", "P1")
        + f"<text:alphabetical-index>{p('Ships 3')}</text:alphabetical-index>"
    )
    heads = (
        "<style:header><text:p>Harbour Review, <text:page-number>1</text:page-number></text:p></style:header>"
        "<style:footer><text:p><text:page-number>1</text:page-number></text:p></style:footer>"
    )
    for flat in (False, True):
        document = read(tmp_path, odt(body, STYLES, AUTOMATIC, heads, flat=flat))
        assert [ENGLISH.text(note.message) for note in document.notes if note.kind == "furniture"] == [
            "1 tracked deletion left out; insertions are read",
            "1 paragraph or part with hidden text left out",
            "1 comment left out",
            "1 table of contents or index left out",
            "header or footer: Harbour Review, 1",
        ]


def test_objects_are_counted(tmp_path: Path) -> None:
    body = p("Ships.<draw:frame><draw:object><text:p>No.</text:p></draw:object><draw:image/></draw:frame>")
    document = read(tmp_path, odt(body))
    assert texts(document) == ["Ships."]
    assert [ENGLISH.text(note.message) for note in document.notes if note.kind == "warning"] == [
        "1 chart, diagram or embedded object was not read"
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            archive({"content.xml": b"\x8f\x03", "META-INF/manifest.xml": "<m><encryption-data/></m>"}),
            "it needs a password",
        ),
        (b"<?xml version='1.0'?><office:document xmlns:office='x'/>", "it has no body of text"),
        (b"no archive at all", "a broken or locked office file"),
    ],
)
def test_bad_files(tmp_path: Path, content: bytes, message: str) -> None:
    with pytest.raises(SamesaidError, match=message):
        read(tmp_path, content)
