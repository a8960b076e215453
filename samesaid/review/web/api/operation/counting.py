"""What is counted, for Prometheus; each application has counts of its own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from prometheus_client import CollectorRegistry, Counter, Histogram
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from samesaid.review.checking import jobs
from samesaid.review.checking.checks import Checks
from samesaid.review.checking.jobs import Job, Stage
from samesaid.review.store.database import Database
from samesaid.review.store.rates import rates

# Seconds from the beginning of a check to its end.
_BUCKETS = (0.5, 1, 2, 5, 10, 20, 60, 120, 300, 600)
# Methods that are no more than noise.
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"})


class Counts:
    """Requests and checks of this application, and what its database has."""

    def __init__(self, checks: Checks) -> None:
        self.registry = CollectorRegistry()
        self._requests = Counter(
            "samesaid_requests", "Requests by route and status.", ("method", "route", "status"), registry=self.registry
        )
        self._ended = Counter("samesaid_checks_ended", "Checks that have ended.", ("outcome",), registry=self.registry)
        self._seconds = Histogram(
            "samesaid_check_seconds", "Seconds from the beginning of a check to its end.", buckets=_BUCKETS,
            registry=self.registry,
        )  # fmt: skip
        for stage in Stage:
            if stage.ended:
                self._ended.labels(stage.value)
        self.registry.register(_Stored(checks))
        checks.on_end.append(self._job_ended)

    def request(self, method: str, route: str, status: int) -> None:
        """A request was answered."""
        self._requests.labels(method if method in _METHODS else "other", route, str(status)).inc()

    def _job_ended(self, job: Job) -> None:
        self._ended.labels(job.state.value).inc()
        if job.began and job.ended and job.state is not Stage.CANCELLED:
            taken = datetime.fromisoformat(job.ended) - datetime.fromisoformat(job.began)
            self._seconds.observe(max(0.0, taken.total_seconds()))


class _Stored(Collector):
    """What the database has, asked when Prometheus asks."""

    def __init__(self, checks: Checks) -> None:
        self._checks = checks

    def describe(self) -> Iterator[Metric]:
        """Nothing: the database is not asked when it is registered."""
        return iter(())

    def collect(self) -> Iterator[Metric]:
        database: Database = self._checks.database
        with database.reading() as db:
            states, found = jobs.outcomes(db), rates(db, by_desk=True)
        yield GaugeMetricFamily("samesaid_queue_length", "Checks that wait.", states[Stage.WAITING.value])
        yield GaugeMetricFamily("samesaid_workers_alive", "Worker processes that live.", self._checks.alive)
        every = GaugeMetricFamily("samesaid_checks", "Checks in the database by state.", labels=("state",))
        for state, count in states.items():
            every.add_metric((state,), count)
        yield every
        alarms = GaugeMetricFamily("samesaid_alarms", "Alarms by code and desk.", labels=("code", "desk"))
        dismissed = GaugeMetricFamily(
            "samesaid_dismissed_share", "Of the alarms that were decided, the share that was no error.",
            labels=("code", "desk"),
        )  # fmt: skip
        for rate in found:
            alarms.add_metric((rate.code, rate.desk), rate.alarms)
            if rate.share is not None:
                dismissed.add_metric((rate.code, rate.desk), rate.share)
        yield alarms
        yield dismissed


class Counting:
    """Counts each request under its route, whatever was asked for in it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                route = getattr(scope.get("route"), "path", "none")
                scope["app"].state.counts.request(scope["method"], route, message["status"])
            await send(message)

        await self._app(scope, receive, sending)
