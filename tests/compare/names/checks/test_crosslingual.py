"""Names between a Chinese and an English side that depend on the sentences around them."""

from __future__ import annotations

from tests.compare.names.sides import evidence_of, lines, read


def test_a_name_mentioned_shortly_before_may_be_a_pronoun_here() -> None:
    source = "玛格丽特·索恩伯里为展览揭幕。\n展览将持续到下月。"
    target = "Margaret Thornbury opened the exhibition.\nMargaret Thornbury said the exhibition lasts until next month."
    assert evidence_of(lines("zh", "en", source, target)) == []
    alone = evidence_of(lines("zh", "en", source, target, independent=True))
    assert [(e.code, e.bead) for e in alone] == [("E301", 1)]


def test_the_missing_member_of_a_list() -> None:
    source = "巴西、西班牙和泰国的警方参加了行动。"
    (evidence,) = evidence_of(lines("zh", "en", source, "Police from Brazil and Thailand took part."))
    assert (evidence.code, read(evidence)) == ("E301", "西班牙 → ∅")
    assert evidence_of(lines("zh", "en", source, "Police from Brazil, Spain and Thailand took part.")) == []
