"""Which of the languages that a file declares are compared."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from samesaid.documents import tuning
from samesaid.documents.aligned.reader import Languages, Row
from samesaid.languages import detect, normalise, primary
from samesaid.model import SamesaidError

# Languages that a long text cannot be mistaken in; others have near relatives. Files are exported with wrong tags, and
# a German number read as an English one is a false alarm. Chosen by hand, November 2026.
_PLAIN = frozenset({"de", "en", "es", "fr", "it", "ja", "nl", "pt", "ru", "zh"})
_MIN_PLAIN_CHARS = 2_000
# As many languages are listed in a message.
_MAX_LISTED = 8


def tag_of(declared: str | None) -> str | None:
    """A declared tag as samesaid uses it: without a region, but with the script of Chinese; None if it is not known.

    A region changes nothing in what is compared, and files declare one at random.
    """
    try:
        tag = normalise(declared or "")
    except SamesaidError:
        return None
    return tag if primary(tag) == "zh" else primary(tag)


def declared(
    rows: Sequence[Row], source_language: str | None, target_language: str | None
) -> tuple[str | None, str | None]:
    """The languages of both sides of rows: those given, else those that their file declares, else None.

    Where a long text is plainly in another language than its file declares, that is its language.
    """
    found = by_file(rows)
    return (
        source_language or _believed(found.source, [row.source for row in rows]),
        target_language or _believed(found.target, [row.target for row in rows]),
    )


def by_file(rows: Iterable[Row]) -> Languages:
    """What the file of the rows declares."""
    return next((row.languages for row in rows if row.languages is not None), Languages())


def _believed(tag: str | None, texts: Sequence[str]) -> str | None:
    if tag is None or primary(tag) not in _PLAIN or sum(map(len, texts)) < _MIN_PLAIN_CHARS:
        return tag
    read = detect("\n".join(texts[:: sum(map(len, texts)) // tuning.LANGUAGE_SAMPLE_CHARS + 1]))
    return read if primary(read) in _PLAIN and primary(read) != primary(tag) else tag


def is_wanted(tag: str | None, wanted: str | None) -> bool:
    """Whether a text in a language may be read where that language is asked for; unknown ones may."""
    return tag is None or wanted is None or primary(tag) == primary(wanted)


class Directions:
    """The directions of the parts of a file: those that are wanted, or the only one there is.

    ``where`` names the file in messages.
    """

    def __init__(self, where: str, wanted: Languages) -> None:
        self._where = where
        self._wanted = wanted
        self._taken: Languages | None = None
        self._left_out: dict[str, None] = {}

    def takes(self, declared: Languages) -> bool:
        """Whether a part in these languages is compared.

        Raises SamesaidError where it is in other languages than the parts before it, and nobody said which to take.
        """
        wanted = self._wanted
        if not (is_wanted(declared.source, wanted.source) and is_wanted(declared.target, wanted.target)):
            self._left_out[_shown(declared)] = None
            return False
        before = self._taken
        if before is not None and not (
            is_wanted(declared.source, wanted.source or before.source)
            and is_wanted(declared.target, wanted.target or before.target)
        ):
            raise several(self._where, (_shown(before), _shown(declared)))
        self._taken = before or declared
        return True

    def refuse_none(self) -> None:
        """Raise SamesaidError where parts were left out, and none was taken."""
        if self._taken is None and self._left_out:
            found = ", ".join([*self._left_out][:_MAX_LISTED])
            raise SamesaidError(
                f"{self._where}: is {found}, which is not what --source-lang and --target-lang ask for; correct these, "
                "or what the file declares"
            )


def several(where: str, found: tuple[str, ...] | list[str]) -> SamesaidError:
    """The error for a file in several languages or directions of which one must be chosen."""
    listed = ", ".join(found[:_MAX_LISTED])
    return SamesaidError(f"{where}: has {listed}; choose with --source-lang and --target-lang")


def _shown(languages: Languages) -> str:
    return f"{languages.source or 'unknown'} to {languages.target or 'unknown'}"
