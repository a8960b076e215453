"""Which files of folders are versions of one text: patterns of paths, and the texts that they pair."""

from samesaid.folders.pairing import Link, Paired, Text, links_of, links_of_table, pair_all, pair_with
from samesaid.folders.pattern import Pattern, is_pattern

__all__ = [
    "Link",
    "Paired",
    "Pattern",
    "Text",
    "is_pattern",
    "links_of",
    "links_of_table",
    "pair_all",
    "pair_with",
]
