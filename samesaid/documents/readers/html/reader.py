"""Web pages: the part that a selector names, else the text that trafilatura (Barbaresi 2021) extracts, else all."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from samesaid.documents import tuning
from samesaid.documents.reader import Extract, Request
from samesaid.documents.readers.html import losses, page
from samesaid.encodings import decode
from samesaid.model import Note, SamesaidError, message

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(?:https?:)?//([\w.-]+)")
# A comment or script, which is left alone, or the start tag of an element. None of them fails once it has begun, so the
# time is that of one pass, also where a mark is never closed.
_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1|\Z)"
    r"|<[a-z][^\s>]*+(?P<attributes>(?:\s*+[^\s=>]++(?:\s*=\s*(?:\"[^\"]*+\"?|'[^']*+'?|[^\s>\"'][^\s>]*+|))?)*+)",
    re.I | re.S,
)
_ATTRIBUTE = re.compile(r"[^\s=>]++(?:\s*=\s*(?:\"[^\"]*+\"?|'[^']*+'?|[^\s>\"'][^\s>]*+|))?")

# Characters of a selector, and of what is wrong with it, in a message.
_MAX_SELECTOR_SHOWN = 100


class HtmlReader:
    """The first h1, then the text; lines of the page that are not in it are passed on."""

    def read(self, data: bytes, request: Request) -> Extract:
        charset = _CHARSET.search(data[:4096])
        text, _, notes = decode(
            data,
            request.where,
            encoding=request.encoding,
            declared=charset[1].decode("ascii") if charset else None,
            language=request.language,
        )
        source = _XML_DECLARATION.sub("", text)
        tree = _parse(source, request.where)
        taken, how = _body(tree, source, request)
        title = page.heading(tree)
        if title and title not in " ".join(taken[:1000].split()):
            taken = f"{title}\n{taken}"
        return Extract(
            taken,
            title,
            _published(source),
            (*notes, *how),
            passed_over=losses.passed_over(tree, taken),
        )


def _parse(source: str, where: str) -> HtmlElement:
    from lxml import etree, html

    if not source.strip():
        raise SamesaidError(f"{where}: an empty page; give one with text")
    _refuse_attributes(source, where)
    parser = html.HTMLParser(no_network=True, huge_tree=False)
    try:
        tree = html.document_fromstring(source, parser=parser)
    except (etree.ParserError, ValueError) as error:
        raise SamesaidError(f"{where}: cannot be read as HTML ({error}); save the page again") from None
    # After a fatal error (256 tags in one another, 10 MB in one) the rest of the page is not in the tree.
    fatal = next((entry for entry in parser.error_log if entry.level == etree.ErrorLevels.FATAL), None)
    if fatal is not None:
        reason = fatal.message.split(",")[0]
        raise SamesaidError(f"{where}: only its beginning can be read as HTML ({reason}); save it as text")
    return tree


def _refuse_attributes(source: str, where: str) -> None:
    """Raises SamesaidError for a tag that would be parsed too slowly: each attribute is compared with all before it."""
    for tag in _TAG.finditer(source):
        attributes = tag["attributes"] or ""
        # Each attribute takes two characters at least.
        if len(attributes) <= 2 * tuning.MAX_ATTRIBUTES:
            continue
        count = sum(1 for _ in _ATTRIBUTE.finditer(attributes))
        if count > tuning.MAX_ATTRIBUTES:
            line = source.count("\n", 0, tag.start()) + 1
            raise SamesaidError(
                f"{where}, line {line}: a tag with {count:,} attributes, more than {tuning.MAX_ATTRIBUTES:,}; "
                "save the page as text"
            )


def _body(tree: HtmlElement, source: str, request: Request) -> tuple[str, list[Note]]:
    """The text, and a note where a selector chose it or no article was recognised."""
    selector = _selector(tree, source, request)
    if selector:
        chosen = _select(tree, selector)
        if chosen.strip():
            return chosen, [Note("dropped", message("note.selector", selector=selector))]
    notes = [Note("warning", message("note.no-match", selector=selector))] if selector else []
    whole = page.text(tree)
    if len(whole) < tuning.MIN_ARTICLE_PAGE:
        return whole, notes
    import trafilatura

    taken = trafilatura.extract(page.without_hidden(tree), include_comments=False, include_tables=True)
    if taken and taken.strip():
        return taken, notes
    return whole, [*notes, Note("warning", message("note.no-article"))]


def _selector(tree: HtmlElement, source: str, request: Request) -> str | None:
    """The selector for the page's host, known by its canonical address or by the browser that saved it."""
    if not request.selectors:
        return None
    addresses = [
        str(link) for link in tree.xpath("//link[@rel='canonical']/@href | //meta[@property='og:url']/@content")
    ]
    hosts = [re.sub(r"^(?:https?:)?//", "", address).split("/")[0] for address in addresses]
    saved = _SAVED_FROM.search(source[:2000])
    for host in [*hosts, *([saved[1]] if saved else [])]:
        for known, selector in request.selectors.items():
            if host == known or host.endswith("." + known):
                return selector
    return request.selectors.get("*")


def _select(tree: HtmlElement, selector: str) -> str:
    from cssselect import SelectorError
    from lxml.etree import XPathError

    try:
        elements = tree.cssselect(selector)
    # ValueError: a null character. The others: selectors in selectors, thousands deep.
    except (SelectorError, XPathError, RecursionError, ValueError) as error:
        start = selector[:_MAX_SELECTOR_SHOWN]
        reason = str(error)[:_MAX_SELECTOR_SHOWN]
        raise SamesaidError(f"the selector {start!r} is not CSS ({reason}); correct it in the settings") from None
    return "\n".join(page.text(element) for element in elements)


def _published(source: str) -> date | None:
    """The date of publication by the page's own metadata."""
    from htmldate import find_date

    found = find_date(source, extensive_search=False, original_date=True)
    return date.fromisoformat(found) if found else None
