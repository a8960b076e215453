"""Byte code of templates beside that of modules, so that a template is compiled once: the page has seven of them.

It is where Python itself keeps the byte code of this package (PEP 3147), with the same permissions and under the same
conditions: nothing is written with ``python -B``, or where the folder cannot be written to.
"""

from __future__ import annotations

import importlib.util
import pickle
import sys
from contextlib import suppress
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket, FileSystemBytecodeCache

from samesaid.version import __version__


class CompiledTemplates(FileSystemBytecodeCache):
    """The cache for the templates of one folder. A file that is damaged counts as missing."""

    def __init__(self, templates: Path) -> None:
        folder = Path(importlib.util.cache_from_source(str(templates / "any.py"))).parent
        # What is compiled depends on both versions; Jinja2 looks at the source and at Python's version.
        super().__init__(str(folder), f"%s.samesaid-{__version__}.jinja-{jinja2.__version__}")

    def load_bytecode(self, bucket: Bucket) -> None:
        try:
            super().load_bytecode(bucket)
        # A file that cannot be read, or is damaged: what pickle and marshal raise for it.
        except (OSError, pickle.UnpicklingError, EOFError, ValueError, TypeError):
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        if sys.dont_write_bytecode:
            return
        with suppress(OSError):
            Path(self.directory).mkdir(parents=True, exist_ok=True)
            super().dump_bytecode(bucket)
