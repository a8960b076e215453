"""Mutation testing: change the code at one place at a time and see whether a test fails.

usage: python scripts/mutants.py [FAMILY …] [--sample N] [--again]

mutmut makes the changes and runs the tests that reach the changed function, each time in a new process. The families,
their tests and the changes that no test can notice are in mutants.toml. mutmut does not follow the links in samesaid/,
so it works in a copy of the tree under build/mutants/. It changes nothing outside functions, nor decorated functions.

A change is noticed if a test fails, or if the tests take more than ten times as long as before. The score is the share
of noticed changes among all but the reviewed ones.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
WORK = ROOT / "build" / "mutants"
TABLE = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
# The product and what its tests read.
COPIED = ("samesaid", "tests", "examples")
# Seed of the sample: the same changes in every run over the same code.
SEED = 12
# pytest escapes names of tests once more whenever it runs again in one process, and then does not find them.
SAME_NAMES = "disable_test_id_escaping_and_forfeit_all_rights_to_community_support=true"
# mutmut's exit code where it could not run the tests. It counts that as too slow; we must not.
NOT_RUN = 255


def main() -> int:
    """Run the families that are asked for and print a table; 1 if mutmut failed."""
    families = TABLE["families"]
    parser = argparse.ArgumentParser(description="Change the code at one place at a time: do the tests notice?")
    parser.add_argument("families", nargs="*", metavar="FAMILY", help=f"{', '.join(families)}; all if none is given")
    parser.add_argument("--sample", type=int, help="so many changes of each family, drawn with a fixed seed")
    parser.add_argument("--again", action="store_true", help="once more what no test noticed in the last run")
    arguments = parser.parse_args()
    if unknown := set(arguments.families) - set(families):
        parser.error(f"no family {', '.join(sorted(unknown))}: there are {', '.join(families)}")
    rows = []
    for name in arguments.families or families:
        folder = WORK / name
        _copy_tree(folder, families[name], again=arguments.again)
        if arguments.again:
            chosen = [key for key, status in _verdicts(folder) if status not in ("killed", "not checked")]
        else:
            chosen = _sample(folder, arguments.sample) if arguments.sample else []
        if (chosen or not arguments.again) and not _run(folder, chosen):
            return 1
        rows.append(_row(name, *_count(folder)))
    print("\n" + _row("", "noticed", "too slow", "survived", "no test", "not run", "reviewed", "score"))
    print("\n".join(rows))
    return 0


def _copy_tree(folder: Path, family: dict[str, Any], *, again: bool) -> None:
    """A copy of the tree in which links are folders, with mutmut's settings."""
    if not again:
        shutil.rmtree(folder, ignore_errors=True)
    for part in COPIED:
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True)
    settings = {
        "source_paths": ["samesaid"],
        "only_mutate": family["mutate"],
        "do_not_mutate": family.get("leave", []),
        "also_copy": ["examples"],
        "pytest_add_cli_args": ["-m", "not e5", "-p", "no:cacheprovider", "-o", SAME_NAMES],
        "pytest_add_cli_args_test_selection": family["tests"],
        # Seconds that are added to what the tests took, and the factor on both.
        "timeout_constant": 2,
        "timeout_multiplier": 10,
        # A value that an earlier test left in a cache would hide a change: each one starts from a process without any,
        # unless the family says that it has no caches; then what is slow to load is there already.
        "process_isolation": "fork" if family.get("no_caches") else "forkserver",
    }
    # Lists of strings, strings and numbers are written in TOML as in JSON.
    lines = [f"{key} = {json.dumps(value)}" for key, value in settings.items()]
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    (folder / "pyproject.toml").write_text("\n".join([project, "[tool.mutmut]", *lines, ""]), encoding="utf-8")


def _enter(folder: Path) -> None:
    """Make mutmut look at this family: it reads its settings in the working directory, once."""
    from mutmut.configuration import reset_config

    os.chdir(folder)
    reset_config()


def _sample(folder: Path, size: int) -> list[str]:
    """The names of some of the changes that mutmut is going to make."""
    _enter(folder)
    from mutmut.configuration import config
    from mutmut.mutation.file_mutation import mutate_file_contents
    from mutmut.utils.file_utils import walk_source_files
    from mutmut.utils.format_utils import get_mutant_name

    names = [
        get_mutant_name(path, name)
        for path in sorted(walk_source_files())
        if config().should_mutate(path)
        for name in mutate_file_contents(str(path), path.read_text(encoding="utf-8")).mutant_names
    ]
    return random.Random(SEED).sample(names, min(size, len(names)))


def _run(folder: Path, chosen: list[str]) -> bool:
    """Run mutmut over the chosen changes, or over all; its progress is shown in a terminal only."""
    environment = os.environ | {"SAMESAID_HYPOTHESIS": "mutants", "OMP_NUM_THREADS": "1"}
    # The copy must be what is imported.
    environment.pop("PYTHONPATH", None)
    command = [Path(sys.executable).with_name("mutmut"), "run", "--max-children", "1", *chosen]
    shown = None if sys.stdout.isatty() else subprocess.PIPE
    done = subprocess.run(command, cwd=folder, env=environment, stdout=shown, stderr=subprocess.STDOUT, text=True)
    if done.returncode and done.stdout:
        print(done.stdout[-2000:])
    return done.returncode == 0


def _verdicts(folder: Path) -> Iterator[tuple[str, str]]:
    """Every change with what became of it, in mutmut's words."""
    from mutmut.stats import status_by_exit_code

    for file in sorted((folder / "mutants").rglob("*.meta")):
        for key, code in json.loads(file.read_text(encoding="utf-8"))["exit_code_by_key"].items():
            yield key, "not run" if code == NOT_RUN else status_by_exit_code[code]


def _count(folder: Path) -> list[object]:
    """The numbers of a row; what survived is printed."""
    _enter(folder)
    from mutmut.mutation.diff_apply import get_diff_for_mutant

    counts: Counter[str] = Counter()
    reviewed = {(r["before"], r["after"]) for r in TABLE["reviewed"]}
    for key, status in _verdicts(folder):
        if status == "survived":
            diff = get_diff_for_mutant(key)
            if _lines(diff) in reviewed:
                status = "reviewed"
            else:
                print(f"\n{key}\n{diff}")
        counts[status] += 1
    noticed = counts["killed"] + counts["timeout"]
    shown = [counts[status] for status in ("killed", "timeout", "survived", "no tests")]
    others = counts.total() - sum(shown) - counts["reviewed"] - counts["not checked"]
    total = sum(shown) + others
    return [*shown, others, counts["reviewed"], f"{noticed / total:.1%}" if total else "-"]


def _lines(diff: str) -> tuple[str, str]:
    """The changed lines of a diff, before and after."""
    changed = [line for line in diff.splitlines()[2:] if line[:1] in ("-", "+")]
    before, after = (" ".join(line[1:].strip() for line in changed if line[0] == sign) for sign in "-+")
    return before, after


def _row(name: str, *cells: object) -> str:
    return f"{name:<15}" + "".join(f"{cell!s:>10}" for cell in cells)


if __name__ == "__main__":
    sys.exit(main())
