"""Whether the service can do its work: for whoever watches it. It says nothing of texts and people."""

from __future__ import annotations

import shutil
from typing import Literal

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from samesaid.inputs import MB
from samesaid.review.checking import jobs
from samesaid.review.store.database import StoreError
from samesaid.review.web.api.operation.models import Health, Workers
from samesaid.review.web.checks import checks_of
from samesaid.review.web.people import database_of
from samesaid.version import __version__

router = APIRouter(tags=["operation"])
# A report of a long text has a few MB.
_LEAST_FREE = 64 * MB


@router.get(
    "/health",
    responses={503: {"model": Health, "description": "Something is wrong: the members of `failing`."}},
)
def health(request: Request, response: Response) -> Health:
    """The database can be written, the disk has room, the workers live, the queue has room."""
    checks, waiting, full = checks_of(request), 0, False
    failing: list[Literal["database", "disk", "workers", "queue"]] = []
    try:
        with database_of(request).writing() as db:
            waiting, full = jobs.waiting(db), jobs.is_full(db, checks.limits.queue)
    except StoreError:
        failing.append("database")
    if shutil.disk_usage(checks.database.path.parent).free < _LEAST_FREE:
        failing.append("disk")
    alive = checks.alive
    if alive < checks.workers:
        failing.append("workers")
    if full:
        failing.append("queue")
    if failing:
        response.status_code = 503
    return Health(
        status="failing" if failing else "ok",
        failing=failing,
        version=__version__,
        waiting=waiting,
        workers=Workers(wanted=checks.workers, alive=alive, ready=checks.ready),
    )
