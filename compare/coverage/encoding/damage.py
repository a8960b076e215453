"""Broken encodings: where a sentence was read in the wrong one, or where its letters are lost.

UTF-8 that was read as something else is mended by ftfy (Speer 2019); encodings of one language that were taken for
those of another are tried in turn (``misreadings``). Sound sentences have none of the signs that lead there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from samesaid.compare.coverage import tuning
from samesaid.compare.coverage.encoding.misreadings import Misreading, misreading
from samesaid.compare.coverage.scripts import LATIN, script_letters, scripts_of
from samesaid.encodings import is_level_one
from samesaid.languages import is_spaceless
from samesaid.model import Span

_LOST = re.compile("[\ufffd\x80-\x84\x86-\x9f]+")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_HALFWIDTH_OR_BOX = re.compile("[｡-ﾟ─-▟]")
# Characters that bytes beyond ASCII are in windows-1252.
_BYTES = re.compile("[\x80-\xff‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
_LATIN_BEYOND_ASCII = re.compile("[À-ÖØ-öø-ɏ]")
# Two characters beyond ASCII that UTF-8 gives in a code page; or a control character.
_MAY_BE_UTF8 = re.compile("[À-ÿĂ-ſƒ√∆Ѐ-џ\u2500-\u259f][^\x00-\x7f぀-ヿ㐀-鿿가-힣]|[ÂÃ] |[\x80-\x9f]|[€âв][^\x00-\x7f]")
# A letter beside one of another script, or beside a sign that no word has, inside a word.
_ODD = "Ѐ-џ─-▟一-鿿¸‰√∆≈∞˚¬∂≤≥˜¯˘˙"
# Sought from where a run of letters begins, or the time would grow with the square of its length.
_ODD_WORD = re.compile(rf"(?<![^\W\d_])[^\W\d_]*(?:[A-Za-z][{_ODD}]|(?<![{_ODD}])[{_ODD}]++[a-z])[A-Za-zÀ-ɏ{_ODD}]*")
_HAN = re.compile("[一-鿿]")
_QUESTION_WORD = re.compile(r"(?<![^\s«“„\"'(])\?{2,}(?=[\s,.;:!)»”\"'-]|$)")
_QUESTION_LETTER = re.compile(r"(?<![^\W\d_])[^\W\d_]*[^\W\d_A-Z]\?[^\W\d_A-Z][^\W\d_]*\??")
_ADDRESS = re.compile(r"(?<!\S)(?=\S*(?:://|www\.|[=&/]))\S+")
_WORD_OR_CHAR = re.compile(r"[^ \n\t]+")
_PLAIN_CYRILLIC = re.compile("[А-Яа-яЁё]")


@dataclass(frozen=True, slots=True)
class Damage:
    """What is broken in a sentence.

    ``spans`` count in the sentence; ``whole``: so much is broken that nothing in it can be compared. ``origin`` is what
    it probably was, None where that is unknown or the letters are lost.
    """

    spans: tuple[Span, ...]
    whole: bool
    origin: Misreading | None = None


def damage(text: str, language: str) -> Damage | None:
    """The damage of a sentence in ``language``, None for a sound one."""
    if text.isascii():
        return _question_marks(text)
    return (
        _misread(text, language)
        or _utf8_misread(text)
        or _misread_words(text, language)
        or _lost(text, language)
        or _question_marks(text)
    )


def _utf8_misread(text: str) -> Damage | None:
    if not _MAY_BE_UTF8.search(text):
        return None
    from ftfy import fix_encoding_and_explain

    mended, steps = fix_encoding_and_explain(text)
    if mended == text or not steps:
        return None
    read_as = next((step[1].removeprefix("sloppy-windows-") for step in steps if step[0] == "encode"), "cp1252")
    read_as = f"cp{read_as}" if read_as.isdigit() else read_as
    spans = _changed(text, mended)
    return Damage(spans, _is_whole(text, spans), Misreading(mended, "utf-8", read_as))


def _changed(text: str, mended: str) -> tuple[Span, ...]:
    """The words of ``text`` that ``mended`` has otherwise."""
    blocks = SequenceMatcher(None, text, mended, autojunk=False).get_opcodes()
    parts = [(start, max(end, start + 1)) for kind, start, end, _, _ in blocks if kind != "equal"]
    words = [Span(*match.span()) for match in _WORD_OR_CHAR.finditer(text)]
    return _joined(text, [w for w in words if any(w.start < end and start < w.end for start, end in parts)])


def _joined(text: str, spans: list[Span]) -> tuple[Span, ...]:
    """Spans with nothing but spaces between them are one."""
    found: list[Span] = []
    for span in spans:
        if found and not text[found[-1].end : span.start].strip():
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
    return tuple(found)


def _is_whole(text: str, spans: tuple[Span, ...]) -> bool:
    broken = sum(len("".join(span.of(text).split())) for span in spans)
    return broken >= tuning.MIN_BROKEN_SHARE * len("".join(text.split()))


def _misread(text: str, language: str) -> Damage | None:
    if not _looks_misread(text, language):
        return None
    origin = misreading(text, language)
    return None if origin is None else Damage((Span(0, len(text)),), whole=True, origin=origin)


def _looks_misread(text: str, language: str) -> bool:
    dense = "".join(text.split())
    odd = len(_BYTES.findall(dense))
    if odd >= max(tuning.MIN_GARBLED_CHARS, tuning.MIN_BYTE_SHARE * len(dense)):
        return True
    if len(_HALFWIDTH_OR_BOX.findall(dense)) >= tuning.MIN_GARBLED_CHARS:
        return True
    own = scripts_of(language)
    latin = len(_LATIN_BEYOND_ASCII.findall(dense))
    if LATIN not in own and latin >= max(tuning.MIN_GARBLED_CHARS, tuning.MIN_LATIN_SHARE_IN_OTHER_SCRIPT * len(dense)):
        return True
    foreign = sum(n for script, n in script_letters(text).items() if script not in own and script != LATIN)
    if foreign > len(dense) / 2:
        return True
    return _has_rare_han(dense) or _is_upside_down(dense)


def _misread_words(text: str, language: str) -> Damage | None:
    """Single letters of an alphabet that became those of another script: Fьr, f¸r for für."""
    if LATIN not in scripts_of(language):
        return None
    words = [Span(*match.span()) for match in _ODD_WORD.finditer(text)]
    if len(words) < tuning.MIN_ODD_WORDS:
        return None
    origin = misreading(text, language, min_gain=tuning.MIN_GAIN_OF_WORDS)
    if origin is None or _ODD_WORD.search(origin.text):
        return None
    return Damage(_joined(text, words), whole=False, origin=origin)


def _has_rare_han(dense: str) -> bool:
    han = _HAN.findall(dense)
    rare = sum(not is_level_one(char) for char in han)
    return len(han) >= tuning.MIN_GARBLED_CHARS and rare > tuning.MIN_RARE_HAN_SHARE * len(han)


def _is_upside_down(dense: str) -> bool:
    """Whether most Cyrillic letters are capitals, or not Russian: KOI8 and windows-1251 have each other's cases."""
    letters = _PLAIN_CYRILLIC.findall(dense)
    every = [char for char in dense if "Ѐ" <= char <= "џ"]
    if len(every) < tuning.MIN_GARBLED_CHARS:
        return False
    capitals = sum(char.isupper() for char in every)
    return max(capitals, len(every) - len(letters)) > tuning.MIN_UPPERCASE_SHARE * len(every)


def _lost(text: str, language: str) -> Damage | None:
    """Replacement and control characters; many private ones, which have no meaning outside their font."""
    places = [Span(*match.span()) for match in _LOST.finditer(text)]
    private = [Span(*match.span()) for match in _PRIVATE.finditer(text)]
    if len(private) >= max(tuning.MIN_GARBLED_CHARS, tuning.MIN_BYTE_SHARE * len("".join(text.split()))):
        places = sorted([*places, *private])
    if not places:
        return None
    if not is_spaceless(language):
        words = [Span(*match.span()) for match in _WORD_OR_CHAR.finditer(text)]
        places = [word for word in words if any(word.overlaps(place) for place in places)]
    spans = _joined(text, places)
    return Damage(spans, _is_whole(text, spans))


def _question_marks(text: str) -> Damage | None:
    """Question marks in place of letters."""
    if text.count("?") < tuning.MIN_QUESTION_LETTERS:
        return None
    dense = "".join(text.split())
    if text.count("?") >= max(tuning.MIN_QUESTION_MARKS, tuning.MIN_BROKEN_SHARE * len(dense)):
        # A few question marks and nothing else are a reaction, not a text.
        few = len(dense) < tuning.MIN_QUESTION_MARKS_ALONE and dense == text and not any(c.isalnum() for c in text)
        return None if few else Damage((Span(0, len(text)),), whole=True)
    plain = _ADDRESS.sub(lambda match: " " * len(match[0]), text)
    words = [Span(*match.span()) for match in _QUESTION_WORD.finditer(plain)]
    letters = [Span(*match.span()) for match in _QUESTION_LETTER.finditer(plain)]
    found = words if len(words) >= tuning.MIN_QUESTION_WORDS else []
    found = sorted([*found, *(letters if len(letters) >= tuning.MIN_QUESTION_LETTERS else [])])
    if not found:
        return None
    spans = _joined(text, found)
    return Damage(spans, _is_whole(text, spans))
