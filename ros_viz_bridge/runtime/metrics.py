# SPDX-License-Identifier: Apache-2.0
"""
How the server fares, as numbers for Prometheus.

No name of a client or topic is in them: how many series there are depends on nothing that comes
from outside.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterator
from typing import Any, get_args, TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from ..core.access import Refused
from ..core.entry import Entry, Identity
from ..core.hub import Hub
from ..wire.display import DisplayStatus, Level
from ..wire.session import Role
from .routes import bearer, RoleOf
from .traffic import Traffic

if TYPE_CHECKING:
    from prometheus_client import Metric

PATH = '/metrics'
PREFIX = 'ros_viz_bridge'
MISSING = (
    "Metrics need the library 'prometheus_client': run 'pip install \"ros_viz_bridge[metrics]\"',"
    " or 'apt install python3-prometheus-client'.\n"
)


class Metrics:
    """
    Reads hub and traffic when it is asked; loop thread.

    It costs nothing while nobody asks, and needs ``prometheus_client`` only then.
    """

    def __init__(self, hub: Hub, traffic: Traffic) -> None:
        self._hub = hub
        self._traffic = traffic
        self._registry: Any = None

    def routes(self, role_of: RoleOf) -> list[Any]:
        """Return where they are asked for: by who may look at the page."""

        async def answer(request: Request) -> Response:
            try:
                await role_of(request.scope, bearer(request))
            except Refused as refused:
                return PlainTextResponse(str(refused), 403)
            return self.answer(request)

        return [Route(PATH, answer)]

    def answer(self, request: Request) -> Response:
        """Say all numbers, in the format that is asked for; 501 without the library."""
        try:
            from prometheus_client import CollectorRegistry, ProcessCollector
            from prometheus_client.exposition import choose_encoder
        except ImportError:
            return PlainTextResponse(MISSING, 501)
        if self._registry is None:
            self._registry = CollectorRegistry()
            self._registry.register(self)
            ProcessCollector(registry=self._registry)
        encode, kind = choose_encoder(request.headers.get('accept', ''))
        headers = {
            'content-type': kind,
            'cache-control': 'no-store',
            'x-content-type-options': 'nosniff',
        }
        return Response(encode(self._registry), headers=headers)

    def describe(self) -> list[Metric]:
        """Nothing is known before it is asked."""
        return []

    def collect(self) -> Iterator[Metric]:
        """Yield everything as it is now."""
        yield from self._clients()
        yield from self._passed()
        yield from self._displays()

    def _clients(self) -> Iterator[Metric]:
        here = list(self._hub.admission.listed())
        by = Counter((each.role, 'relay' if each.relayed else 'direct') for each in here)
        yield _gauge(
            'clients',
            'Pages that are connected.',
            {(role, via): by[role, via] for role in get_args(Role) for via in ('direct', 'relay')},
            'role',
            'via',
        )
        waiting = [each.pending_bytes for each in here]
        yield _gauge('waiting_bytes', 'Bytes that wait for all clients.', sum(waiting))
        yield _gauge(
            'waiting_bytes_max',
            'Bytes that wait for the client for whom most do.',
            max(waiting, default=0),
        )
        yield _gauge(
            'round_trip_seconds_max',
            'Round trip of the slowest link, its pages included.',
            max((each.data.round_trip for each in here if each.data is not None), default=0.0),
        )
        yield _gauge('tasks', 'Tasks of the loop: a few for each page.', len(asyncio.all_tasks()))
        yield _gauge('relays', 'Relays that are connected.', len(self._hub.trunks))
        yield _gauge(
            'control_held',
            'Whether anybody holds a control group.',
            {(name,): bool(who) for name, who in self._hub.gate.leases.holders().items()},
            'group',
        )
        yield _gauge('stopped', 'Whether outputs are stopped.', bool(self._hub.gate.stopped_by))

    def _passed(self) -> Iterator[Metric]:
        traffic, unsent = self._traffic, self._hub.admission.unsent
        for name, said, value in (
            ('sent_bytes', 'Bytes sent to pages.', traffic.sent_bytes),
            ('sent_messages', 'Messages sent to pages.', traffic.sent_messages),
            ('received_bytes', 'Bytes received of pages.', traffic.received_bytes),
            ('received_messages', 'Messages received of pages.', traffic.received_messages),
            ('skipped_messages', 'Messages that newer ones replaced.', unsent.skipped),
            ('lost_messages', 'Messages lost for want of room.', unsent.lost),
        ):
            yield _counter(name, said, value)
        refused: _Values = {(code,): count for code, count in self._hub.refused.items()}
        yield _counter('refused', 'Pages not let in, or sent away.', refused, 'code')
        yield _gauge('loop_lag_seconds', 'How late the loop was, last time.', traffic.lag)

    def _displays(self) -> Iterator[Metric]:
        log = self._hub.log
        kept = [
            log.get(Identity('', display, display, DisplayStatus.SLOT)) for display in log.displays
        ]
        told = [one.message for one in kept if isinstance(one, Entry)]
        statuses = [one for one in told if isinstance(one, DisplayStatus)]
        levels = Counter(one.level for one in statuses)
        yield _gauge(
            'displays',
            'Topics that can be shown, by how they fare.',
            {(level,): levels[level] for level in get_args(Level)},
            'level',
        )
        yield _gauge(
            'display_messages_per_second',
            'Messages of all topics that are looked at.',
            sum(one.rate for one in statuses),
        )
        yield _gauge(
            'display_bytes_per_second',
            'Bytes of all topics that are looked at.',
            sum(one.bandwidth for one in statuses),
        )


_Values = float | dict[tuple[str, ...], Any]


def _gauge(name: str, said: str, values: _Values, *labels: str) -> Metric:
    from prometheus_client.core import GaugeMetricFamily

    return _filled(GaugeMetricFamily(f'{PREFIX}_{name}', said, labels=labels), values)


def _counter(name: str, said: str, values: _Values, *labels: str) -> Metric:
    from prometheus_client.core import CounterMetricFamily

    return _filled(CounterMetricFamily(f'{PREFIX}_{name}', said, labels=labels), values)


def _filled(family: Any, values: _Values) -> Metric:
    by = values if isinstance(values, dict) else {(): values}
    for labels, value in by.items():
        family.add_metric(labels, float(value))
    metric: Metric = family
    return metric
