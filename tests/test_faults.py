"""A fault of samesaid itself: a warning where one sentence met it, one line that helps to mend it everywhere else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from samesaid import pipeline
from samesaid.archive.run.worker import Done, Job, check_shard, make
from samesaid.archive.store.schema import unpacked
from samesaid.assembly import parts
from samesaid.cli import run
from samesaid.compare.quantities.grammars.zh import scanner
from samesaid.compare.registry import chosen
from samesaid.faults import FAULT, STRICT, in_hand, place
from samesaid.model import Document
from samesaid.reports import FORMATS
from samesaid.reports.catalogue import catalogue
from samesaid.settings import Settings
from tests.archive.archives import made
from tests.builders import LetterEncoder, document

CHINESE = "全市今年新种树木3.2万棵。\n\n市长坏了说，明年会种5万棵树。\n\n预算为四百万元。\n"
ENGLISH = "The city planted 3,200 trees.\n\nThe mayor said 50,000 next year.\n\nThe budget is four thousand yuan.\n"
WARNING = (
    "numbers: sentence 2 of the Chinese (“市长坏了说，明年会种5万棵树。”) was not compared with the English, "
    "because of an internal error"
)
WITH_WARNINGS = ("html", "json", "sarif", "junit", "markdown", "tmx", "xliff", "text")


@pytest.fixture
def texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Two files; the grammar of Chinese raises on the second sentence of the first, and faults are warnings."""
    at = scanner._at
    monkeypatch.setattr(scanner, "_at", lambda text, start: at(text, 999 if "坏" in text else start))
    monkeypatch.delenv(STRICT)
    for name, text in (("zh.txt", CHINESE), ("en.txt", ENGLISH)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return [str(tmp_path / "zh.txt"), str(tmp_path / "en.txt")]


@pytest.mark.parametrize("format", WITH_WARNINGS)
def test_every_format_with_warnings_has_it(texts: list[str], tmp_path: Path, format: str) -> None:
    file = tmp_path / f"report.{format}"
    assert run(["check", *texts, "--only", "numbers", "-q", "-o", str(file), "--format", format]) == 1
    words = " ".join(file.read_text(encoding="utf-8").split())
    # Markdown escapes punctuation.
    words = words.replace("\\", "") if format == "markdown" else words
    assert WARNING.replace(" ", "") in words.replace(" ", "").replace("\\u201c", "“")


def test_the_formats_without_warnings_are_few() -> None:
    assert set(FORMATS) - set(WITH_WARNINGS) == {"jsonl", "csv", "xlsx", "labelstudio"}


def test_other_sentences_are_compared(texts: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", *texts, "--only", "numbers", "--format", "jsonl"]) == 1
    captured = capsys.readouterr()
    assert {json.loads(line)["bead"] for line in captured.out.splitlines()} == {0, 2}
    assert captured.err.startswith(f"! {WARNING} (IndexError in samesaid.compare.quantities.grammars.zh.scanner, line ")


def test_the_chinese_page_says_it_in_chinese(texts: list[str], tmp_path: Path) -> None:
    run(["check", *texts, "--only", "numbers", "-q", "-o", str(tmp_path / "r.html"), "--report-lang", "zh"])
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "numbers：中文版第 2 句（“市长坏了说，明年会种5万棵树。”）未与英语版核对，因为程序内部出错" in page


@pytest.mark.parametrize("way", ["option", "environment", "settings"])
def test_a_strict_run_stops_at_it(
    texts: list[str], tmp_path: Path, way: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    options = {"option": ["--strict-faults"], "environment": [], "settings": ["--config", str(tmp_path / "s.toml")]}
    (tmp_path / "s.toml").write_text("strict-faults = true\n", encoding="utf-8")
    if way == "environment":
        monkeypatch.setenv(STRICT, "1")
    assert run(["check", *texts, "--only", "numbers", *options[way]]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"samesaid: a fault of samesaid itself at {texts[0]}, sentence 2 (“市长坏了说")
    assert ": IndexError in samesaid.compare.quantities.grammars.zh.scanner, line " in line
    assert "report it to the maintainers with this line" in line


@pytest.mark.parametrize("quiet", [[], ["-q"]])
@pytest.mark.usefixtures("texts")
def test_a_row_of_aligned_text(tmp_path: Path, quiet: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    rows = zip("abc", CHINESE.split("\n\n"), ENGLISH.split("\n\n"), strict=True)
    (tmp_path / "rows.tsv").write_text(
        "id\tsource\ttarget\n" + "".join("\t".join(map(str.strip, r)) + "\n" for r in rows), encoding="utf-8"
    )
    arguments = ["pairs", str(tmp_path / "rows.tsv"), "--source-lang", "zh", "--only", "numbers", *quiet]
    assert run(arguments) == 1
    captured = capsys.readouterr()
    assert [json.loads(line)["pair"] for line in captured.out.splitlines()] == ["a", "c"]
    assert captured.err.startswith("! numbers: row b (“市长坏了说，明年会种5万棵树。”) was not compared, because of")
    assert run([*arguments, "--strict-faults"]) == 2


@pytest.mark.usefixtures("texts")
def test_many_rows_are_one_warning(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = ["全市种树3.2万棵。\tThe city planted 32,000 trees."] + [f"坏了{n}次。\tBroken {n} times." for n in range(5)]
    (tmp_path / "rows.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    assert run(["pairs", str(tmp_path / "rows.tsv"), "--source-lang", "zh", "--only", "numbers"]) == 0
    line, not_looked_for = capsys.readouterr().err.splitlines()
    assert not_looked_for.startswith("Not checked:")
    assert "row 2 (“坏了0次。”) was not compared, nor were 4 more, because of" in line


@pytest.mark.usefixtures("texts")
def test_a_text_of_an_archive_is_checked_and_has_the_warning(tmp_path: Path) -> None:
    from samesaid.archive.pairing.manifest import read
    from samesaid.archive.run.shards import shards

    manifest = made(tmp_path / "archive", 1)
    line = json.loads(manifest.read_text(encoding="utf-8").splitlines()[0])
    reference = manifest.parent / line["reference"]
    other = manifest.parent / line["versions"][0]
    reference.write_text(CHINESE, encoding="utf-8")
    other.write_text(ENGLISH, encoding="utf-8")
    (shard,) = shards(read(manifest))
    settings = Settings(source_lang="zh", target_lang="en", only=("numbers",))
    done = check_shard(Job(str(tmp_path / "store"), shard, str(manifest.parent), settings, make(settings), 60.0))
    assert done == Done(1, 0, ())
    (pairs,), (findings,) = ((tmp_path / "store").glob(f"{table}/*.parquet") for table in ("pairs", "findings"))
    (row,) = unpacked(pairs.read_bytes())
    assert row["problem"] is None
    assert row["warnings"][0].startswith("numbers: sentence 2 of ")
    assert len(unpacked(findings.read_bytes())) == 2


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize(
    ("part", "says"),
    [
        ("collate", "numbers: there are no rows of them in the table over versions"),
        ("with_votes", "the findings do not say what the other versions have"),
        ("version_scores", "there are no scores of two"),
        ("rank", ""),
    ],
)
def test_a_part_of_the_report_that_fails_is_left_out(
    part: str, says: str, strict: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    if not strict:
        monkeypatch.delenv(STRICT)
    if part != "rank":
        monkeypatch.setattr(parts if part == "version_scores" else pipeline, part, fails)
    planted, ends = "The city planted 3,200 trees.", {"one": ".", "two": "!", "three": " then."}
    texts = [document(planted, f"The mayor said so{end}", name=name) for name, end in ends.items()]

    def check() -> pipeline.CheckReport:
        return pipeline.check(*texts, settings=Settings(only=("numbers",)), encoder=LetterEncoder())

    if strict and says:
        with pytest.raises(ZeroDivisionError):
            check()
        return
    report = check()
    assert [w.key for w in report.warnings] == ([FAULT] * (2 if part == "version_scores" else 1) if says else [])
    said = [catalogue("en").text(w) for w in report.warnings]
    assert all(s.startswith(says[:20]) and "ZeroDivisionError in " in s for s in said)
    for known in FORMATS.values():
        known.render(report, "en")


def test_the_file_and_the_sentence_in_hand_are_named(tmp_path: Path) -> None:
    def reads(path: Path) -> None:
        path.read_text(encoding="utf-8").index("nothing")

    def compares(document: Document) -> None:
        for sentence in document.sentences:
            sentence.text.index("O")

    (tmp_path / "a.txt").write_text("text")
    for work, hand in (
        (lambda: reads(tmp_path / "a.txt"), str(tmp_path / "a.txt")),
        (
            lambda: compares(document("One.", "two\x1b[1m. " + "x" * 90)),
            "text, sentence 2 (“two [1m. " + "x" * 51 + " …”)",
        ),
    ):
        with pytest.raises(ValueError, match="substring not found") as raised:
            work()
        assert str(in_hand(raised.value)) == hand
        assert place(raised.value).startswith("ValueError in tests.")


def test_a_lack_of_memory_is_no_fault(
    texts: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(*_: object) -> None:
        raise MemoryError

    (comparator,) = chosen(("numbers",))
    monkeypatch.setattr(type(comparator), "compare", fails)
    assert run(["check", *texts, "--only", "numbers"]) == 2
    assert capsys.readouterr().err == "samesaid: there is not enough memory: give it more, or compare shorter texts\n"
