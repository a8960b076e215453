"""Plant one error in rows of any set: every kind of rule, whatever the languages, the same rows for the same seed."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from benchmarks.corpora import (
    error_clauses,
    error_names,
    error_negation,
    error_rules_by_words,
    error_rules_signs,
    error_turns,
)
from benchmarks.corpora.error_rules import RULES, ErrorRule
from benchmarks.corpora.error_rules_european import EUROPEAN_RULES
from samesaid.languages import primary

Row = tuple[str, str]

NUMBER_RULES = (*RULES, *EUROPEAN_RULES, *error_rules_by_words.rules(), *error_rules_signs.RULES)
TURN_RULES = tuple(error_turns.rules())
# The rules of one kind of error.
KINDS = {
    "value": ("digit", "word", "han", "ordinal", "share"),
    "magnitude": ("tenfold", "scale"),
    "sign": ("minus left out", "minus put"),
    "date": ("day", "month", "year"),
    "unit": ("unit", "currency", "point"),
    "bound": ("bound",),
    "number left out": ("dropped",),
    "name replaced": ("name replaced",),
    "name removed": ("name removed",),
    "name spelled otherwise": ("name spelled otherwise",),
    "term": ("term",),
    "clause left out": ("clause",),
    "direction": ("direction", "direction beside", "direction after", "from and to"),
    "rise or fall": ("statement",),
    "earlier or later": ("time",),
    "modality": ("modality",),
    error_negation.PUT: (error_negation.PUT,),
    error_negation.TAKEN: (error_negation.TAKEN,),
}
_KIND_OF = {rule: kind for kind, rules in KINDS.items() for rule in rules}


@dataclass(frozen=True, slots=True)
class Planted:
    """One error: its kind, the rule, the index of its row, the side (0 or 1) and the row with the error."""

    kind: str
    rule: str
    index: int
    side: int
    row: Row


def plant(rows: Sequence[Row], languages: tuple[str, str], *, seed: int, each: int) -> list[Planted]:
    """Errors in these rows, each alone in a copy of its row: up to ``each`` of a kind, drawn over all rows.

    Deterministic: what is planted in a row depends on the seed, the row's index, the side and the rule alone.
    """
    found: dict[str, list[Planted]] = {kind: [] for kind in KINDS}
    for error in _all(rows, languages, seed):
        found[error.kind].append(error)
    return [e for kind, errors in found.items() for e in _drawn(errors, random.Random(f"{seed} {kind}"), each)]


def turnable(rule: ErrorRule, languages: tuple[str, str]) -> bool:
    """Whether what a rule turns round is looked for between these languages."""
    return rule.name not in KINDS["rise or fall"] or error_turns.STATED.issuperset(map(primary, languages))


def _drawn(errors: list[Planted], rng: random.Random, each: int) -> list[Planted]:
    chosen = sorted(rng.sample(range(len(errors)), min(each, len(errors))))
    return [errors[i] for i in chosen]


def _all(rows: Sequence[Row], languages: tuple[str, str], seed: int) -> Iterator[Planted]:
    for side in (0, 1):
        for rule, change in _changes(rows, languages, side).items():
            for index, row in enumerate(rows):
                new = change(index, random.Random(f"{seed} {index} {side} {rule}"))
                if new is not None and new.strip() and new != row[side]:
                    changed = (new, row[1]) if side == 0 else (row[0], new)
                    yield Planted(_KIND_OF[rule], rule, index, side, changed)


def _changes(
    rows: Sequence[Row], languages: tuple[str, str], side: int
) -> dict[str, Callable[[int, random.Random], str | None]]:
    """Every rule that can be applied to this side: the changed text of a row, or None."""
    language = primary(languages[side])
    changes: dict[str, Callable[[int, random.Random], str | None]] = {}
    for rule in (*NUMBER_RULES, *TURN_RULES):
        if rule.language == language and turnable(rule, languages):
            changes[rule.name] = lambda i, rng, r=rule: r.applied(rows[i][side], rng)  # type: ignore[misc]
    if language in error_names.CASED:
        names = error_names.Names(rows, languages, side)
        changes["name replaced"] = lambda i, rng: error_names.replaced(names, i, rows[i][side], rng)
        changes["name removed"] = lambda i, rng: error_names.removed(names, i, rows[i][side], rng)
        changes["name spelled otherwise"] = lambda i, rng: error_names.respelled(names, i, rows[i][side], rng)
        terms = error_clauses.Terms([row[side] for row in rows])
        changes["term"] = lambda i, rng: terms.replaced(rows[i][side], rng)
    changes["clause"] = lambda i, rng: error_clauses.left_out(rows[i][side], language, rng)
    for name in (error_negation.PUT, error_negation.TAKEN):
        changes[name] = lambda i, rng, n=name: error_negation.planted(rows[i][side], language, n, rng)  # type: ignore[misc]
    return changes
