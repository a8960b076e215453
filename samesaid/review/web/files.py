"""Files of the package that pages load: the style sheet, our script and htmx. Their addresses have their digests."""

from __future__ import annotations

import re
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from samesaid import reports
from samesaid.review.web.answers import ProblemError

_FOLDER = Path(__file__).with_name("static")
_KINDS = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
# Colours and fonts are those of the report page: its style sheet is where they are written.
_PROPERTIES = re.compile(r"^:root \{.*?^\}|^@media \(prefers-color-scheme: dark\) \{\s*:root \{.*?^\}", re.S | re.M)
_FOREVER = "public, max-age=31536000, immutable"

router = APIRouter()


class File(NamedTuple):
    """A file as it is sent, with the digest that its address has."""

    content: bytes
    kind: str
    digest: str


@cache
def file(name: str) -> File | None:
    """A file by name; None where there is none."""
    path = _FOLDER / name
    if path.suffix not in _KINDS or path.parent != _FOLDER or not path.is_file():
        return None
    content = path.read_bytes()
    if name == "review.css":
        content = properties().encode() + content
    return File(content, _KINDS[path.suffix], sha256(content).hexdigest()[:16])


@cache
def properties() -> str:
    """The custom properties of the report page, for light and dark."""
    text = (Path(reports.__file__).with_name("templates") / "report.css").read_text(encoding="utf-8")
    return "".join(f"{found}\n" for found in _PROPERTIES.findall(text))


def address(name: str) -> str:
    """Where pages load a file from. Raises KeyError where there is none."""
    found = file(name)
    if found is None:
        raise KeyError(name)
    return f"/static/{name}?v={found.digest}"


@router.get("/static/{name}", include_in_schema=False)
def static(request: Request, name: str) -> Response:
    """A file of the package; with its digest in the address it is kept for good."""
    found = file(name)
    if found is None:
        raise ProblemError(404)
    kept = _FOREVER if request.query_params.get("v") == found.digest else "no-cache"
    return Response(found.content, media_type=found.kind, headers={"Cache-Control": kept, "ETag": f'"{found.digest}"'})
