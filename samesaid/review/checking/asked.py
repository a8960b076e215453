"""What somebody asked to have checked, as a job keeps it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from samesaid.languages import normalise
from samesaid.model import SamesaidError
from samesaid.review.checking.limits import FEWEST_VERSIONS, LEVELS, MOST_VERSIONS
from samesaid.review.checking.names import desk_name, shown_name, suffix, text_key
from samesaid.settings import Settings
from samesaid.settings.record import MAX_LABEL_CHARS


@dataclass(frozen=True, slots=True)
class Given:
    """One version as it was given: its bytes, the name that it came with, a label and a tag, which may be empty."""

    data: bytes
    name: str = ""
    label: str = ""
    language: str = ""

    @classmethod
    def of_text(cls, words: str, *, name: str = "", label: str = "", language: str = "") -> Given:
        """A pasted text. Raises SamesaidError for half of a character."""
        try:
            data = words.encode()
        except UnicodeError:
            raise SamesaidError("a pasted text has half of a character in it; correct it") from None
        return cls(data, f"{shown_name(name, 'text')}.txt" if not suffix(name) else name, label, language)


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a job: the file that holds it, or ``kept``: as the text has it already, by its number there."""

    token: str = ""
    name: str = ""
    suffix: str = ""
    label: str = ""
    language: str = ""
    kept: int | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A check that was asked for. ``text`` is the text of which this is a new version; ``key`` what one is known by."""

    versions: tuple[Version, ...]
    level: str = "default"
    desk: str = ""
    glossary: str = ""
    key: str = ""
    text: int | None = None

    @property
    def tokens(self) -> tuple[str, ...]:
        """The files that hold its versions."""
        return tuple(version.token for version in self.versions if version.token)

    def as_json(self) -> str:
        """For the column ``input``."""
        return json.dumps(asdict(self), ensure_ascii=False)


def asked_of(content: str) -> Asked:
    """What `Asked.as_json` wrote."""
    fields: dict[str, Any] = json.loads(content)
    return Asked(**{**fields, "versions": tuple(Version(**version) for version in fields["versions"])})


def labels_of(versions: Sequence[Version], known: Sequence[str] = ()) -> tuple[str, ...]:
    """The labels of a report: none where nobody gave one, else one for each version; ``known`` are those of before.

    A version without one is called by its name.
    """
    if not any(version.label for version in versions):
        return tuple(known)
    before = [*known, *[""] * len(versions)]
    made = (v.label or before[n] or v.name[:MAX_LABEL_CHARS] or f"{n + 1}" for n, v in enumerate(versions))
    return tuple(label.strip() for label in made)


@dataclass(frozen=True, slots=True)
class Wish:
    """What a form or a request says, not checked yet. A version that is None is the one that the text has already."""

    versions: Sequence[Given | None]
    level: str = "default"
    desk: str = ""
    glossary: str = ""
    key: str = ""
    text: int | None = None

    def checked(self) -> Asked:
        """The same with names as they are shown, tags as they are known, and no files yet.

        Raises SamesaidError, one line, for whatever is wrong in it: before anything is written.
        """
        count = len(self.versions)
        fewest = FEWEST_VERSIONS if self.text is None else 1
        if not fewest <= count <= MOST_VERSIONS:
            raise SamesaidError(
                f"{count} version{'' if count == 1 else 's'} of a text: give {fewest} to {MOST_VERSIONS}"
            )
        if self.text is None and None in self.versions:
            raise SamesaidError("a version is missing: paste its text or choose its file")
        if self.text is not None and not any(self.versions):
            raise SamesaidError("no new version was given: paste its text or choose its file")
        if self.level not in LEVELS:
            raise SamesaidError(f"level {shown_name(self.level[:40])!r}: use one of {', '.join(LEVELS)}")
        versions = tuple(_version(given, number) for number, given in enumerate(self.versions))
        # Raises for labels that no report could have.
        Settings(labels=labels_of(versions))
        names = desk_name(self.desk), desk_name(self.glossary)
        return Asked(versions, self.level, *names, text_key(self.key), self.text)


def _version(given: Given | None, number: int) -> Version:
    if given is None:
        return Version(kept=number)
    if not given.data.strip():
        raise SamesaidError(f"{shown_name(given.name)}: an empty text; give one with words")
    language = normalise(given.language) if given.language.strip() else ""
    return Version("", shown_name(given.name), suffix(given.name), given.label.strip(), language)
