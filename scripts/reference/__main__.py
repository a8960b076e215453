"""Write the pages of docs/ that are made from the program itself.

usage: python -m scripts.reference [--check]     --check only names the pages that are out of date (exit code 1)
"""

from __future__ import annotations

import sys

from scripts.reference import codes, commands, figures, languages, settings
from scripts.reference.markdown import DOCS

PAGES = {
    "reference/codes.md": codes.page,
    "reference/commands.md": commands.page,
    "reference/figures.md": figures.page,
    "reference/languages.md": languages.page,
    "reference/settings.md": settings.page,
    "zh/codes.md": codes.chinese_page,
}


def main() -> int:
    stale = []
    for name, made in PAGES.items():
        path, text = DOCS / name, made()
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(name)
            if "--check" not in sys.argv[1:]:
                path.parent.mkdir(exist_ok=True)
                path.write_text(text, encoding="utf-8")
    if stale and "--check" in sys.argv[1:]:
        print(f"out of date: {', '.join(stale)}: run python -m scripts.reference", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
