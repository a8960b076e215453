"""Is the confidence of findings right? Each fresh set is measured by weights that were fitted without it.

usage: python -m benchmarks.fits.finding_confidence prints the tables behind these figures.
"""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.data import digest
from benchmarks.figures import Figure
from benchmarks.fits.finding_confidence import calibration_error, left_out
from benchmarks.fits.judged import FRESH, VERDICTS, all_samples
from samesaid.reports.common.labels import confidence_key

# The share of right alarms that the words of a report promise.
PROMISES = {"confident": 0.9, "likely": 0.6}


def figures() -> Iterator[Figure]:
    """The expected calibration error, and the share right of the alarms that reports call confident and likely."""
    rows = all_samples()
    if not rows:
        print("no figures of confidence: the judged alarms are absent (see benchmarks/data.py)")
        return
    data = digest(*sorted(FRESH.glob("*.jsonl")), *(p for p in VERDICTS if p.exists()))
    apart = left_out(rows)
    yield Figure("confidence: calibration error, sets left out", calibration_error(apart), "lower", data)
    for word, promise in PROMISES.items():
        some = [s for s, p in apart if confidence_key(p) == word]
        if some:
            right = sum(s.weight for s in some if s.right) / sum(s.weight for s in some)
            name = f"confidence: right of those called {word}, sets left out"
            yield Figure(name, right, "higher", data, f"promised {promise}")
