from __future__ import annotations

import time

import pytest

from samesaid.compare.meaning.antonyms.words import chinese_swaps, fields, partner
from samesaid.compare.meaning.comparator import MeaningComparator
from samesaid.compare.meaning.opposites.inflection import inflected
from tests.compare.coverage.topics import pair_of

MEANING = MeaningComparator()
ROWS = [
    ("委员会批准了码头扩建计划。", "The committee rejected the plan to extend the pier."),
    ("渡轮每天早上八点从北岸出发。", "The ferry leaves the northern shore at eight every morning."),
    ("管理处批准了新的时刻表。", "The office rejected the new timetable."),
]


@pytest.mark.parametrize(
    ("lemma", "tag", "like", "form"),
    [
        ("reject", "VBD", "approved", "rejected"),
        ("agree", "VBD", "refused", "agreed"),
        ("agree", "VBG", "Refusing", "Agreeing"),
        ("sell", "VBN", "bought", "sold"),
        ("deny", "VBZ", "confirms", "denies"),
        ("die", "VBG", "living", "dying"),
        ("ban", "VBD", "ALLOWED", "BANNED"),
        ("permit", "VBG", "banning", "permitting"),
        ("loss", "NNS", "gains", "losses"),
        ("woman", "NNS", "men", "women"),
        ("low", "JJ", "high", "low"),
    ],
)
def test_the_opposite_takes_the_form_of_the_word(lemma: str, tag: str, like: str, form: str) -> None:
    assert inflected(lemma, tag, like) == form


def test_the_fields_of_a_word_and_its_opposite_share_nothing() -> None:
    assert partner("approve", "VERB") == "reject"
    assert partner("reject", "VERB") == "approve"
    assert partner("harbour", "NOUN") is None
    known = fields("approve", "reject")
    assert "批准" in known.own_chinese
    assert "否决" in known.opposite_chinese
    assert not known.own & known.opposite
    assert all(one != other for one, other in chinese_swaps())


def test_what_a_text_says_twice_is_meant() -> None:
    turned = [
        sum(one.message.key == "code.M601.opposite" for one in MEANING.compare(
            pair_of([s for s, _ in rows], [t for _, t in rows], languages=("zh", "en"), independent=independent)
        ))
        for rows, independent in ((ROWS[:2], False), (ROWS, False), (ROWS, True))
    ]  # fmt: skip
    assert turned == [1, 0, 2]


def test_a_very_long_sentence_is_quick() -> None:
    pair = pair_of(["批准，" * 5_000], ["rejected the plan " * 5_000], languages=("zh", "en"), independent=True)
    begun = time.process_time()
    assert not [one for one in MEANING.compare(pair) if one.message.key == "code.M601.opposite"]
    assert time.process_time() - begun < 30
