"""Files and texts to documents."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from os import PathLike

from samesaid import inputs
from samesaid.documents import losses, tuning
from samesaid.documents.boilerplate import classify, dateline
from samesaid.documents.reader import Extract, Request
from samesaid.documents.registry import choose
from samesaid.documents.segmentation.split import paragraphs, split, unwrap
from samesaid.encodings import decode
from samesaid.languages import UNKNOWN, detect, is_spaceless, normalise
from samesaid.model import Document, Note, NoText, Sentence, Span, language_name, message

# Places where a word may be divided, or must not be: no character that a reader sees.
_INVISIBLE = re.compile("[\u00ad\u2060\ufeff]")
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")


def load(
    file: str | PathLike[str] | inputs.Content,
    *,
    language: str | None = None,
    encoding: str | None = None,
    name: str | None = None,
    selectors: Mapping[str, str] | None = None,
    max_size: int | None = None,
) -> Document:
    """The document in a file of any format of docs/documents.md, recognised by its content and suffix.

    ``language`` and ``encoding`` are detected where not given; ``selectors`` maps the host of a page (or ``*``) to the
    CSS selector of its text; a file has at most ``max_size`` MB (64 if None). Raises SamesaidError, one
    line, for a file that is missing, no regular file, too large, empty, binary, broken or without a sentence, and for
    an encoding that is not clear.
    """
    content = _content(file, max_size)
    tag = normalise(language) if language else None
    with inputs.reading(content.name):
        reader = choose(content.suffix, content.data, content.name, encoding)
        extract = reader.read(content.data, Request(content.name, encoding, tag, selectors or {}))
    return _document(extract, name or content.name, tag, content.source)


def load_lines(
    file: str | PathLike[str] | inputs.Content,
    *,
    language: str | None = None,
    encoding: str | None = None,
    max_size: int | None = None,
) -> Document:
    """The document in a text file with one sentence a line.

    Line ``i`` (counted by ``\\n`` from 0) is sentence ``i``, empty lines too; nothing is removed but a carriage return
    at a line's end. Raises SamesaidError like `load`.
    """
    content = _content(file, max_size)
    tag = normalise(language) if language else None
    choose(".txt", content.data, content.name, encoding)
    text, _, notes = decode(content.data, content.name, encoding=encoding, language=tag)
    lines = text.replace("\r\n", "\n").removesuffix("\n").split("\n")
    return _rows(lines, content.name, tag, content.source, notes)


def from_text(text: str, *, name: str = "text", language: str | None = None, title: str | None = None) -> Document:
    """The document of a text, without page boilerplate. Raises SamesaidError where it has no sentence."""
    extract = Extract(text.removeprefix("\ufeff"), title=title, wrapped=None)
    return _document(extract, name, normalise(language) if language else None, None)


def from_rows(texts: Sequence[str], *, name: str, language: str | None) -> Document:
    """A document of sentences that are split already: ``sentences[i].text`` is ``texts[i]``."""
    return _rows(texts, name, normalise(language) if language else None, None, ())


def from_part(document: Document, lines: Sequence[tuple[int, str]], language: str | None) -> Document:
    """The document of some of the lines of another one, such as those in one of two languages.

    A line is (number of its paragraph, text); sentences keep these numbers. Boilerplate is looked for anew, since the
    ends of a part may be in the middle of the whole. The day of publication is that of the whole. Raises SamesaidError
    where there is no sentence.
    """
    extract = Extract("\n".join(line for _, line in lines))
    made = _document(extract, document.name, normalise(language) if language else None, document.source)
    starts = [0]
    for _, line in lines[:-1]:
        starts.append(starts[-1] + len(line) + 1)
    numbered = (replace(s, paragraph=lines[bisect_right(starts, s.span.start) - 1][0]) for s in made.sentences)
    return replace(
        made,
        sentences=tuple(numbered),
        published=document.published or made.published,
        notes=(*(note for note in document.notes if note.kind == "encoding"), *made.notes),
    )


def _content(file: str | PathLike[str] | inputs.Content, max_size: int | None) -> inputs.Content:
    content = file
    if not isinstance(content, inputs.Content):
        content = inputs.read(content, limit=inputs.at_most(max_size, inputs.DOCUMENT))
    if not content.data.strip():
        raise NoText(f"{content.source or content.name}: an empty file; give one with text")
    return content


def _document(extract: Extract, name: str, language: str | None, source: str | None) -> Document:
    inputs.refuse_half_characters(extract.text, name)
    text = _INVISIBLE.sub("", unwrap(_LINE_ENDS.sub("\n", extract.text), extract.wrapped))
    spans = list(paragraphs(text))
    kept = classify.remove(text, spans)
    # A text with nothing else is no page: what looks like boilerplate is the text.
    if not kept.paragraphs:
        worded = [span for span in spans if any(char.isalnum() for char in span.of(text))]
        kept = classify.Kept(worded, [note for note in kept.notes if note.span not in worded], kept.published)
    if not kept.paragraphs:
        raise NoText(f"{source or name}: no sentence found; give a file with text")
    tag, detected = _language(language, "\n".join(span.of(text) for span in kept.paragraphs))
    sentences = split(text, kept.paragraphs, tag)
    day, dated = _published(extract, kept, text)
    return Document(
        name=name,
        language=tag,
        text=text,
        sentences=sentences,
        source=source,
        title=extract.title or _title(text, kept.paragraphs, sentences, tag),
        published=day,
        notes=(*extract.notes, *losses.notes(extract.passed_over, text), *detected, *dated, *kept.notes),
        original=None if extract.original is None else _other(_LINE_ENDS.sub("\n", extract.original), text),
    )


def _other(original: str, text: str) -> str | None:
    return None if original == text else original


def _published(extract: Extract, kept: classify.Kept, text: str) -> tuple[date | None, tuple[Note, ...]]:
    """The day of publication and a note on how it is known: from the file, the boilerplate or a dateline."""
    for day, how in ((extract.published, "page"), (kept.published, "edge")):
        if day is not None:
            return day, (dateline.published_note(day, how),)
    found = dateline.published(text, kept.paragraphs)
    return (found[0], (found[1],)) if found else (None, ())


def _rows(rows: Sequence[str], name: str, language: str | None, source: str | None, notes: Sequence[Note]) -> Document:
    sentences, start = [], 0
    for index, row in enumerate(rows):
        sentences.append(Sentence(row, Span(start, start + len(row)), index, index))
        start += len(row) + 1
    text = "\n".join(rows)
    inputs.refuse_half_characters(text, name)
    tag, detected = _language(language, "\n".join(rows[:: len(text) // tuning.LANGUAGE_SAMPLE_CHARS + 1]))
    return Document(name, tag, text, tuple(sentences), source, notes=(*notes, *detected))


def _language(language: str | None, text: str) -> tuple[str, list[Note]]:
    if language:
        return language, []
    tag = detect(text)
    if tag == UNKNOWN:
        return tag, [Note("warning", message("note.unknown-language"))]
    return tag, [Note("language", message("note.language", language=language_name(tag)))]


def _title(text: str, spans: Sequence[Span], sentences: Sequence[Sentence], language: str) -> str | None:
    """The first paragraph if it is one short sentence without an end mark and longer ones follow."""
    first = spans[0].of(text)
    limit = tuning.MAX_TITLE_CHARS_SPACELESS if is_spaceless(language) else tuning.MAX_TITLE_CHARS
    if len(first) > limit or first[-1] in ".。!！?？:：;；,，…" or len(spans) < 3 or sentences[1].paragraph == 0:
        return None
    return first if max(len(span) for span in spans[1:]) > len(first) else None
