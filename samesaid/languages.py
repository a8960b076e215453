"""Language tags (BCP 47), the language of a text, and texts called by their languages."""

from __future__ import annotations

import difflib
import functools
import re
from collections import Counter
from collections.abc import Collection, Sequence

from samesaid.model import Document, Message, SamesaidError, language_name, literal, message

UNKNOWN = "und"
"""The tag of a text whose language is unknown, such as one of digits alone (BCP 47: undetermined)."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Written without spaces between words.
_SPACELESS = frozenset({"zh", "ja", "th", "lo", "km", "my"})

_KNOWN = _words(
    "af am ar az be bg bn bs ca cs cy da de el en eo es et eu fa fi fr ga gl gu he hi hr hu hy id is it ja ka kk km kn "
    "ko ky la lo lt lv mi mk ml mn mr ms mt my nb ne nl nn no or pa pl ps pt ro ru rw sd si sk sl so sq sr sv sw ta te "
    "tg th tk tl tr tt ug uk ur uz vi xh yi yo zh zu und"
)
# Other names of the same languages: codes of three letters, old codes, and usage in translation data.
_ALIASES = {
    "zht": "zh-Hant", "cht": "zh-Hant", "zhs": "zh", "chs": "zh", "zho": "zh", "chi": "zh", "cmn": "zh", "cn": "zh",
    "eng": "en", "jpn": "ja", "jp": "ja", "kor": "ko", "kr": "ko", "deu": "de", "ger": "de", "fra": "fr", "fre": "fr",
    "spa": "es", "ita": "it", "por": "pt", "rus": "ru", "ara": "ar", "nld": "nl", "dut": "nl", "hun": "hu",
    "iw": "he", "in": "id", "mo": "ro", "fil": "tl", "yue": "zh-Hant", "ua": "uk", "cz": "cs",
}  # fmt: skip
# So many characters are enough for any tag in use (RFC 5646, 4.4.1).
_MAX_TAG_CHARS = 35
_TAG = re.compile(rf"[A-Za-z0-9_.@-]{{1,{_MAX_TAG_CHARS}}}")
_HANT_REGIONS = frozenset({"TW", "HK", "MO", "HANT"})
# Labels that have an article in a sentence.
_WITH_ARTICLE = ("text.language", "text.reference", "text.version")


def primary(tag: str) -> str:
    """The primary subtag, in lower case: ``zh-Hant`` gives ``zh``."""
    return tag.replace("_", "-").split("-", 1)[0].lower()


def is_spaceless(tag: str) -> bool:
    """Whether the language is written without spaces between words."""
    return primary(tag) in _SPACELESS


def normalise(tag: str) -> str:
    """The tag as samesaid uses it: Chinese is ``zh`` (simplified) or ``zh-Hant``; others keep a region: ``en-GB``.

    ``zht``, ``zh-TW``, ``zh_HK`` and ``zh-Hant-MO`` give ``zh-Hant``; ``zh-CN`` and ``zh-Hans`` give ``zh``; codes of
    three letters give those of two. Raises SamesaidError for an unknown tag, with the nearest one that is known.
    """
    tag = tag.strip()
    parts = [part for part in re.split(r"[-_]", tag.split(".")[0]) if part]
    base = parts[0].lower() if parts else ""
    base = _ALIASES.get(base, base)
    rest = [part.upper() if len(part) < 4 else part.title() for part in parts[1:]]
    if primary(base) not in _KNOWN or not _TAG.fullmatch(tag):
        shown = tag if len(tag) <= _MAX_TAG_CHARS else f"{tag[:_MAX_TAG_CHARS]}…"
        raise SamesaidError(f"unknown language {shown!r}: {_hint(base[:_MAX_TAG_CHARS])}")
    if primary(base) == "zh":
        hant = base == "zh-Hant" or any(part.upper() in _HANT_REGIONS for part in rest)
        return "zh-Hant" if hant and "Hans" not in rest else "zh"
    return "-".join([base, *rest])


def _hint(base: str) -> str:
    near = difflib.get_close_matches(base, sorted(_KNOWN | _ALIASES.keys()), n=1, cutoff=0.5)
    return (f"did you mean {near[0]!r}? " if near else "") + "Use a tag such as en, zh, zh-Hant, de or pt-BR."


def display_name(tag: str, in_language: str = "en") -> str:
    """The language's name in another language by CLDR: ``zh-Hant`` gives ``Chinese (Traditional)``; else the tag."""
    from babel import Locale, UnknownLocaleError

    if tag == UNKNOWN:
        return "unknown language"
    try:
        name = Locale.parse(tag, sep="-").get_display_name(in_language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return tag
    return name or tag


def text_labels(documents: Sequence[Document], given: Sequence[str] = ()) -> tuple[Message, ...]:
    """A label for each text, the reference first: those that were given, then the languages of the others.

    The label is ``Chinese`` for the only text in Chinese, ``Chinese (Traditional)`` where scripts differ, ``English 1``
    and ``English 2`` for texts in one language; ``reference`` and ``version 2`` where the language is not known.
    """
    primaries = Counter(primary(d.language) for d in documents)
    tags = Counter(d.language for d in documents)
    seen: Counter[str] = Counter()
    made = []
    for index, document in enumerate(documents):
        tag = document.language
        seen[tag] += 1
        language = message(
            "text.language", language=language_name(tag if primaries[primary(tag)] > 1 else primary(tag))
        )
        if index < len(given):
            made.append(literal(given[index]))
        elif tag == UNKNOWN:
            role = message("text.version") if len(documents) == 2 else message("text.numbered", n=index)
            made.append(role if index else message("text.reference"))
        elif tags[tag] > 1:
            made.append(message("text.of-several", language=language, n=seen[tag]))
        else:
            made.append(language)
    return tuple(made)


def in_sentence(label: Message) -> Message:
    """A label of ``text_labels`` inside a sentence: ``the Chinese``, ``English 1``."""
    return message("text.the", name=label) if label.key in _WITH_ARTICLE else label


def detect(text: str, plausible: Collection[str] | None = None) -> str:
    """The language of a whole document: ``zh``, ``zh-Hant``, ``en`` …; UNKNOWN without letters.

    The script decides first (kana, Hangul, Han and others that belong to few languages); the rest is left to langdetect
    (Shuyo 2010), with a fixed seed and, if given, only the ``plausible`` languages. Pass the whole text: single
    sentences are too short.
    """
    scripts = _scripts(text)
    by_script = _by_script(text, scripts)
    if by_script is not None:
        return by_script
    if not scripts:
        return UNKNOWN
    names = {primary(tag) for tag in plausible} if plausible else None
    if (names is None or "en" in names) and _looks_english(text):
        return "en"
    return _by_letters(text, names)


# Letters of scripts with one language, or nearly: (first code point, last, name of the script or language).
_RANGES = (
    (0x3040, 0x30FF, "kana"), (0xAC00, 0xD7A3, "hangul"), (0x1100, 0x11FF, "hangul"), (0x3400, 0x4DBF, "han"),
    (0x4E00, 0x9FFF, "han"), (0xF900, 0xFAFF, "han"), (0x20000, 0x3134F, "han"), (0x0E00, 0x0E7F, "th"),
    (0x0E80, 0x0EFF, "lo"), (0x1000, 0x109F, "my"), (0x1780, 0x17FF, "km"), (0x0370, 0x03FF, "el"),
    (0x0530, 0x058F, "hy"), (0x10A0, 0x10FF, "ka"),
)  # fmt: skip
_ONE_LANGUAGE_SCRIPTS = frozenset({"th", "lo", "my", "km", "el", "hy", "ka"})
# Chosen by hand, November 2026. A Han character counts as so many letters of an alphabet.
_HAN_WEIGHT = 2.5
# Share of kana among East Asian characters: a Chinese text may quote a Japanese name; Japanese has kana everywhere.
_MIN_KANA_SHARE = 0.15
# Characters at the beginning of a text that decide between the scripts of Chinese, and whether it is English.
_SAMPLE_CHARS = 20_000
# Frequent words of English: their least share, and the fewest words that can be judged.
_MIN_ENGLISH_SHARE, _MIN_WORDS_JUDGED = 0.25, 20


def _scripts(text: str) -> Counter[str]:
    counts: Counter[str] = Counter()
    for char, count in Counter(text).items():
        if char.isalpha():
            code = ord(char)
            counts[next((name for low, high, name in _RANGES if low <= code <= high), "other")] += count
    return counts


def _by_script(text: str, scripts: Counter[str]) -> str | None:
    """The language if the script decides it."""
    if not scripts:
        return None
    east = scripts["kana"] + scripts["hangul"] + scripts["han"]
    if east * _HAN_WEIGHT > scripts["other"]:
        if scripts["hangul"] > (scripts["han"] + scripts["kana"]) / 2:
            return "ko"
        if scripts["kana"] > _MIN_KANA_SHARE * east:
            return "ja"
        return "zh-Hant" if _is_traditional(text) else "zh"
    name, count = scripts.most_common(1)[0]
    return name if name in _ONE_LANGUAGE_SCRIPTS and count * 2 > scripts.total() else None


def _is_traditional(text: str) -> bool:
    """Whether more characters have the traditional form than the simplified one."""
    han = "".join(re.findall(r"[㐀-䶿一-鿿]", text))[:_SAMPLE_CHARS]
    simplified, traditional = _converter("t2s").convert(han), _converter("s2t").convert(han)
    changed = sum(a != b for a, b in zip(han, simplified, strict=False))
    return changed > sum(a != b for a, b in zip(han, traditional, strict=False))


class _Converter:
    """OpenCC's conversion of characters in one direction."""

    def __init__(self, direction: str) -> None:
        from opencc import OpenCC

        self._opencc = OpenCC(direction)

    def convert(self, text: str) -> str:
        return str(self._opencc.convert(text))


_converter = functools.cache(_Converter)

_FREQUENT_ENGLISH = _words(
    "the of and to in a is that for it was on with as be by at are this from have has had not or an were which we they "
    "he she his their its been will would said"
)


def _looks_english(text: str) -> bool:
    """Whether the frequent words are those of English; saves langdetect, whose profiles take half a second to load."""
    words = re.findall(r"[^\W\d_]+", text[:_SAMPLE_CHARS].lower())
    if len(words) < _MIN_WORDS_JUDGED or not all(word in words for word in ("the", "of")):
        return False
    return sum(word in _FREQUENT_ENGLISH for word in words) > _MIN_ENGLISH_SHARE * len(words)


def _by_letters(text: str, names: set[str] | None) -> str:
    from langdetect import DetectorFactory, LangDetectException
    from langdetect.detector_factory import init_factory

    init_factory()
    from langdetect.detector_factory import _factory

    # Without a seed the same short text sometimes gets another language.
    DetectorFactory.seed = 0
    detector = _factory.create()
    known = set(_factory.get_lang_list())
    if names and names & known:
        detector.set_prior_map({name: float(name in names) for name in known})
    detector.append(text)
    try:
        found = str(detector.detect())
    except LangDetectException:
        return UNKNOWN
    return {"zh-cn": "zh", "zh-tw": "zh-Hant", "unknown": UNKNOWN}.get(found, found)
