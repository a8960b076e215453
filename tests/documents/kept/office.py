"""One Word document and one OpenDocument text with everything that a reader may keep or leave out."""

from __future__ import annotations

from tests.documents.files import docx, odt
from tests.documents.readers.test_docx import box, control, deleted, field, p, row, run, table

_STYLES = (
    '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>'
)


def of_word(words: dict[str, str]) -> bytes:
    """A Word document; ``words`` has the word of each feature."""
    w = words
    comment = '<w:r><w:commentReference w:id="0"/></w:r>'
    notes = "".join(f'<w:r><w:{kind}Reference w:id="1"/></w:r>' for kind in ("footnote", "endnote"))
    ruby = f"<w:rt>{run(w['ruby reading'])}</w:rt><w:rubyBase>{run(w['ruby base'])}</w:rubyBase>"
    link = f'<w:hyperlink w:docLocation="{w["link address"]}">{run(w["link text"])}</w:hyperlink>'
    picture = f'<w:r><w:drawing><wp:docPr xmlns:wp="x" descr="{w["description of a picture"]}"/></w:drawing></w:r>'
    half = len(w["word with a soft hyphen"]) // 2
    first, second = w["word with a soft hyphen"][:half], w["word with a soft hyphen"][half:]
    body = (
        p(run(w["title"]), style="Title")
        + p(run(w["paragraph"]), comment, notes, picture)
        + p(run(w["list item"]))
        + table(row(p(run(w["table cell"])), table(row(p(run(w["cell of a table in a table"])))) + p()))
        + p(box(p(run(w["text box"]))), run("A box."))
        + p(f"<w:ins>{run(w['tracked insertion'])}</w:ins>", deleted(w["tracked deletion"]))
        + p(f"<w:moveFrom>{run(w['moved text'])}</w:moveFrom>") + p(f"<w:moveTo>{run(w['moved text'])}</w:moveTo>")
        + p(run(w["hidden text"], "<w:vanish/>"), run("All."))
        + p(run(w["text hidden by a style"]), style="Secret")
        + p(field(f" REF {w['instruction of a field']} ", run(w["result of a field"])))
        + p(f"<w:r><w:ruby>{ruby}</w:ruby></w:r>", run(" "), link)
        + p(control(run(w["content control"])))
        + p(f"<w:r><w:t>{first}</w:t><w:softHyphen/><w:t>{second}</w:t></w:r>")
        + p(field(" TOC ", run(w["table of contents"])))
    )  # fmt: skip
    heads = {"header1.xml": "header", "footer1.xml": "footer", "comments.xml": "comments"}
    return docx(
        body,
        heads,
        styles=_STYLES,
        header1=p(run(w["header"])),
        footer1=p(run(w["footer"])),
        comments=f'<w:comment w:id="0">{p(run(w["comment"]))}</w:comment>',
        footnotes=f'<w:footnote w:id="1">{p(run(w["footnote"]))}</w:footnote>',
        endnotes=f'<w:endnote w:id="1">{p(run(w["endnote"]))}</w:endnote>',
    )


def of_odt(words: dict[str, str]) -> bytes:
    """The same as an OpenDocument text."""
    w = words

    def paragraph(text: str, style: str = "") -> str:
        return f'<text:p text:style-name="{style}">{text}</text:p>'

    def cells(content: str) -> str:
        cell = f"<table:table-cell>{content}</table:table-cell>"
        return f"<table:table><table:table-row>{cell}</table:table-row></table:table>"

    def note(kind: str) -> str:
        body = f"<text:note-body>{paragraph(w[kind])}</text:note-body>"
        return f'<text:note text:note-class="{kind}"><text:note-citation>1</text:note-citation>{body}</text:note>'

    half = len(w["word with a soft hyphen"]) // 2
    divided = f"{w['word with a soft hyphen'][:half]}\u00ad{w['word with a soft hyphen'][half:]}"
    deletion = f"<text:deletion>{paragraph(w['tracked deletion'])}</text:deletion>"
    ruby = f"<text:ruby-base>{w['ruby base']}</text:ruby-base><text:ruby-text>{w['ruby reading']}</text:ruby-text>"
    contents = f"<text:index-body>{paragraph(w['table of contents'])}</text:index-body>"
    body = (
        f"<text:tracked-changes><text:changed-region>{deletion}</text:changed-region></text:tracked-changes>"
        f"<text:h>{w['title']}</text:h>"
        + paragraph(
            f"{w['paragraph']}<office:annotation>{paragraph(w['comment'])}</office:annotation>{note('footnote')}{note('endnote')}"
            f"<draw:frame><svg:desc>{w['description of a picture']}</svg:desc><draw:image/></draw:frame>"
        )
        + f"<text:list><text:list-item>{paragraph(w['list item'])}</text:list-item></text:list>"
        + cells(paragraph(w["table cell"]) + cells(paragraph(w["cell of a table in a table"])))
        + paragraph(f"A box.<draw:frame><draw:text-box>{paragraph(w['text box'])}</draw:text-box></draw:frame>")
        + paragraph(f"<text:change-start/>{w['tracked insertion']}<text:change-end/>")
        + paragraph(w["moved text"])
        + paragraph(f'All.<text:hidden-text text:is-hidden="true">{w["hidden text"]}</text:hidden-text>')
        + paragraph(w["text hidden by a style"], "Secret")
        + paragraph(
            f"<text:reference-ref text:ref-name='{w['instruction of a field']}'>{w['result of a field']}"
            "</text:reference-ref>"
        )
        + paragraph(f"<text:ruby>{ruby}</text:ruby> <text:a href='{w['link address']}'>{w['link text']}</text:a>")
        + paragraph(divided)
        + f"<text:table-of-content>{contents}</text:table-of-content>"
    )
    hides = '<style:text-properties text:display="none"/>'
    secret = f'<style:style style:name="Secret" style:family="paragraph">{hides}</style:style>'
    heads = (
        f"<style:header>{paragraph(w['header'])}</style:header><style:footer>{paragraph(w['footer'])}</style:footer>"
    )
    return odt(body, secret, heads=heads)
