"""No command writes over what it reads, and what cannot be written is reported before the work."""

from __future__ import annotations

import os
import shlex
import socket
import sys
from pathlib import Path

import pytest

from samesaid.archive.commands.options import _is_written
from samesaid.archive.site import publish
from samesaid.archive.store.schema import TABLES, packed
from samesaid.archive.store.storage import FolderStorage
from samesaid.cli import run
from samesaid.model import SamesaidError
from samesaid.reports import save
from samesaid.reports.common import atomic_write
from samesaid.reports.common.outputs import check
from tests.archive.archives import checked, made
from tests.reports.sample import sample_report

PART = "part-00000-of-00001.parquet"
FILES = {
    "zh.txt": "全市今年新种树木3.2万棵。\n",
    "en.txt": "The city planted 32,000 trees this year.\n",
    "en-2.html": "<p>The city planted 32,000 trees this year.</p>",
    "gg.csv": "source,target\n树木,trees\n",
    "ignore.json": "[]",
    "settings.toml": 'glossary = "gg.csv"\n',
    "memory.doubtful.jsonl": "",
    "in.tsv": "树木\ttrees\n",
    "in.jsonl": '{"source": "树木", "target": "trees"}\n',
    "texts/a.zh.txt": "全市今年新种树木3.2万棵。\n",
    "texts/b.en.txt": "The city planted 32,000 trees this year.\n",
    "model/weights.json": "{}",
    "site/samesaid-site.txt": "",
    "store/failures.jsonl": "",
    "store/store.json": "{}",
}
# Each command with an output that it reads.
INPUTS = {
    "check: the reference": "check zh.txt en.txt -o zh.txt",
    "check: a version": "check zh.txt en.txt -o en.txt",
    "check: another version": "check zh.txt en.txt en-2.html -o r.json -o en-2.html",
    "check: the glossary": "check zh.txt en.txt --glossary gg.csv -o gg.csv",
    "check: the glossary of the settings": "check zh.txt en.txt --config settings.toml -o gg.csv",
    "check: the settings": "check zh.txt en.txt --config settings.toml -o settings.toml --format json",
    "check: the dismissals": "check zh.txt en.txt --ignore ignore.json -o ignore.json",
    "check: the model": "check zh.txt en.txt --model bundled=.5+model=.5 -o model/weights.json",
    "check: a further page": "check zh.txt en-2.html -o en.html",
    "check: two outputs": "check zh.txt en.txt -o r.html -o ./r.html",
    "check: two links": "check zh.txt en.txt -o hanging.html -o hanging-too.html",
    "check: a page of the other": "check zh.txt en.txt -o r.html -o r-2.html",
    "pairs: the file": "pairs in.jsonl -o in.jsonl",
    "pairs: the glossary": "pairs in.tsv --glossary gg.csv -o gg.csv",
    "pairs: the settings": "pairs in.tsv --config settings.toml -o settings.toml",
    "align: the source": "align zh.txt en.txt -o zh.txt",
    "align: the target": "align zh.txt en.txt -o en.txt",
    "align: the settings": "align zh.txt en.txt --config settings.toml -o settings.toml",
    "terms: a text": "terms zh.txt en.txt -o en.txt --format csv",
    "terms: a memory": "terms in.tsv -o in.tsv --format csv",
    "terms: the glossary of the settings": "terms in.tsv --config settings.toml -o gg.csv",
    "archive pair: a text": "archive pair texts -o texts/a.zh.txt --afresh",
    "archive pair: the settings": "archive pair texts -o settings.toml --config settings.toml --afresh",
    "archive pair: beside it": "archive pair texts -o memory.jsonl --config memory.doubtful.jsonl",
    "archive run: the manifest": "archive run store/failures.jsonl --out store",
    "archive run: the settings": "archive run in.jsonl --out store --glossary store/store.json",
    "archive watch: a text": "archive watch texts --out new --manifest texts/a.zh.txt --once",
    "archive watch: the glossary": "archive watch texts --out store --glossary store/failures.jsonl --once",
    "archive query: a table": f"archive query store -o store/findings/{PART}",
    "archive query: beside a table": "archive query store -o store/findings/new.parquet",
    "archive query: the decisions": "archive query store --decisions ignore.json -o ignore.json --format csv",
    "archive terms: a table": f"archive terms store -o store/beads/{PART}",
    "archive terms: the settings": "archive terms store --config settings.toml -o settings.toml --format csv",
    "archive report: the store": "archive report store -o store",
    "archive report: in the store": "archive report store -o store/site",
    "archive report: around the store": "archive report site/store -o site",
    "archive report: around the settings": "archive report store --config site/settings.toml -o site",
    "archive decide: the dismissals": "archive decide store --from ignore.json --decisions ignore.json",
}
REFUSED = ("is an input of this run", "which this run reads", "same file", "name of a further file of it")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of ``FILES``, with two stores; commands run in it."""
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    for store in ("store", "site/store"):
        for table in TABLES:
            FolderStorage(tmp_path / store).write(f"{table}/{PART}", packed(table, []))
    (tmp_path / "site" / "settings.toml").write_text("", encoding="utf-8")
    for link in ("hanging.html", "hanging-too.html"):
        (tmp_path / link).symlink_to("not-there-yet.html")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def content(folder: Path) -> dict[str, bytes | None]:
    return {str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None for path in folder.rglob("*")}


def refused(arguments: list[str], folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """The one line with which a command refuses, having changed nothing."""
    before = content(folder)
    assert run(arguments) == 2
    captured = capsys.readouterr()
    assert content(folder) == before
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert "fault of samesaid" not in captured.err
    return captured.err


@pytest.mark.parametrize("command", INPUTS.values(), ids=INPUTS)
def test_an_input_is_never_an_output(place: Path, command: str, capsys: pytest.CaptureFixture[str]) -> None:
    error = refused(shlex.split(command), place, capsys)
    assert any(words in error for words in REFUSED), error


@pytest.mark.parametrize("way", ["symbolic", "hard", "of a folder", "page"])
def test_an_input_by_another_name_is_one_too(place: Path, way: str, capsys: pytest.CaptureFixture[str]) -> None:
    match way:
        case "symbolic":
            (place / "r.html").symlink_to("zh.txt")
        case "hard":
            (place / "r.html").hardlink_to(place / "zh.txt")
        case "of a folder":
            (place / "other").symlink_to(place)
        case "page":
            (place / "r-7.html").symlink_to("zh.txt")
    output = "other/zh.txt" if way == "of a folder" else "r.html"
    error = refused(["check", "zh.txt", "en.txt", "-o", output], place, capsys)
    assert any(words in error for words in REFUSED), error


def test_standard_input_is_an_input(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (place / "zh.txt").open(encoding="utf-8") as file:
        monkeypatch.setattr(sys, "stdin", file)
        with pytest.raises(SamesaidError, match=r"zh\.txt: is an input of this run \(-\)"):
            check([place / "zh.txt"], [Path("-")])


KINDS = {
    ".": "is a folder",
    "/dev/null": "is a device",
    "fifo": "is a FIFO",
    "socket": "is a socket",
    "round": "too many levels",
    "none/r.html": "there is no folder none",
    "zh.txt/r.html": "there is no folder zh.txt",
    "astray": "there is no folder",
    "r" * 300: "file name too long",
    "r\0": "null byte",
}
COMMANDS = {
    # The last text does not exist: the output is looked at before.
    "check": ["check", "zh.txt", "none.txt", "--format", "json", "-o", "fine.json", "-o"],
    "pairs": ["pairs", "none.tsv", "--format", "jsonl", "-o"],
    "align": ["align", "zh.txt", "none.txt", "-o"],
    "terms": ["terms", "none.tsv", "--format", "csv", "-o"],
    "report": ["report", "none.json", "--format", "json", "-o"],
    "archive pair": ["archive", "pair", "texts", "--afresh", "-o"],
    "archive query": ["archive", "query", "none", "--format", "csv", "-o"],
    "archive terms": ["archive", "terms", "none", "--format", "csv", "-o"],
}


@pytest.mark.skipif(sys.platform == "win32", reason="no FIFO, no socket in a folder")
@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_only_a_regular_file_is_written(
    place: Path, command: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo("fifo")
    (place / "round").symlink_to("round")
    (place / "astray").symlink_to("none/r.html")
    with socket.socket(socket.AF_UNIX) as opened:
        opened.bind("socket")
        for output, words in KINDS.items():
            assert words in refused([*command, output], place, capsys), output

    def read_only(*_: object, **__: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr("tempfile.mkstemp", read_only)
    assert ": cannot be written (read-only file system)" in refused([*command, "r.out"], place, capsys)


def test_a_write_protected_file_stays(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Who runs as root may write everywhere.
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path).stat().st_mode & (mode << 6) == mode << 6)
    (place / "r.json").write_text("mine", encoding="utf-8")
    (place / "r.json").chmod(0o444)
    with pytest.raises(SamesaidError, match=r"r\.json: is write-protected"):
        save(sample_report(), "r.json")
    assert (place / "r.json").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("folds", [True, False])
def test_file_systems_that_fold_case(tmp_path: Path, folds: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("samesaid.reports.common.outputs._probe", lambda *_: folds)
    outputs = [tmp_path / "Bericht-ü.html", tmp_path / "BERICHT-u\u0308.HTML"]
    if folds:
        with pytest.raises(SamesaidError, match="same file"):
            check(outputs, [])
    else:
        check(outputs, [])


def test_a_link_stays_and_the_file_that_it_leads_to_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    for name, exists in (("old.json", True), ("new.json", False)):
        link, file = tmp_path / name, tmp_path / "far" / name
        if exists:
            file.write_text("earlier", encoding="utf-8")
        link.symlink_to(file)
        (tmp_path / f"to-{name}").symlink_to(name)
        save(sample_report(), tmp_path / f"to-{name}")
        assert link.is_symlink()
        assert file.read_text(encoding="utf-8").startswith("{")
    (tmp_path / "round.json").symlink_to("round.json")
    for path, words in ((tmp_path / "round.json", "too many levels"), (Path("/dev/null"), "is a device")):
        with pytest.raises(SamesaidError, match=words):
            save(sample_report(), path, format="json")
    assert sorted(p.name for p in (tmp_path / "far").iterdir()) == ["new.json", "old.json"]


def test_two_pages_never_lead_to_one_file(tmp_path: Path) -> None:
    (tmp_path / "a-2.html").symlink_to("a.html")
    with pytest.raises(SamesaidError, match="leads to the same file as another page"):
        atomic_write.write_together({tmp_path / "a.html": "1", tmp_path / "a-2.html": "2"})
    assert [p.name for p in tmp_path.iterdir()] == ["a-2.html"]


def test_a_store_that_cannot_be_written_is_reported_first(
    place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "in.tsv: a file, not a folder" in refused(["archive", "run", "none", "--out", "in.tsv"], place, capsys)
    assert "in.tsv is a file" in refused(["archive", "run", "none", "--out", "in.tsv/a/b"], place, capsys)
    assert "in.tsv is a file" in refused(["archive", "report", "store", "-o", "in.tsv/a"], place, capsys)

    def read_only(*_: object, **__: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr("tempfile.mkstemp", read_only)
    for command in (["run", "none", "--out", "new"], ["watch", "texts", "--out", "new", "--once"]):
        assert "cannot be written (read-only file system)" in refused(["archive", *command], place, capsys)
    assert "site: cannot be written" in refused(["archive", "report", "store", "-o", "site"], place, capsys)


def test_the_names_that_a_run_writes_are_known(tmp_path: Path) -> None:
    checked(made(tmp_path / "archive"), tmp_path / "store")
    names = {path.name for path in (tmp_path / "store").iterdir()}
    assert all(map(_is_written, names)), names


def test_a_site_replaces_the_folder_that_a_link_leads_to(tmp_path: Path) -> None:
    (tmp_path / "www").symlink_to("site")
    for text in ("first", "second"):
        publish.place(tmp_path / "www", lambda folder, text=text: (folder / "index.html").write_text(text))  # type: ignore[misc]
        assert (tmp_path / "www").is_symlink()
        assert (tmp_path / "site" / "index.html").read_text(encoding="utf-8") == text
