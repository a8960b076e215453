"""A folder in, a manifest out: the documents that are versions of one text."""

from __future__ import annotations

import functools
import math
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from samesaid.archive.pairing.candidates import candidates
from samesaid.archive.pairing.fingerprint import Fingerprint, fingerprint
from samesaid.archive.pairing.fingerprint_store import Prints
from samesaid.archive.pairing.folder import date_in, real
from samesaid.archive.pairing.grouping import DOUBTFUL, Group, Grouped, Link, grouped
from samesaid.archive.pairing.manifest import Entry, identity, relative
from samesaid.archive.pairing.near_twins import decided, moved
from samesaid.archive.pairing.scoring import Likeness, lead, likeness, probability
from samesaid.archive.pool.process_pool import work
from samesaid.inputs import is_text, shown
from samesaid.languages import primary
from samesaid.model import SamesaidError
from samesaid.settings import Settings

if TYPE_CHECKING:
    from samesaid.model import Encoder

# Added to the number of documents, so that the numbers of a small archive have some weight.
_MORE_DOCUMENTS = 20


@dataclass(frozen=True, slots=True)
class Paired:
    """How an archive's documents belong together.

    ``entries`` are texts with their versions, ``doubtful`` pairs for a person to check, ``alone`` the paths of
    documents that are in neither, ``problems`` (path, reason) of those that could not be read.
    """

    entries: tuple[Entry, ...]
    doubtful: tuple[Entry, ...]
    alone: tuple[str, ...]
    problems: tuple[tuple[str, str], ...]


def pair(
    paths: Sequence[Path],
    cache: Path,
    settings: Settings,
    *,
    root: Path,
    workers: int = 1,
    window: int = 31,
    within: bool = False,
    reference: str | None = None,
    known: Sequence[Entry] = (),
    progress: Callable[[int, int], None] | None = None,
) -> Paired:
    """Which of the documents at ``paths`` are versions of one text.

    Fingerprints are kept in the file ``cache``: a second run reads only what is new. ``root`` is the folder of the
    manifest: identities come from paths relative to it. ``window`` is the maximum number of days between versions.
    ``within`` says whether documents of one language may be versions of one another (they always may where the archive
    has one language only). ``reference`` is the language of the originals. ``known`` entries are kept, whoever wrote
    them, and may gain versions; one whose reference is gone is left out. Raises SamesaidError where no document is in
    the language ``reference``, and where ``cache`` cannot be written or another run is writing to it.
    """
    encoder = _encoder(settings)
    named, nameless = ([p for p in paths if is_text(str(p)) is so] for so in (True, False))
    with _prints(cache, encoder.digest) as prints:
        _read(prints, named, settings, workers, progress)
        languages = _order(prints.languages(), reference)
        links = score(prints, window=window, within=within or len(languages) < 2)
        by_number = {n: primary(tag) for n, tag, _ in prints.numbers()}
        kept = _kept(prints, known)
        settled = {reference: versions for reference, versions, _ in kept}
        found = _result(prints, grouped(links, by_number, languages, settled), [entry for *_, entry in kept], root)
    # Neither the manifest nor the store could name such a file.
    renamed = [(shown(path), "its name is not in the encoding of the system; rename it") for path in nameless]
    return replace(found, problems=(*found.problems, *renamed))


@contextmanager
def _prints(cache: Path, encoder: str) -> Iterator[Prints]:
    try:
        prints = Prints(cache, encoder)
        try:
            yield prints
        finally:
            prints.close()
    except sqlite3.OperationalError as error:
        busy = error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
        advice = (
            "another run is writing to it; wait for it" if busy else f"cannot be written ({error}); make room for it"
        )
        raise SamesaidError(f"{cache}: {advice}") from None


def score(prints: Prints, *, window: int, within: bool) -> list[Link]:
    """Every candidate pair that is at least doubtful, with its probability."""
    links = []
    leading = with_leads(prints, window=window, within=within)
    by_details = decided(prints, {both: found for both, (found, _) in leading.items()})
    for (one, other), (found, leads) in leading.items():
        chance = moved(probability(found, leads), by_details.get((one, other), 0.0))
        if chance >= DOUBTFUL:
            links.append(Link(one, other, chance, found.closeness, found.shared))
    return links


def with_leads(prints: Prints, *, window: int, within: bool) -> dict[tuple[int, int], tuple[Likeness, float]]:
    """The features of every candidate pair, and the sum of the leads over the rivals of either document."""
    alike = likenesses(prints, window=window, within=within)
    language = {n: primary(tag) for n, tag, _ in prints.numbers()}
    near: dict[tuple[int, str], list[tuple[float, int]]] = defaultdict(list)
    for (one, other), found in alike.items():
        near[one, language[other]].append((found.closeness, other))
        near[other, language[one]].append((found.closeness, one))
    return {
        (one, other): (
            found,
            lead(found, (c for c, n in near[one, language[other]] if n != other))
            + lead(found, (c for c, n in near[other, language[one]] if n != one)),
        )
        for (one, other), found in alike.items()
    }


def likenesses(prints: Prints, *, window: int, within: bool) -> dict[tuple[int, int], Likeness]:
    """The features of every candidate pair."""
    count = prints.count() + _MORE_DOCUMENTS
    pairs = sorted(set(candidates(prints, window=window, within=within)))
    found = {}
    for start in range(0, len(pairs), 2048):
        part = pairs[start : start + 2048]
        marks = prints.some({n for both in part for n in both})
        figures = {figure for m in marks.values() for figure in m.marks.figures}
        frequency = prints.frequency(figures)
        worth = functools.partial(_worth, frequency, count)
        for one, other in part:
            found[one, other] = likeness(marks[one].marks, marks[other].marks, worth)
    return found


def _worth(frequency: dict[str, int], count: int, figure: str) -> float:
    return math.log(count / frequency.get(figure, _MORE_DOCUMENTS))


def _read(
    prints: Prints, paths: Sequence[Path], settings: Settings, workers: int, progress: Callable[[int, int], None] | None
) -> None:
    stale = prints.stale(paths)
    task = functools.partial(read_print, settings=settings)
    setup = functools.partial(_prepare, settings)
    for done, outcome in enumerate(work(task, stale, workers=workers, setup=setup), start=1):
        prints.put(outcome.task, outcome.result or outcome.problem or "no fingerprint")
        if progress:
            progress(done, len(stale))


def read_print(path: Path, settings: Settings) -> Fingerprint:
    """The fingerprint of one document, dated by its path where its text has no date."""
    from samesaid import documents

    document = documents.load(
        path, encoding=settings.encoding, selectors=dict(settings.selectors), max_size=settings.max_size
    )
    found = fingerprint(document, _encoder(settings))
    return found if found.published else replace(found, published=date_in(str(path)))


def _prepare(settings: Settings) -> None:
    """Load the encoder once, before a worker's first document."""
    _encoder(settings)


@functools.lru_cache(maxsize=1)
def _encoder(settings: Settings) -> Encoder:
    from samesaid.align.encoders.registry import configured

    return configured(settings)


def _order(languages: dict[str, int], reference: str | None) -> list[str]:
    """The archive's languages, the references' first: the one named by ``reference``, else those other than English.

    Translation desks mostly work into English; among the others the one with most documents is the likeliest original.
    """
    counts: dict[str, int] = defaultdict(int)
    for tag, count in languages.items():
        counts[primary(tag)] += count
    if reference is not None and primary(reference) not in counts:
        raise SamesaidError(f"--reference {reference}: no document in that language; there are {', '.join(counts)}")
    first = primary(reference) if reference else None
    return sorted(counts, key=lambda tag: (tag != first, tag == "en", -counts[tag], tag))


def _kept(prints: Prints, known: Sequence[Entry]) -> list[tuple[int, tuple[int, ...], Entry]]:
    """The known entries that still have their reference, with the numbers of their documents."""
    numbers = {real(path): number for number, path in prints.paths()}
    found = []
    for entry in known:
        reference = numbers.get(real(entry.reference))
        if reference is not None:
            there = (numbers.get(real(version)) for version in entry.versions)
            found.append((reference, tuple(n for n in there if n is not None), entry))
    return found


def _result(prints: Prints, found: Grouped, known: Sequence[Entry], root: Path) -> Paired:
    by_reference = {real(entry.reference): entry for entry in known}
    entries, used = dict(by_reference), set()
    for group in found.groups:
        made = _entry(prints, group, root)
        place = real(made.reference)
        entries[place] = _joined(by_reference[place], made) if place in by_reference else made
    for entry in entries.values():
        used |= {real(path) for path in (entry.reference, *entry.versions)}
    doubtful = [_entry(prints, Group(link.one, [(link.other, link)]), root) for link in found.doubtful]
    for entry in doubtful:
        used |= {real(path) for path in (entry.reference, *entry.versions)}
    return Paired(
        tuple(sorted(entries.values(), key=lambda e: e.reference)),
        tuple(doubtful),
        tuple(sorted(path for _, path in prints.paths() if real(path) not in used)),
        tuple(prints.problems()),
    )


def _joined(known: Entry, new: Entry) -> Entry:
    """A known entry with more versions."""
    languages = known.languages or (None,) * (1 + len(known.versions))
    scores = known.scores + new.scores if known.scores else ()
    return replace(
        known,
        versions=known.versions + new.versions,
        languages=languages + new.languages[1:],
        scores=scores,
        why="; ".join(filter(None, (known.why, new.why))),
    )


def _entry(prints: Prints, group: Group, root: Path) -> Entry:
    versions = sorted(group.versions, key=lambda v: -v[1].probability)
    marks = prints.some([group.reference, *(number for number, _ in versions)])
    reference = marks[group.reference]
    there = [marks[number] for number, _ in versions]
    return Entry(
        identity(relative(reference.path, root), [relative(m.path, root) for m in there]),
        reference.path,
        tuple(m.path for m in there),
        tuple(m.marks.language for m in (reference, *there)),
        next((day for day in (m.marks.published for m in (reference, *there)) if day), None),
        tuple(link.probability for _, link in versions),
        "; ".join(_why(link) for _, link in versions),
    )


def _why(link: Link) -> str:
    shared = f"{link.shared} number{'s' if link.shared != 1 else ''} in common"
    return f"{shared}, meaning {link.closeness:.2f}"
