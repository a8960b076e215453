"""``samesaid review``: what it refuses to serve, whom it lets in, what it brings in and gives out."""

from __future__ import annotations

import json
import signal
import socket
import stat
import subprocess
import sys
import urllib.error
import urllib.request
from io import StringIO
from pathlib import Path

import pytest

from samesaid import cli
from samesaid.review.checking import jobs
from samesaid.review.checking.asked import Given, Wish
from samesaid.review.checking.checks import Checks
from samesaid.review.checking.limits import Limits
from samesaid.review.store import users
from samesaid.review.store.database import Database
from tests.archive.stores import lines_of, stored, text
from tests.review.client import PASSWORD
from tests.review.stores import record


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "review.sqlite3"


def run(data: Path, *arguments: str) -> int:
    return cli.run(["review", *arguments, "--data", str(data)])


def add(data: Path, monkeypatch: pytest.MonkeyPatch, name: str, role: str) -> int:
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdin", StringIO(PASSWORD + "\n"))
        return run(data, "user", "add", name, "--role", role, "--password-stdin")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--host", "0.0.0.0"], "nobody has a password; add somebody first"),
        (["--proxy-header", "X-Remote-User"], "name the address of the proxy with --proxy-from"),
        (["--proxy-header", "X User", "--proxy-from", "10.0.0.5"], "not the name of a header"),
        (["--proxy-header", "X-U", "--proxy-from", "proxy"], "'proxy' does not appear to be an IPv4 or IPv6 network"),
        (["--proxy-header", "X-U", "--proxy-from", "10.0.0.5", "--proxy-role", "owner"], "owner: no role"),
        (["--tls-cert", "a.pem"], "give both"),
        (["--tls-cert", "a.pem", "--tls-key", "b.pem"], "no certificate and key in PEM"),
        (["--host", "no.such.host.invalid", "--proxy-header", "X-U", "--proxy-from", "10.0.0.5"], "cannot listen"),
        (["nothing.json"], "nothing.json: no such file or folder"),
    ],
)
def test_what_is_not_served(data: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str) -> None:
    assert run(data, *arguments) == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1


def test_a_port_in_use(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        assert run(data, "--port", str(other.getsockname()[1])) == 2
    assert "choose another --host or --port" in capsys.readouterr().err


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="POSIX signals")
@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_it_serves_until_a_signal(tmp_path: Path, sent: signal.Signals, code: int) -> None:
    command = [sys.executable, "-m", "samesaid", "review", "--data", str(tmp_path / "r.sqlite3"), "--verbose"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert server.stdout is not None
    printed = server.stdout.readline().strip()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    try:
        # The cookie goes along, as in a browser: the queue is there, and asks nobody to sign in.
        with opener.open(printed) as answer:
            assert "/sign-in" not in answer.url
        with pytest.raises(urllib.error.HTTPError, match="403"):
            urllib.request.urlopen(printed)
    finally:
        server.send_signal(sent)
        _, log = server.communicate(timeout=60)
    assert server.returncode == code
    assert log.endswith("samesaid: interrupted\n")
    assert "GET /enter 303" in log
    assert printed.partition("token=")[2] not in log


def test_people_are_added_listed_changed(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert add(data, monkeypatch, "Ada", "admin") == 0
    assert add(data, monkeypatch, "Bo", "reader") == 0
    assert add(data, monkeypatch, "Bo", "reader") == 2
    assert run(data, "user", "role", "Bo", "editor") == 0
    assert run(data, "user", "disable", "Bo") == 0
    capsys.readouterr()
    assert run(data, "user", "list") == 0
    assert [line.split("\t")[:2] for line in capsys.readouterr().out.splitlines()] == [
        ["Ada", "admin"],
        ["Bo", "editor"],
    ]
    assert run(data, "user", "token", "Bo") == 2
    assert run(data, "user", "disable", "Bo", "--undo") == 0
    capsys.readouterr()
    assert run(data, "user", "token", "Bo") == 0
    token = capsys.readouterr().out.strip()
    with Database(data).reading() as db:
        assert users.with_token(db, token) == users.required(db, "Bo")
        assert PASSWORD not in "\n".join(db.iterdump())
        assert token not in "\n".join(db.iterdump())
    assert run(data, "user", "token", "Bo", "--revoke") == 0
    with Database(data).reading() as db:
        assert users.with_token(db, token) is None


@pytest.mark.parametrize("arguments", [["add", "Bo"], ["password", "Ada"]])
def test_a_password_is_asked_for_at_a_terminal_alone(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    add(data, monkeypatch, "Ada", "admin")
    monkeypatch.setattr(sys, "stdin", StringIO(""))
    assert run(data, "user", *arguments) == 2
    assert "--password-stdin" in capsys.readouterr().err


def brought(data: Path, *given: str) -> str:
    """What is said of what was brought in; nothing is served."""
    from samesaid.review.command.bringing.inputs import bring_in

    return str(bring_in(Database(data), given, who="Ada", desk="Business", progress=lambda _: None))


def test_reports_are_brought_in_and_known_again(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "reports"
    (folder / "more").mkdir(parents=True)
    content = record()
    (folder / "a.json").write_text(json.dumps(content), encoding="utf-8")
    (folder / "more" / "b.json").write_text(json.dumps(content), encoding="utf-8")
    (folder / "more" / "other.json").write_text('{"x": 1}', encoding="utf-8")
    (folder / "more" / "broken.json").write_text("{", encoding="utf-8")
    assert brought(data, str(folder)).startswith("2 new in the queue, 2 left out, such as ")
    assert brought(data, str(folder / "a.json")) == "1 known already"
    content["findings"] = content["findings"][1:]
    (folder / "a.json").write_text(json.dumps(content), encoding="utf-8")
    assert brought(data, str(folder / "a.json")) == "1 new versions of texts there"
    assert run(data, str(folder / "more" / "other.json")) == 2
    assert "samesaid check … -o report.json" in capsys.readouterr().err
    with Database(data).reading() as db:
        assert [row[0] for row in db.execute("SELECT desk FROM texts")] == ["Business", "Business"]


def test_an_archive_is_brought_in_to_be_checked(data: Path, tmp_path: Path) -> None:
    store = stored(tmp_path / "store", text(1), text(2))
    (tmp_path / "zh").mkdir()
    (tmp_path / "en").mkdir()
    (tmp_path / "zh" / "1.txt").write_text("一", encoding="utf-8")
    (tmp_path / "en" / "1.txt").write_text("One", encoding="utf-8")
    assert brought(data, store.address) == "2 of an archive to be checked in the background"
    assert brought(data, store.address) == "2 known already"
    with Database(data).reading() as db:
        inputs = [json.loads(row[0]) for row in db.execute("SELECT input FROM jobs ORDER BY number")]
    folder = tmp_path / "review.sqlite3.uploads"
    contents = [[(folder / v["token"]).read_text(encoding="utf-8") for v in one["versions"]] for one in inputs]
    assert contents[0] == ["一", "One"]
    # Its documents are gone: what the store keeps of them is checked.
    assert contents[1] == ["\n".join(lines) for lines in zip(*lines_of(2), strict=True)]
    assert [version["language"] for version in inputs[1]["versions"]] == ["zh", "en"]


def test_what_a_person_asks_for_comes_before_archives(data: Path, tmp_path: Path) -> None:
    brought(data, stored(tmp_path / "store", text(1), text(2)).address)
    wish = Wish((Given.of_text("一"), Given.of_text("One")))
    asked = Checks(Database(data), limits=Limits(queue=1), workers=0).ask("Bo", wish)
    with Database(data).writing() as db:
        taken = [job.number for job in iter(lambda: jobs.take(db), None)]
    assert taken == [asked.number, 1, 2]


def test_a_backup_is_restored_by_putting_it_in_place(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    report = tmp_path / "a.json"
    report.write_text(json.dumps(record()), encoding="utf-8")
    add(data, monkeypatch, "Ada", "admin")
    brought(data, str(report))
    copy = tmp_path / "copy.sqlite3"
    assert run(data, "backup", str(copy)) == 0
    assert run(data, "backup", str(copy)) == 2
    assert [stat.S_IMODE(file.stat().st_mode) for file in (copy, data)] == [0o600, 0o600]
    for name in ("review.sqlite3", "review.sqlite3-wal", "review.sqlite3-shm"):
        (tmp_path / name).unlink(missing_ok=True)
    assert run(data, "backup", str(tmp_path / "another")) == 2
    copy.rename(data)
    capsys.readouterr()
    assert run(data, "rebuild") == 0
    assert "events of the log" in capsys.readouterr().out
    with Database(data).reading() as db:
        assert users.required(db, "Ada").role == "admin"
        assert db.execute("SELECT count(*) FROM texts").fetchone()[0] == 1


@pytest.mark.parametrize(("what", "begins"), [("decisions", "{"), ("log", "\ufeffnumber,at,who"), ("labelstudio", "[")])
def test_what_is_exported(
    data: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    what: str,
    begins: str,
) -> None:
    report = tmp_path / "a.json"
    report.write_text(json.dumps(record()), encoding="utf-8")
    brought(data, str(report))
    out = tmp_path / "out"
    assert run(data, "export", what, "-o", str(out)) == 0
    assert out.read_text(encoding="utf-8").startswith(begins)
    assert run(data, "export", what, "--text", "99") == 2
    assert "there is no text 99" in capsys.readouterr().err
    assert run(data, "export", "glossary") == 2
