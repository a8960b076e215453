"""How much a check may be and may take."""

from __future__ import annotations

from dataclasses import dataclass

from samesaid.inputs import MB

FEWEST_VERSIONS, MOST_VERSIONS = 2, 5
LEVELS = ("strict", "default", "all")


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of checks, chosen by hand in November 2026; ``samesaid review`` has an option for the first and the last.

    - ``file_bytes``: of one version or glossary, ``job_bytes``: of all versions of a job. A book is 1 MB of text.
    - ``sentences``: of all versions of a job. A thousand take some ten seconds.
    - ``queue``: jobs that wait. ``per_minute``: jobs that one person may ask for in a minute.
    - ``seconds``: processor time of one job. ``memory``: GiB of data of a worker's own; a check has half of one.
    - ``terms_bytes``: of one glossary of a desk, ``glossaries``: how many desks have one.
    """

    file_bytes: int = 16 * MB
    job_bytes: int = 32 * MB
    sentences: int = 20_000
    queue: int = 100
    per_minute: int = 30
    seconds: float = 300.0
    memory: float = 4.0
    terms_bytes: int = 4 * MB
    glossaries: int = 200
