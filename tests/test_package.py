"""The wheel and the sdist: what is in them, and that the wheel works where the repository is not."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

import pytest
from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder

from samesaid.doctor import EXTRAS
from samesaid.version import __version__
from tests.paths import EXAMPLES

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
# Extras for work on samesaid itself.
FOR_WORK = {"dev", "docs", "fuzz", "s3-tests", "peers"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(next(WheelBuilder(str(ROOT)).build(directory=str(tmp_path_factory.mktemp("wheel")))))


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(next(SdistBuilder(str(ROOT)).build(directory=str(tmp_path_factory.mktemp("sdist")))))


def test_the_wheel_has_the_four_rooms_with_their_data_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    about = f"samesaid-{__version__}.dist-info/"
    assert {name.split("/")[0] + "/" for name in names} == {"samesaid/", about}
    assert {"samesaid/py.typed", f"{about}licenses/LICENSE", f"{about}licenses/NOTICE"} <= set(names)
    packed = [name for name in names if name.startswith("samesaid/")]
    assert len(packed) == len(set(packed))
    assert set(packed) == _tracked()
    assert sum(info.file_size for info in zipfile.ZipFile(wheel).infolist()) < 30_000_000


def _tracked() -> set[str]:
    """The files of the four rooms in the repository, as the wheel names them."""
    found: set[str] = set()
    for room in ("samesaid", "align", "compare", "reports"):
        for where, folders, files in os.walk(ROOT / room):
            folders[:] = [name for name in folders if name != "__pycache__" and not Path(where, name).is_symlink()]
            below = Path(where).relative_to(ROOT)
            inside = below if room == "samesaid" else Path("samesaid", below)
            found |= {(inside / name).as_posix() for name in files if not name.endswith(".pyc")}
    return found


def test_the_sdist_can_build_the_same_wheel(sdist: Path, wheel: Path, tmp_path: Path) -> None:
    with tarfile.open(sdist) as archive:
        names = archive.getnames()
        archive.extractall(tmp_path, filter="data")
    top = f"samesaid-{__version__}"
    parts = {name.split("/")[1] for name in names if "/" in name}
    assert {"pyproject.toml", "tests", "examples", "docs", "LICENSE", "NOTICE", "PKG-INFO"} <= parts
    # What the tests read.
    assert {"benchmarks", "scripts", ".ci", ".github", "action.yml", ".pre-commit-hooks.yaml", "Dockerfile"} <= parts
    # One copy of each room: the links of a checkout are made from it.
    assert not [name for name in names if name.startswith(f"{top}/samesaid/align/")]
    again = Path(next(WheelBuilder(str(tmp_path / top)).build(directory=str(tmp_path / "again"))))
    with zipfile.ZipFile(again) as one, zipfile.ZipFile(wheel) as other:
        assert {i.filename: i.CRC for i in one.infolist()} == {i.filename: i.CRC for i in other.infolist()}


def test_the_wheel_checks_the_example_where_the_repository_is_not(wheel: Path, tmp_path: Path) -> None:
    site, away = tmp_path / "site", tmp_path / "away"
    away.mkdir()
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    code = (
        "import sys; from samesaid.cli import run; code = run(sys.argv[1:]); import samesaid, samesaid.align; "
        "print(samesaid.__file__, samesaid.align.__file__); "
        "print(*(name for name in ('torch', 'sentence_transformers', 'transformers') if name in sys.modules)); "
        "sys.exit(code)"
    )
    texts = [str(EXAMPLES / name) for name in ("briefing.zh.txt", "briefing.rough.en.txt")]
    # -S and -P: neither the links of an installed checkout nor the folder of the program.
    command = [sys.executable, "-P", "-c", code, "check", *texts, "-q", "-o", "report.html", "-o", "report.json"]
    done = subprocess.run(
        command, capture_output=True, text=True, cwd=away, env={**os.environ, "PYTHONPATH": str(site)}, check=False
    )
    assert (done.returncode, done.stderr) == (1, "")
    files, loaded = done.stdout.splitlines()
    assert all(Path(file).is_relative_to(site) for file in files.split())
    # torch is loaded when a model of a hub is asked for, and never before.
    assert loaded == ""
    assert "22 million" in (away / "report.json").read_text(encoding="utf-8")
    assert (away / "report.html").stat().st_size > 50_000


def test_the_version_is_the_same_everywhere() -> None:
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    image = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    assert f"\nversion: {__version__}\n" in citation
    assert f'image.version="{__version__}"' in image


def test_every_extra_that_the_docs_name_exists_and_the_doctor_knows_it() -> None:
    extras = set(PROJECT["optional-dependencies"])
    assert extras > FOR_WORK
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    named = {extra for page in pages for extra in _named(page.read_text(encoding="utf-8"))}
    assert named
    assert named <= extras
    assert set(EXTRAS) == extras - FOR_WORK


def _named(text: str) -> set[str]:
    import re

    return {one.strip() for found in re.findall(r"samesaid\[([\w, -]+)\]", text) for one in found.split(",")}


@pytest.mark.parametrize("extra", sorted(EXTRAS))
def test_the_parts_of_an_extra_are_those_of_the_project(extra: str) -> None:
    try:
        installed = requires("samesaid") or []
    except PackageNotFoundError:
        pytest.skip("samesaid is not installed here")
    from packaging.requirements import Requirement

    wanted = {Requirement(line).name for line in PROJECT["optional-dependencies"][extra]}
    assert set(EXTRAS[extra].parts) <= wanted
    assert installed
