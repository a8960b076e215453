"""Subtitles: SubRip (srt), WebVTT (vtt), SubStation Alpha (ass, ssa). Sentences run over several of them."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Sequence
from html import unescape

from samesaid.documents import tuning
from samesaid.documents.formats import SUBTITLES
from samesaid.documents.reader import Extract, Request
from samesaid.encodings import decode
from samesaid.model import SamesaidError

# Marks at the end of a sentence, with what may close after them.
_END = re.compile(r"[.!?…。！？][\"'”’」』)）]*\Z")
_SPEAKS = re.compile(r"\A[-–—]\s*\w")


class SubtitleReader:
    """Subtitles are joined into paragraphs: one ends with a sentence, before a change of speaker, and before a pause.

    Where hardly any subtitle ends with a mark, as in Chinese, each is a paragraph of its own.
    """

    def read(self, data: bytes, request: Request) -> Extract:
        import pysubs2

        text, _, notes = decode(data, request.where, encoding=request.encoding, language=request.language)
        format = next((name for name, pattern in SUBTITLES.items() if pattern.match(text[:400])), None)
        try:
            with warnings.catch_warnings():
                # A layer or a margin that is no number: only a player needs it.
                warnings.simplefilter("ignore", RuntimeWarning)
                found = pysubs2.SSAFile.from_string(text.lstrip("\ufeff"), format_=format)
        # What it raises for a file of another kind, for times that are none, and for broken heads.
        except (pysubs2.Pysubs2Error, ValueError, KeyError, IndexError, AttributeError) as error:
            reason = " ".join(str(error).split())[:100]
            raise SamesaidError(f"{request.where}: cannot be read as subtitles ({reason}); save it as .srt") from None
        # WebVTT writes & and < as HTML does.
        words = unescape if format == "vtt" else str
        spoken = [
            (event.start / 1000, event.end / 1000, " ".join(words(event.plaintext).split()))
            for event in sorted(found)
            if not event.is_comment and not event.is_drawing
        ]
        return Extract("\n".join(_paragraphs([one for one in spoken if one[2]])), notes=notes)


def _paragraphs(spoken: Sequence[tuple[float, float, str]]) -> Iterator[str]:
    """``spoken`` has the seconds of begin and end, and the words."""
    marked = sum(_END.search(words) is not None for _, _, words in spoken)
    alone = marked < tuning.MIN_SUBTITLES_WITH_END * len(spoken)
    paragraph: list[str] = []
    last = 0.0
    for begin, end, words in spoken:
        pause = begin - last > tuning.SUBTITLE_PAUSE
        if paragraph and (alone or pause or _SPEAKS.match(words) or _END.search(paragraph[-1])):
            yield " ".join(paragraph)
            paragraph = []
        paragraph.append(words)
        last = end
    if paragraph:
        yield " ".join(paragraph)
