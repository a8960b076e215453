"""Which English words a dictionary knows: a capitalised word that it does not know names something."""

from __future__ import annotations

import functools

from samesaid.compare.tagging.english import model


@functools.cache
def _known() -> frozenset[str]:
    """The lower-case words of WordNet that the tagger's lemmatizer carries (some 90,000)."""
    table = model().get_pipe("lemmatizer").lookups.get_table("lemma_index")  # type: ignore[attr-defined]
    return frozenset(word for words in table.values() for word in words)


def is_known(word: str) -> bool:
    """Whether ``word`` or its singular is in the dictionary, where some names (Paris, Singapore) are as well."""
    plain = word.lower()
    return plain in _known() or plain.removesuffix("s") in _known()
