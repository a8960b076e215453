"""Write the tables of docs/accuracy.md and docs/images/reliability.svg from the judged alarms and the shipped weights.

usage: python -m benchmarks.fits.accuracy_page

Run it after ``benchmarks.fits.finding_confidence --write``. What is between the marks in the page is replaced.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence

from benchmarks.data import ROOT
from benchmarks.fits.finding_confidence import (
    Judged,
    by,
    calibration_error,
    left_out,
    log_loss,
    reliability,
)
from benchmarks.fits.judged import BASE_RATE, Sample, all_samples
from benchmarks.run import ROWS
from samesaid.compare.confidence.measured import ANY, shipped
from samesaid.compare.ranking import MIN_STRENGTHS, THRESHOLDS
from samesaid.reports.common.labels import confidence_word

PAGE, DIAGRAM = ROOT / "docs" / "accuracy.md", ROOT / "docs" / "images" / "reliability.svg"
_BEGIN, _END = "<!-- figures: python -m benchmarks.fits.accuracy_page -->", "<!-- end of figures -->"
_GROUPS = {"zh": "Chinese", "ja": "Japanese", "ru": "Russian", "latin": "de es fr it pt", "same": "English alone"}
# The diagram: pixels of its square, and of the frame around it.
_SIZE, _FRAME = 240, 42


def tables(rows: Sequence[Sample]) -> Iterator[str]:
    """The lines of the generated part of the page."""
    apart = [x for x in left_out(rows) if x[0].strength >= MIN_STRENGTHS["default"]]
    natural = [x for x in apart if not x[0].planted]
    counts = Counter(r.verdict for r, _ in natural)
    yield (
        f"Alarms on these translations: {len(natural)}, of them {counts['real']} real, {counts['defensible']} "
        f"defensible, {counts['false']} false and {counts['unread']} unread, which count as false. Alarms on planted "
        f"errors: {sum(r.planted for r in rows)}, weighted to {BASE_RATE} errors in 100 pairs."
    )
    yield ""
    yield "| confidence (sets left out) | mean | right | weight | right, without planted errors | alarms |"
    yield "|---|---|---|---|---|---|"
    plain = {low: (right, weight) for low, _, _, right, weight in reliability(natural)}
    for low, high, mean, right, weight in reliability(apart):
        own = plain.get(low, (0.0, 0.0))
        alone = f"{own[0]:.2f} | {own[1]:.0f}" if own[1] else "| 0"
        word = confidence_word(low)
        yield f"| {low:.2f} to {high:.2f} ({word}) | {mean:.2f} | {right:.2f} | {weight:.1f} | {alone} |"
    yield ""
    as_is = [(r, r.strength) for r, _ in apart]
    yield (
        f"Expected calibration error {calibration_error(apart):.3f}, log loss {log_loss(apart):.3f}; without planted "
        f"errors {calibration_error(natural):.3f} and {log_loss(natural):.3f}. The strength of the evidence as it is: "
        f"{calibration_error(as_is):.3f} and {log_loss(as_is):.3f}."
    )
    yield ""
    yield from _by_code(rows)
    yield ""
    yield from _by_group(natural)
    yield ""
    yield "| group of `make bench` | rows | what they shaped |"
    yield "|---|---|---|"
    for name, entry in tomllib.loads(ROWS.read_text(encoding="utf-8")).items():
        yield f"| {name} | {entry['rows']} | {entry['shaped'] or 'nothing'} |"


def _by_code(rows: Sequence[Sample]) -> Iterator[str]:
    model = shipped()
    yield "| code, form | right | false | on planted errors | confidence, least to greatest |"
    yield "|---|---|---|---|---|"
    for name, own in by(rows, lambda s: f"{s.kind.code} {s.kind.form}").items():
        shown = [r for r in own if r.strength >= MIN_STRENGTHS["default"]]
        natural = [r for r in shown if not r.planted]
        if not shown:
            continue
        values = [model.confidence(r.kind, r.strength) for r in shown]
        measured = f"{min(values):.2f} to {max(values):.2f}" if own[0].kind.code in model.codes else "not measured"
        right = sum(r.right for r in natural)
        yield f"| {name} | {right} | {len(natural) - right} | {len(shown) - len(natural)} | {measured} |"


def _by_group(natural: Judged) -> Iterator[str]:
    yield "| English with | alarms | right | shown by default | right |"
    yield "|---|---|---|---|---|"
    for group, label in _GROUPS.items():
        own = [(s, p) for s, p in natural if s.kind.group == group != ANY]
        shown = [s for s, p in own if p >= THRESHOLDS["default"]]
        if own:
            right, of_shown = (sum(s.right for s in some) / max(1, len(some)) for some in ([s for s, _ in own], shown))
            yield f"| {label} | {len(own)} | {right:.2f} | {len(shown)} | {of_shown:.2f} |"


def diagram(rows: Judged) -> str:
    """The reliability diagram: confidence across, share right upwards, a dot a bin, its area by the alarms in it."""
    edge = _SIZE + 2 * _FRAME
    bins = list(reliability(rows))
    most = max(weight for *_, weight in bins)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {edge} {edge}" width="{edge}" height="{edge}" '
        'font-family="sans-serif" font-size="11" role="img" aria-label="Confidence against the share that is right">',
        f'<rect width="{edge}" height="{edge}" fill="#fff"/>',
        f'<path d="M{_x(0)} {_y(0)}H{_x(1)}V{_y(1)}H{_x(0)}Z" fill="none" stroke="#999"/>',
        f'<path d="M{_x(0)} {_y(0)}L{_x(1)} {_y(1)}" stroke="#999" stroke-dasharray="4 4"/>',
    ]
    for tick in (0.0, 0.5, 1.0):
        parts.append(f'<text x="{_x(tick)}" y="{_y(0) + 16}" text-anchor="middle">{tick:.1f}</text>')
        parts.append(f'<text x="{_x(0) - 8}" y="{_y(tick) + 4}" text-anchor="end">{tick:.1f}</text>')
    for _, _, mean, right, weight in bins:
        radius = 3 + 9 * (weight / most) ** 0.5
        parts.append(f'<circle cx="{_x(mean)}" cy="{_y(right)}" r="{radius:.1f}" fill="#1a5fb4" fill-opacity=".75"/>')
    parts.append(f'<text x="{edge / 2:.0f}" y="{edge - 6}" text-anchor="middle">confidence</text>')
    parts.append(
        f'<text x="12" y="{edge / 2:.0f}" text-anchor="middle" transform="rotate(-90 12 {edge / 2:.0f})">right</text>'
    )
    return "\n".join([*parts, "</svg>\n"])


def _x(value: float) -> int:
    return round(_FRAME + _SIZE * value)


def _y(value: float) -> int:
    return round(_FRAME + _SIZE * (1 - value))


def main() -> None:
    rows = all_samples()
    if not rows:
        raise SystemExit("the judged alarms are not there (see benchmarks/data.py)")
    page = PAGE.read_text(encoding="utf-8")
    before, _, rest = page.partition(_BEGIN)
    _, _, after = rest.partition(_END)
    made = "\n".join([before + _BEGIN, "", *tables(rows), "", _END + after])
    PAGE.write_text(made, encoding="utf-8")
    DIAGRAM.write_text(diagram(left_out(rows)), encoding="utf-8")


if __name__ == "__main__":
    main()
