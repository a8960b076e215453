"""A check of hostile documents opens no connection, starts no program and writes nothing but its report."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.documents.files import archive, docx, odt, paragraph, pdf

# Audit events (PEP 578) of the interpreter; native code that opens a socket itself is not seen.
SCRIPT = """
import json, os, sys
seen, folder = [], sys.argv[1]
def record(event, arguments):
    if event == "socket.bind" and arguments[1][:2] == ("::1", 0):
        return  # urllib3 tries at import whether the machine knows IPv6
    if event.startswith(("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto", "urllib.")):
        seen.append([event, str(arguments)])
    elif event in ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.startfile"):
        seen.append([event, str(arguments)])
    elif event == "open" and isinstance(arguments[0], (str, bytes)):
        path, mode, flags = os.fsdecode(arguments[0]), arguments[1], arguments[2]
        writes = flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND)
        if writes and path != os.devnull and not os.path.abspath(path).startswith(folder):
            seen.append([event, path])
sys.dont_write_bytecode = True
from samesaid.cli import run
sys.addaudithook(record)
status = run(sys.argv[2:])
print(json.dumps([status, seen]))
"""
LINES = ("The bridge was closed for 12 days.", "It opened again on 3 May 2024.", "Nobody was hurt at the bridge.")
ADDRESS = "http://192.0.2.1/steal"
HTML = f"""<!DOCTYPE html><html lang="en"><head><link rel="stylesheet" href="{ADDRESS}.css">
<base href="{ADDRESS}"><script src="{ADDRESS}.js"></script><meta http-equiv="refresh" content="0;url={ADDRESS}"></head>
<body><img src="{ADDRESS}.png"><iframe src="{ADDRESS}"></iframe><object data="file:///etc/passwd"></object>
{"".join(f"<p>{line}</p>" for line in LINES)}</body></html>"""
XML_ENTITY = f'<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "{ADDRESS}.dtd">'
TMX = f"""{XML_ENTITY}<tmx version="1.4"><header srclang="en"/><body>
<tu><tuv xml:lang="en"><seg>{LINES[0]}</seg></tuv><tuv xml:lang="de"><seg>Die Brücke war 12 Tage zu.</seg></tuv></tu>
</body></tmx>"""
LINKED = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
    f'Target="{ADDRESS}.dotm" TargetMode="External"/></Relationships>'
)


def documents() -> Mapping[str, bytes]:
    body = "".join(paragraph(line) for line in LINES)
    return {
        "page.html": HTML.encode(),
        "word.docx": docx(body),
        "template.docx": archive({"word/document.xml": _word(body), "word/_rels/document.xml.rels": LINKED}),
        "open.odt": odt("".join(f"<text:p>{line}</text:p>" for line in LINES)),
        "print.pdf": pdf([LINES]),
    }


def _word(body: str) -> str:
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    return f"<w:document {names}><w:body>{body}</w:body></w:document>"


def run(folder: Path, *arguments: str) -> tuple[int, list[list[str]]]:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(folder), *arguments], capture_output=True, text=True, cwd=folder, timeout=300
    )
    assert done.stdout, done.stderr
    status, seen = json.loads(done.stdout.splitlines()[-1])
    return int(status), seen


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SAMESAID_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    return tmp_path


def test_documents_reach_nothing_outside(folder: Path) -> None:
    (folder / "text.txt").write_text("\n".join(LINES), encoding="utf-8")
    made = documents()
    for name, content in made.items():
        (folder / name).write_bytes(content)
    status, seen = run(folder, "check", "text.txt", *made, "-o", "report.html", "--quiet", "--fail-on", "never")
    assert (status, seen) == (0, [])
    assert (folder / "report.html").is_file()


def test_aligned_text_reaches_nothing_outside(folder: Path) -> None:
    (folder / "memory.tmx").write_text(TMX, encoding="utf-8")
    status, seen = run(folder, "pairs", "memory.tmx", "-o", "out.jsonl", "--fail-on", "never")
    assert (status, seen) == (0, [])


def test_the_hook_sees_what_it_looks_for(folder: Path) -> None:
    script = SCRIPT.replace("from samesaid.cli import run", "import socket, subprocess").replace(
        "run(sys.argv[2:])",
        """0
open(os.path.join(os.path.dirname(folder), "outside.txt"), "w").close()
try: socket.create_connection(("127.0.0.1", 9), timeout=1)
except OSError: pass
subprocess.run([sys.executable, "-c", ""])
""",
    )
    done = subprocess.run([sys.executable, "-c", script, str(folder)], capture_output=True, text=True, timeout=60)
    events = {event for event, _ in json.loads(done.stdout.splitlines()[-1])[1]}
    assert {"open", "socket.connect", "subprocess.Popen"} <= events
