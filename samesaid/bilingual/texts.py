"""The texts of a check: those that are given, with the two languages of one file as two of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from samesaid.bilingual import tuning
from samesaid.bilingual.versions import Versions, are_versions, versions_in
from samesaid.inputs import shown
from samesaid.languages import display_name, primary
from samesaid.model import Document, Encoder, Message, SamesaidError, language_name, message
from samesaid.settings import Settings

# What a Han character, kana or Hangul says beyond a letter of an alphabet.
_WIDE = re.compile("[\u3040-\u9fff\uac00-\ud7af]")
_MORE_PER_WIDE = 2.0


def texts_of(
    given: Sequence[Document], settings: Settings, encoder: Encoder
) -> tuple[tuple[Document, ...], tuple[Message, ...]]:
    """The texts to compare, the reference first, and what a reader must know of how they came about.

    A text that is given alone is divided into its two languages. Of several, those in two languages are divided where
    ``settings.split`` says so, else a warning names them. Raises SamesaidError for one text in one language, and for
    one in two languages that are not versions of one text.
    """
    if len(given) == 1:
        versions = _alone(given[0], settings, encoder)
        return versions, (_said_of(given[0], versions),)
    if settings.split is False:
        return tuple(given), ()
    texts: list[Document] = []
    said: list[Message] = []
    suspected = _suspected(given)
    for document in given:
        found = versions_in(document) if settings.split or document in suspected else None
        if found is None:
            texts.append(document)
        elif settings.split:
            texts += found
            said.append(_said_of(document, found))
        else:
            texts.append(document)
            said += _warning(document, found, encoder)
    return tuple(texts), tuple(said)


def _suspected(given: Sequence[Document]) -> list[Document]:
    """The texts that are far longer than another one; all of several in one language, of which each may have both."""
    if len({primary(document.language) for document in given}) == 1:
        return list(given)
    lengths = [len(document.text) + _MORE_PER_WIDE * len(_WIDE.findall(document.text)) for document in given]
    least = tuning.LONGER * min(lengths)
    return [document for document, length in zip(given, lengths, strict=True) if length >= least]


def _alone(document: Document, settings: Settings, encoder: Encoder) -> Versions:
    name = shown(document.name)
    if settings.split is False:
        raise SamesaidError(f"Missing argument 'versions': give a version of {name}, which is not to be divided")
    found = versions_in(document)
    if found is None:
        raise SamesaidError(
            f"Missing argument 'versions': {name} is a text in one language ({display_name(document.language)}); "
            "give a version of it, or a file with the text in two languages"
        )
    one, other = (display_name(version.language) for version in found)
    if not settings.split and not are_versions(found, encoder):
        raise SamesaidError(
            f"Missing argument 'versions': what {name} has in {one} and in {other} are no versions of one text; "
            "give a version of it, or --split if they are"
        )
    return _in_order(found, settings, name)


def _in_order(found: Versions, settings: Settings, name: str) -> Versions:
    """The version first that is in the language of the reference, if one was asked for."""
    tags = [primary(version.language) for version in found]
    for asked, label in ((settings.source_lang, 0), (settings.target_lang, 1)):
        if asked and primary(asked) not in tags:
            languages = " and ".join(display_name(version.language) for version in found)
            raise SamesaidError(f"{name}: nothing in {display_name(asked)}; its languages are {languages}")
        if asked and tags[label] != primary(asked):
            return found[1], found[0]
    return found


def _said_of(document: Document, versions: Versions) -> Message:
    return message("warning.split", file=shown(document.name), **_languages(versions))


def _warning(document: Document, versions: Versions, encoder: Encoder) -> Iterator[Message]:
    if are_versions(versions, encoder):
        yield message("warning.two-languages", file=shown(document.name), **_languages(versions))


def _languages(versions: Versions) -> dict[str, Message]:
    return {name: language_name(v.language) for name, v in zip(("one", "other"), versions, strict=True)}
