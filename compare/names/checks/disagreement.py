"""How probable it is that the sides of a Chinese-English bead disagree over a name: the strength of E301 and E302.

Two models are asked, and the mean of their log odds counts: a logistic one, which orders the clearest beads better, and
boosted trees, which find more of the others. The trees also see how the cosine of the two sentences changes when an
open name is taken out of one of them: it rises where the other side does not say the name. Only the bundled encoder
reads that (`token_encoder`); with any other the logistic model decides alone. Both are fitted by
``benchmarks/fits/names.py``.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from samesaid.compare.names import tuning
from samesaid.compare.names.checks.bead_names import BeadNames, MissingName, Run
from samesaid.compare.names.gazetteer import countries, lexicon
from samesaid.compare.names.gazetteer.lexicon import in_dictionary
from samesaid.compare.names.matching.certain_matches import name_distance
from samesaid.compare.names.matching.probability import Features, log_odds, modelled_log_odds
from samesaid.compare.names.recognition.mentions import words_of
from samesaid.compare.names.text import simplify
from samesaid.compare.names.transliteration.romanisation import TRANSLITERATION_CHARACTERS
from samesaid.compare.token_encoder import TokenEncoder, token_encoder
from samesaid.compare.trees import shipped
from samesaid.model import FloatArray, Mention, Span

MODEL = Path(__file__).with_name("disagreement.npz")

_KINDS = ("ORG", "PERSON", "PLACE")
_PRONOUNS = lexicon.words("english", "pronouns")


def strengths(batch: Sequence[BeadNames]) -> list[float]:
    """The strength of the disagreement of each bead; 0 where no name seems missing.

    0.5 is the strength from which it is shown by default.
    """
    asked = [names for names in batch if names.missing_english or names.missing_chinese]
    found = [disagreement_features(names) for names in asked]
    odds = np.array([modelled_log_odds("disagreement", features) for features in found])
    left_out = left_out_features(asked)
    if left_out is not None and found:
        rows = np.array([list({**f, **more}.values()) for f, more in zip(found, left_out, strict=True)])
        odds = (odds + shipped(MODEL, "disagreement").log_odds(rows.astype(np.float32))) / 2
    known = {names.index: 1 / (1 + math.exp(-value)) for names, value in zip(asked, odds.tolist(), strict=True)}
    return [known.get(names.index, 0.0) for names in batch]


# --- What both models see ---------------------------------------------------------------------------------------------


def are_of_one_kind(english: Mention, chinese: Mention) -> bool:
    """Whether two names may name things of one kind: no person is a place or a body."""
    return "PERSON" not in {english.kind, chinese.kind} or english.kind in {chinese.kind, "OTHER"}


def disagreement_features(names: BeadNames) -> Mapping[str, float]:
    """Features of a bead: the open names of both sides that are the least likely to be mentioned, and how many."""
    english, chinese = _least_probable(names.open_english), _least_probable(names.open_chinese)
    left, right = (log_odds(m.probability) if m else tuning.NO_OPEN_NAME for m in (english, chinese))
    pair = (english, chinese) if english is not None and chinese is not None else None
    found = {
        "english_log_odds": left,
        "chinese_log_odds": right,
        "higher_log_odds": max(left, right),
        "lower_log_odds": min(left, right),
        "english_names": len(names.english),
        "chinese_names": len(names.chinese),
        "open_english": len(names.open_english),
        "open_chinese": len(names.open_chinese),
        "missing_english": len(names.missing_english),
        "missing_chinese": len(names.missing_chinese),
        "one_kind": pair is not None and are_of_one_kind(pair[0].name, pair[1].name),
        "cosine": names.meanings.cosine(pair[0].name.text, pair[1].name.text) if pair else 0,
        "similar_sound": _similar_sound(pair[0].name, pair[1].name) if pair else 0,
        "english_country": english is not None and bool(countries.of_english(english.name.text)),
        "english_common": english is not None and all(map(in_dictionary, words_of(english.name))),
        "chinese_country": chinese is not None and bool(countries.of_chinese(simplify(chinese.name.text))),
        "chinese_foreign": _foreign_share(chinese.name) if chinese else 0,
        "latin": bool(names.english and names.missing_latin()),
        "pronouns": min(sum(w.lower() in _PRONOUNS for w in names.english_text.words), tuning.MAX_PRONOUNS),
        "length": min(len(names.chinese_text.text), tuning.MAX_LENGTH) / tuning.MAX_LENGTH,
    }
    for side, name in (("english", english), ("chinese", chinese)):
        for kind in _KINDS:
            found[f"{side}_{kind.lower()}"] = name is not None and name.name.kind == kind
    return {feature: float(value) for feature, value in found.items()}


def _similar_sound(english: Mention, chinese: Mention) -> float:
    return max(0.0, tuning.MAX_SIMILAR_DISTANCE - name_distance(english, chinese))


def _foreign_share(chinese: Mention) -> float:
    """The share of characters that foreign names are written with."""
    return sum(c in TRANSLITERATION_CHARACTERS for c in simplify(chinese.text)) / len(chinese.text)


def _least_probable(names: Sequence[MissingName]) -> MissingName | None:
    return min(names, key=lambda m: m.probability, default=None)


# --- What the trees see besides ---------------------------------------------------------------------------------------


def left_out_features(batch: Sequence[BeadNames]) -> list[Features] | None:
    """The cosine of the sides of each bead, and how much it falls without open names; None for another encoder.

    Names are taken out one at a time on one side, then one on both. The least fall of each kind is a feature, and the
    fall without the names that are least likely to be mentioned. Where a side is very long all are 0.
    """
    encoder = token_encoder(batch[0].pair.encoder) if batch else None
    if encoder is None:
        return None if batch else []
    short = [n for n in batch if max(len(_text(n.english_run)), len(_text(n.chinese_run))) <= tuning.MAX_WHOLE_SIDE]
    english = _without(encoder, [(n.english_run, n.open_english) for n in short])
    chinese = _without(encoder, [(n.chinese_run, n.open_chinese) for n in short])
    falls = {n.index: e @ c.T for n, e, c in zip(short, english, chinese, strict=True)}
    return [_falls(names, falls.get(names.index)) for names in batch]


def _without(encoder: TokenEncoder, sides: Sequence[tuple[Run, Sequence[MissingName]]]) -> list[FloatArray]:
    """Unit vectors of each side: as it is, and without each of its open names, shape (1 + names, 512)."""
    # Taking nothing out gives the whole, read in the same way as the rest.
    cuts = [np.array([(0, 0), *(_place(run, m.name.span) for m in names)], dtype=np.int64) for run, names in sides]
    nothing = np.zeros((0, 2), dtype=np.int64)
    return encoder.encode_parts([_text(run) for run, _ in sides], [nothing] * len(sides), cuts)[1]


def _text(run: Run) -> str:
    return " ".join(s.text for s in run[0].sentences(run[1]))


def _place(run: Run, span: Span) -> tuple[int, int]:
    """A span of the document as one of `_text`."""
    start = 0
    for sentence in run[0].sentences(run[1]):
        if span.overlaps(sentence.span):
            shift = start - sentence.span.start
            return span.start + shift, span.end + shift
        start += len(sentence.text) + 1
    return 0, 0


def _falls(names: BeadNames, cosines: FloatArray | None) -> Features:
    """The features from the table of cosines: English as rows, Chinese as columns, the first of each is the whole."""
    table = np.zeros((1, 1)) if cosines is None else cosines.astype(np.float64)
    falls = table[0, 0] - table
    found: dict[str, float] = {"whole_cosine": float(table[0, 0])}
    english, chinese = (
        _least_place(some) if table.size > 1 else 0 for some in (names.open_english, names.open_chinese)
    )
    found["fall_without_english"] = float(falls[english, 0])
    found["fall_without_chinese"] = float(falls[0, chinese])
    found["fall_without_both"] = float(falls[english, chinese]) if english and chinese else 0.0
    for name, part in (("english", falls[1:, 0]), ("chinese", falls[0, 1:]), ("both", falls[1:, 1:])):
        found[f"least_fall_without_{name}"] = float(part.min()) if part.size else 0.0
    return found


def _least_place(names: Sequence[MissingName]) -> int:
    """The place of the least probable name in a table whose first row is the whole; 0 without names."""
    return 1 + min(range(len(names)), key=lambda i: names[i].probability) if names else 0
