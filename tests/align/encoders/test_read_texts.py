"""What an encoder keeps of texts, within its bytes, and that it changes no vector."""

import threading
from collections.abc import Iterator

import numpy as np
import pytest

from samesaid.align.encoders.read_texts import Kept, memory, remembering
from samesaid.align.encoders.use import UseEncoder
from samesaid.model import FloatArray

_TEXTS = ["港务局五月共登记船舶412艘。", "The ferry left at noon, an hour late 😀.", "Kräne, Kohle und Getreide", ""]


def _kept(texts: str, asked: int) -> str:
    """Which of these texts of one letter, read twice in their order, is found at last; three have room."""
    kept: Kept[str] = Kept(30)
    for _ in range(asked):
        for text in texts:
            if kept.get(text) is None:
                kept.put(text, text.upper(), 10)
    return "".join(kept.get(text) or "-" for text in texts)


@pytest.mark.parametrize(
    ("texts", "asked", "found"),
    [
        ("ab", 1, "AB"),
        # More than there is room for: the first ones stay, so that some are found in every round.
        ("abcde", 1, "ABC--"),
        ("abcde", 3, "ABC--"),
        ("", 1, ""),
    ],
)
def test_the_first_texts_stay(texts: str, asked: int, found: str) -> None:
    assert _kept(texts, asked) == found


def test_what_nobody_asks_for_makes_room() -> None:
    kept: Kept[str] = Kept(30)
    for text in "abc":
        kept.put(text, text, 10)
    for text in "defg" * 5:
        if kept.get(text) is None:
            kept.put(text, text, 10)
    assert [text for text in "abcdefg" if kept.get(text)] == ["d", "e", "f"]


def test_what_is_too_large_is_not_kept() -> None:
    kept: Kept[str] = Kept(30)
    kept.put("a", "a", 31)
    assert kept.get("a") is None


def test_there_is_room_until_it_is_full_and_when_nobody_asks() -> None:
    kept: Kept[str] = Kept(20)
    rooms = []
    for text in "ab":
        rooms.append(kept.has_room)
        kept.put(text, text, 10)
    rooms.append(kept.has_room)
    for _ in range(10):
        kept.get("c")
    assert [*rooms, kept.has_room] == [True, True, False, True]


@pytest.fixture(autouse=True)
def _remembering() -> Iterator[None]:
    with remembering():
        yield


def test_vectors_are_the_same_where_tokens_are_kept_beside_them() -> None:
    texts = [*_TEXTS, "台灣的「著」名燈塔", "𠮷野家 ﬁne", *_TEXTS]
    one, two = UseEncoder(), UseEncoder()
    assert np.array_equal(two.encode_and_keep(texts), one.encode(texts))
    assert np.array_equal(two.encode_and_keep(texts[::-1])[::-1], one.encode(texts))
    assert all(np.array_equal(mine, yours) for mine, yours in zip(_parts(one), _parts(two), strict=True))
    assert two.encode_and_keep([]).shape == (0, 512)


def _parts(encoder: UseEncoder) -> list[FloatArray]:
    parts = [np.array([(0, len(t)), (0, len(t) // 2)], dtype=np.int64) for t in _TEXTS]
    rests = [np.array([(len(t) // 2, len(t))], dtype=np.int64) for t in _TEXTS]
    found = encoder.encode_parts(_TEXTS, parts, rests)
    return [*found[0], *found[1]]


def test_a_text_that_is_read_again_has_the_same_vectors() -> None:
    encoder = UseEncoder()
    first, again = _parts(encoder), _parts(encoder)
    assert all(np.array_equal(one, two) for one, two in zip(first, again, strict=True))
    assert np.array_equal(encoder.encode(_TEXTS), encoder.encode(_TEXTS[::-1])[::-1])
    assert encoder.encode([]).shape == (0, 512)


def test_a_check_keeps_nothing_of_the_one_before() -> None:
    encoder = UseEncoder()
    encoder.encode_and_keep(_TEXTS)
    assert memory().vectors.get(_TEXTS[0]) is not None
    assert memory().tokens.get(_TEXTS[0]) is not None
    with remembering():
        assert memory().vectors.get(_TEXTS[0]) is None
        encoder.encode(["Another text."])
    assert memory().vectors.get("Another text.") is None


def test_nothing_is_kept_outside_of_a_check() -> None:
    found: list[object] = []

    def elsewhere() -> None:
        UseEncoder().encode(_TEXTS)
        found.append(memory().vectors.get(_TEXTS[0]))

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join()
    assert found == [None]
