"""The state of the service in JSON."""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict

from samesaid.review.web.api.words import Answering


class Workers(Answering):
    """How many there should be, how many live, and how many have their models."""

    wanted: int
    alive: int
    ready: int


class Health(Answering):
    """``failing`` lists what is wrong; it is empty where all is well."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "status": "ok",
                    "failing": [],
                    "version": "0.1.0",
                    "waiting": 0,
                    "workers": {"wanted": 1, "alive": 1, "ready": 1},
                }
            ]
        }
    )

    status: Literal["ok", "failing"]
    failing: list[Literal["database", "disk", "workers", "queue"]]
    version: str
    waiting: int
    workers: Workers
