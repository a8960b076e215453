"""Names in full and their initials inside one English document."""

from __future__ import annotations

from samesaid.compare.names.recognition.en import content_words
from samesaid.compare.names.recognition.mentions import names_of
from samesaid.compare.names.text import is_acronym, unmarked
from samesaid.compare.pair import Side
from samesaid.languages import primary
from samesaid.model import Mention


def name_words(name: Mention | str) -> tuple[str, ...]:
    """The words of an English name in lower case, without ``of`` and ``the``."""
    text = name if isinstance(name, str) else name.text
    return tuple(unmarked(word).strip(".") for word in content_words(text))


def full_names(side: Side) -> dict[str, str]:
    """Initials that stand in the document → the full name there that they are short for (NIA, UN)."""
    if primary(side.document.language) != "en":
        return {}
    mentions = [m for sentence in names_of(side) for m in sentence]
    initials = {"".join(word[0] for word in name_words(m)).upper(): m.text for m in mentions if " " in m.text}
    return {m.text: initials[m.text] for m in mentions if is_acronym(m.text) and m.text in initials}
