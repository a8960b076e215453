"""The tools of an assistant, by the client of the SDK: in memory, and once through a program."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("mcp")

from mcp import Client, StdioServerParameters

from samesaid.assistant import server as module
from samesaid.assistant.server import MAX_CHARS, server
from samesaid.cli import run
from samesaid.model import SamesaidError
from samesaid.settings import Settings

CHINESE = "全市今年新种树木3.2万棵。市长林若溪说，明年还会种更多。"
ENGLISH = "The city planted 3,200 trees this year. Mayor Lin Ruoxi said that more will follow next year."
NUMBERS = Settings(only=("numbers",))
WRONG = {"reference": CHINESE, "version": ENGLISH}


def asked(work: Callable[[Client], Awaitable[Any]], settings: Settings = NUMBERS, root: Path | None = None) -> Any:
    async def connected() -> Any:
        async with Client(server(settings, root)) as client:
            return await work(client)

    return asyncio.run(connected())


def test_a_check_gives_findings_as_data() -> None:
    answer = asked(lambda client: client.call_tool("check_texts", WRONG))
    assert not answer.is_error
    result = answer.structured_content
    assert (result["decision"], result["summary"], result["left_out"]) == ("hold", "Hold: 1 critical", 0)
    (finding,) = result["findings"]
    assert (finding["code"], finding["severity"]) == ("N104", "critical")
    assert (finding["reference_words"], finding["version_words"]) == (["3.2万"], ["3,200"])
    assert finding["reference_sentences"] == ["全市今年新种树木3.2万棵。"]
    assert finding["version_sentences"] == ["The city planted 3,200 trees this year."]
    assert "32,000" in finding["reading"]


def test_the_tools_say_what_they_take_and_give() -> None:
    listed = asked(lambda client: client.list_tools())
    tools = {tool.name: tool for tool in listed.tools}
    assert set(tools) == {"check_texts", "explain_code"}
    assert tools["check_texts"].annotations.read_only_hint is True
    assert tools["check_texts"].input_schema["properties"]["reference"]["maxLength"] == MAX_CHARS
    assert "findings" in tools["check_texts"].output_schema["properties"]


@pytest.mark.parametrize(
    ("tool", "given", "said"),
    [
        ("check_texts", {"reference": " \n", "version": "One."}, "reference: no sentence found; give a file with text"),
        ("check_texts", {**WRONG, "version_language": "xx-bad"}, "unknown language 'xx-bad'"),
        ("check_texts", {**WRONG, "level": "loud"}, "level"),
        ("check_texts", {**WRONG, "reference": "x" * (MAX_CHARS + 1)}, "at most 400000"),
        ("explain_code", {"code": "Z1"}, "Z1"),
        ("check_files", {"reference": "../secret.txt", "version": "en.txt"}, "../secret.txt: is not below the root of"),
        ("check_files", {"reference": "link.txt", "version": "en.txt"}, "link.txt: is not below the root of"),
        ("check_files", {"reference": "/etc/hostname", "version": "en.txt"}, "/etc/hostname: is not below the root"),
        ("check_files", {"reference": "a\0b", "version": "en.txt"}, "no file can be named so"),
        ("check_files", {"reference": "gone.txt", "version": "en.txt"}, "gone.txt: no such file; check the path"),
        ("check_files", {"reference": ".", "version": "en.txt"}, "a folder, not a file; name the file"),
    ],
)
def test_what_is_wrong_is_an_error_that_says_so(tool: str, given: dict[str, str], said: str, tmp_path: Path) -> None:
    root = tmp_path / "root"
    root.mkdir()
    (root / "en.txt").write_text(ENGLISH)
    (tmp_path / "secret.txt").write_text("A secret.")
    (root / "link.txt").symlink_to(tmp_path / "secret.txt")
    answer = asked(lambda client: client.call_tool(tool, given), root=root)
    assert answer.is_error
    assert said in answer.content[0].text


def test_files_below_the_root(tmp_path: Path) -> None:
    (tmp_path / "zh.md").write_text(f"# 树木\n\n{CHINESE}", encoding="utf-8")
    (tmp_path / "en.txt").write_text(ENGLISH, encoding="utf-8")
    given = {"reference": "zh.md", "version": "en.txt", "level": "strict"}
    answer = asked(lambda client: client.call_tool("check_files", given), root=tmp_path)
    assert [finding["code"] for finding in answer.structured_content["findings"]] == ["N104"]


def test_another_text_and_what_was_not_looked_for() -> None:
    other = {"reference": CHINESE, "version": "Onions are fried in oil. Then the soup is salted, and boiled again."}

    async def both(client: Client) -> list[dict[str, Any]]:
        return [(await client.call_tool("check_texts", given)).structured_content for given in (other, WRONG)]

    refused, held = asked(both, Settings())
    assert (refused["decision"], refused["findings"]) == ("refused", [])
    assert "Not versions of one text" in refused["summary"]
    assert held["decision"] == "hold"
    assert any("agreed terms" in line for line in held["not_checked"])


def test_tools_are_loaded_once_and_a_fault_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[object] = []
    whole = module.Checker

    def counted(settings: Settings, **given: Any) -> object:
        made.append(settings)
        return whole(settings, **given)

    monkeypatch.setattr(module, "Checker", counted)

    async def twice(client: Client) -> None:
        for _ in range(2):
            assert not (await client.call_tool("check_texts", WRONG)).is_error

    asked(twice)
    assert len(made) == 1

    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(module, "result_of", broken)
    answer = asked(lambda client: client.call_tool("check_texts", WRONG))
    assert "a fault of samesaid itself (ZeroDivisionError in " in answer.content[0].text


def test_codes_are_explained() -> None:
    assert "N104  " in asked(lambda client: client.call_tool("explain_code", {"code": "n104"})).content[0].text
    assert asked(lambda client: client.call_tool("explain_code", {})).content[0].text.count("\n") > 20


def test_the_program_speaks_through_its_standard_streams(tmp_path: Path) -> None:
    (tmp_path / "samesaid.toml").write_text('only = ["numbers"]\n')
    environment = {key: os.environ[key] for key in ("PYTHONPATH", "SAMESAID_CACHE") if key in os.environ}
    # The working folder of the tests has the package.
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, [str(Path.cwd()), environment.get("PYTHONPATH", "")]))
    program = StdioServerParameters(
        command=sys.executable, args=["-m", "samesaid", "mcp"], cwd=str(tmp_path), env=environment
    )

    async def talk() -> Any:
        async with Client(program) as client:
            return await client.call_tool("check_texts", WRONG)

    answer = asyncio.run(asyncio.wait_for(talk(), 60))
    assert [finding["code"] for finding in answer.structured_content["findings"]] == ["N104"]


def test_a_root_that_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["mcp", "--root", "gone"]) == 2
    assert capsys.readouterr().err == "samesaid: gone: no such folder; check the path\n"


def test_without_the_package_the_command_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "mcp", None)
    monkeypatch.setitem(sys.modules, "mcp.server", None)
    monkeypatch.delitem(sys.modules, "samesaid.assistant.server")
    assert run(["mcp"]) == 2
    assert capsys.readouterr().err == "samesaid: the package mcp is not installed: pip install 'samesaid[mcp]'\n"


def test_an_error_of_the_settings_is_raised_at_the_start() -> None:
    with pytest.raises(SamesaidError):
        Settings(level="loud")
