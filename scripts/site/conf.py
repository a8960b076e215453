"""How Sphinx makes the site from docs/: `make docs`.

The files of docs/ are plain Markdown, which reads as well on a code host. Whatever a site needs beside it is made here:
`markdown.py` makes the contents from the lists of docs/index.md and resolves links that leave docs/, `search.py` adds
Chinese to the search. A link or an anchor that leads nowhere is a warning, and warnings are errors.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

project = "samesaid"
author = "The samesaid authors"
# Read, not imported: the site needs neither samesaid nor what it depends on.
release = re.findall(r'(?m)^__version__ = "(.+)"$', (ROOT / "samesaid" / "version.py").read_text(encoding="utf-8"))[0]
version = release

extensions = ["myst_parser", "scripts.site.markdown", "scripts.site.search"]
root_doc = "index"
language = "en"
nitpicky = True
# GitHub's anchors, for headings of these levels.
myst_heading_anchors = 4
# Where files outside docs/ can be seen, such as https://example.org/samesaid/blob/main; without it they are no links.
samesaid_repository = os.environ.get("DOCS_REPOSITORY", "")

html_theme = "furo"
html_title = f"samesaid {release}"
html_static_path = ["static"]
html_css_files = ["site.css"]
html_copy_source = False
html_show_copyright = False
html_use_index = False
pygments_style = "sphinx"
pygments_dark_style = "monokai"
