"""Documents whose names tell nothing are paired; what a person wrote stays."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from samesaid.archive.pairing import fingerprint_store
from samesaid.archive.pairing.manifest import read
from samesaid.archive.pairing.pair import Paired, pair
from samesaid.archive.run import watch as watching
from samesaid.cli import run as command
from samesaid.model import SamesaidError
from samesaid.settings import Settings
from tests.archive.archives import made


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six texts in two languages, a broken document, and one that has no version; the names tell nothing."""
    folder = tmp_path_factory.mktemp("made")
    made(folder, 6)
    mixed = folder / "mixed"
    mixed.mkdir()
    for number, path in enumerate(sorted((folder / "zh").iterdir())):
        shutil.copy(path, mixed / f"{(number * 5) % 7}a.txt")
    for number, path in enumerate(sorted((folder / "en").iterdir())):
        shutil.copy(path, mixed / f"{(number * 3) % 7}b.txt")
    (mixed / "broken.txt").write_bytes(b"\x00\x01" * 50)
    (mixed / "other.txt").write_text(
        "The lighthouse keeper retired.\n\nHis daughter has kept the lamp since then, and she paints.\n",
        encoding="utf-8",
    )
    return mixed


def paired(archive: Path, cache: Path, **options: object) -> Paired:
    paths = watching.documents(archive)
    return pair(paths, cache, Settings(), root=archive.parent, **options)  # type: ignore[arg-type]


def test_versions_of_one_text_find_one_another(archive: Path, tmp_path: Path) -> None:
    found = paired(archive, tmp_path / "prints")
    assert len(found.entries) == 6
    for entry in found.entries:
        one = Path(entry.reference).read_text(encoding="utf-8")
        other = Path(entry.versions[0]).read_text(encoding="utf-8")
        number = one.split("第")[1].split("号")[0]
        assert f"No. {number} " in other
        assert entry.languages == ("zh", "en")
        assert entry.published is not None
    assert [Path(path).name for path in found.alone] == ["other.txt"]
    ((broken, reason),) = found.problems
    assert Path(broken).name == "broken.txt"
    assert "binary" in reason
    again = paired(archive, tmp_path / "prints")
    assert again == found


def test_what_a_person_wrote_stays(archive: Path, tmp_path: Path) -> None:
    found = paired(archive, tmp_path / "prints")
    manifest = tmp_path / "m.jsonl"
    watching.write(manifest, found)
    lines = [json.loads(line) for line in manifest.read_text(encoding="utf-8").splitlines()]
    # The first text is told to stand alone, the second to be a version of something else.
    freed = lines[0]["versions"]
    lines[0] = {"reference": lines[0]["reference"], "versions": []}
    lines[1] = {"reference": lines[1]["reference"], "versions": freed}
    manifest.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    again = paired(archive, tmp_path / "prints", known=watching.known(manifest))
    by_reference = {Path(e.reference).name: [Path(v).name for v in e.versions] for e in again.entries}
    assert by_reference[Path(lines[0]["reference"]).name] == []
    assert Path(freed[0]).name in by_reference[Path(lines[1]["reference"]).name]
    assert len(again.entries) == 6


def test_a_new_version_joins_a_known_text(archive: Path, tmp_path: Path) -> None:
    folder = tmp_path / "grown"
    shutil.copytree(archive, folder)
    manifest = tmp_path / "m.jsonl"
    first = pair(watching.documents(folder), tmp_path / "prints", Settings(), root=tmp_path)
    watching.write(manifest, first)
    known = watching.known(manifest)
    text = Path(known[2].versions[0]).read_text(encoding="utf-8")
    (folder / "second.txt").write_text(text.replace("This year", "In this year"), encoding="utf-8")
    again = pair(watching.documents(folder), tmp_path / "prints", Settings(), root=tmp_path, known=known)
    assert len(again.entries) == 6
    grown = next(e for e in again.entries if e.identity == known[2].identity)
    assert [Path(v).name for v in grown.versions] == [Path(known[2].versions[0]).name, "second.txt"]
    assert len(grown.languages) == 3


def test_a_language_that_is_not_there_is_told(archive: Path, tmp_path: Path) -> None:
    with pytest.raises(SamesaidError, match="no document in that language; there are en, zh"):
        paired(archive, tmp_path / "prints", reference="fr")


def test_the_commands_go_the_whole_way(archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    manifest, store = tmp_path / "m.jsonl", tmp_path / "store"
    assert command(["archive", "pair", str(archive), "-o", str(manifest), "-j", "1"]) == 3
    told = capsys.readouterr()
    assert "6 texts with 6 versions" in told.out
    assert "broken.txt" in told.err
    assert len(read(manifest)) == 6
    watched = ["archive", "watch", str(archive), "--manifest", str(manifest), "--out", str(store), "--once", "-j", "1"]
    assert command([*watched, "--only", "numbers"]) == 3
    assert "6 of 6 texts" in capsys.readouterr().err
    assert command([*watched, "--only", "numbers"]) == 3
    assert "(6 known already)" in capsys.readouterr().err
    assert command(["archive", "query", str(store), "--sql", "SELECT count(*) AS n FROM pairs", "--format", "csv"]) == 0
    assert capsys.readouterr().out.split() == ["n", "6"]


def test_files_that_are_being_copied_wait(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    looks = 0

    def sleep(_: float) -> None:
        nonlocal looks
        looks += 1
        if looks == 2:
            os.utime(tmp_path / "a.txt", (1, 1))
        if looks > 4:
            raise KeyboardInterrupt

    given = []

    def look() -> None:
        for paths in watching.rounds(tmp_path, 1.0, sleep=sleep):
            given.append((looks, [p.name for p in paths]))

    with pytest.raises(KeyboardInterrupt):
        look()
    assert given == [(2, ["a.txt"])]


def test_fingerprints_that_another_run_writes_are_left_alone(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "prints.sqlite3"
    paired(archive, cache)
    monkeypatch.setattr(fingerprint_store, "LOCK_SECONDS", 0.05)
    (cache_rows,) = sqlite3.connect(cache).execute("SELECT count(*) FROM prints").fetchone()
    other = sqlite3.connect(cache, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(SamesaidError, match=r"prints\.sqlite3: another run is writing to it"):
        paired(archive, cache)
    other.execute("ROLLBACK")
    assert other.execute("SELECT count(*) FROM prints").fetchone() == (cache_rows,)
    other.close()
