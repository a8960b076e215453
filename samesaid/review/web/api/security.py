"""How programs show who they are, for the description of the service; the middleware looks at it long before."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Security
from fastapi.security import APIKeyCookie, HTTPBearer

from samesaid.review.web.people import Person, editor, reader

Reader = Annotated[Person, Depends(reader)]
Editor = Annotated[Person, Depends(editor)]

SESSION = "session"
_TOKEN = HTTPBearer(auto_error=False, description="A token of `samesaid review user token NAME`.", scheme_name="token")
_SESSION = APIKeyCookie(
    name="session", auto_error=False, description="A session of a browser; then the header X-CSRF-Token.",
    scheme_name=SESSION,
)  # fmt: skip


def api_router(tag: str) -> APIRouter:
    """A router whose routes are described as needing one of them."""
    return APIRouter(prefix="/api", tags=[tag], dependencies=[Security(_TOKEN), Security(_SESSION)])
