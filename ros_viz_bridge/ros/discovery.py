# SPDX-License-Identifier: Apache-2.0
"""Watches the ROS graph and keeps the displays as it demands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
import math
import time

from rclpy.node import Node

from ..layout.layout import Layout
from ..topics.message_types import missing_note
from ..topics.patterns import Patterns
from ..topics.plan import display_id, make_plan, TF_TYPE, Topic, Wanted
from ..wire.display import DisplayStatus, Topics
from .endpoints import Endpoints, REFRESH
from .qos import is_latched, Offer
from .recorder import Source
from .shown_display import Context, ShownDisplay

_REFRESH_UNSEEN = 30.0
"""Seconds; while nothing of a topic is subscribed its QoS decides nothing."""


_UPDATE = 2.0
"""Seconds after which QoS that a publisher may have changed is asked for, where it is time."""
_LOOK_AGAIN = 30.0
"""Seconds after which types that are not installed are looked for again."""


class Discovery:
    """All displays; ``poll`` once per second. Used on the executor's thread only."""

    def __init__(self, context: Context, layout: Layout) -> None:
        self._context = context
        self._node: Node = context.node
        self._private = f'{self._node.get_fully_qualified_name()}/'
        self._layout = self._resolved(layout)
        self._displays: dict[str, ShownDisplay] = {}
        self._orders: dict[str, int] = {}
        self._visible: dict[str, bool] = {}
        self._interest: frozenset[str] = frozenset()
        self._endpoints = Endpoints(self._node)
        self._latched: set[str] = set()
        self._topics: Topics | None = None
        self._seen: object = None
        """What the plan was made from, None to make it anew."""
        self._plan: list[Wanted] = []
        self._again = math.inf
        self._update_due = -math.inf

    def poll(self) -> None:
        """Look at the graph, and bring displays and topics up to date."""
        now = time.monotonic()
        graph = self._graph()
        latched = frozenset(self._latched)
        published = self._context.published()
        seen = (graph, latched, published, self._context.parameters())
        # What is the same is not planned again: an idle bridge does little else than look.
        if seen != self._seen or now >= self._again:
            self._seen = seen
            self._replan([Topic(*one) for one in graph], latched, published)
            self._update_due = now
        if now >= self._update_due:
            self._update_due = now + _UPDATE
            counts = {name: publishers for name, _, publishers in graph}
            for one in self._plan:
                self._update(one, counts)
        for display in self._displays.values():
            display.tick(now)

    def _graph(self) -> list[tuple[str, tuple[str, ...], int]]:
        """
        Return names, types and numbers of publishers, sorted: they come in no order.

        As they are: most of the time they are only compared with those of before.
        """
        names = sorted(self._node.get_topic_names_and_types())
        handle = self._node.handle
        with handle:
            # Not Node.count_publishers: it would expand and check each of these names anew.
            return [(n, tuple(types), handle.get_count_publishers(n)) for n, types in names]

    def _replan(
        self, graph: Sequence[Topic], latched: frozenset[str], published: Sequence[str]
    ) -> None:
        """Decide anew which displays there are; drop those that are gone."""
        parameters = self._context.parameters()
        rules = Patterns(parameters.subscribe_allow, deny=parameters.subscribe_deny)
        plan = make_plan(
            graph,
            self._layout,
            rules=rules,
            types=self._context.types,
            missing=missing_note,
            own=self._own(graph, published),
            latched=latched,
        )
        wanted = {one.id: one for one in plan.displays}
        for ident, display in list(self._displays.items()):
            if ident not in wanted and not (display.looked_at and ident in rules):
                display.close()
                del self._displays[ident]
        vanished = [one.wanted for ident, one in self._displays.items() if ident not in wanted]
        if vanished:
            self._seen = None  # they go as soon as nobody looks at them
        self._plan = [self._placed(one) for one in [*plan.displays, *vanished]]
        # A package that is missing may be installed meanwhile.
        missing = any(missing_note(ros_type) for topic in graph for ros_type in topic.types)
        self._again = time.monotonic() + _LOOK_AGAIN if missing else math.inf
        topics = Topics('', 'topics', list(plan.topics))
        if topics != self._topics:
            self._topics = topics
            self._context.server.publish(topics)

    def _own(self, graph: Sequence[Topic], published: Sequence[str]) -> frozenset[str]:
        """Return the topics that only this bridge publishes: cameras, hands, widgets, states."""
        own = Counter(published)
        return frozenset(
            topic.name
            for topic in graph
            if topic.name.startswith(self._private)
            or 0 < topic.publishers <= own.get(topic.name, 0)
        )

    def type_of(self, topic: str) -> str:
        """Return the first type that a topic is published with, '' where it is not; any thread."""
        topics = self._topics.topics if self._topics is not None else []
        return next((one.types[0] for one in topics if one.topic == topic and one.types), '')

    def set_layout(self, layout: Layout) -> None:
        """Keep the displays as another layout demands, those that are there, too."""
        self._layout = self._resolved(layout)
        self._visible.clear()
        self._orders.clear()
        self._seen = None
        self.poll()

    def parameters_changed(self) -> None:
        """Work the settings of every display out again."""
        for display in self._displays.values():
            display.reconsider()

    def look(self, interest: frozenset[str]) -> None:
        """Take over which displays are looked at."""
        self._interest = interest
        self._update_due = -math.inf  # QoS is looked at more often of what is shown
        for ident, display in self._displays.items():
            display.look(ident in interest)

    def looked_at(self, ros_type: str) -> list[str]:
        """Return the displays of a type that viewers show."""
        return [
            ident
            for ident, display in self._displays.items()
            if display.looked_at and display.wanted.type == ros_type
        ]

    def sources(self) -> dict[str, Source]:
        """
        Return the topics that are shown: all transforms, and what viewers look at.

        What only tells of this bridge and its viewers is not among them, even where it is shown.
        """
        return {
            topic: Source(ros_type, display.offers.get(topic, ()))
            for display in self._displays.values()
            if display.looked_at or display.wanted.type == TF_TYPE
            for topic, ros_type in display.wanted.topics.items()
            if not topic.startswith(self._private)
        }

    def time_jumped(self) -> frozenset[str]:
        """Note a jump in time; return the displays whose data stays."""
        for display in self._displays.values():
            display.time_jumped()
        return frozenset(i for i, display in self._displays.items() if display.latched)

    def statuses(self) -> list[DisplayStatus]:
        """Return how the displays fare."""
        return [one.status for one in self._displays.values() if one.status is not None]

    def _resolved(self, layout: Layout) -> Layout:
        """Return the layout with the names of topics as the graph has them, remappings applied."""
        displays = tuple(
            replace(one, topic=self._node.resolve_topic_name(one.topic)) for one in layout.displays
        )
        return replace(layout, displays=displays)

    def _placed(self, wanted: Wanted) -> Wanted:
        """Return it with what was decided first, so that nothing moves because another came."""
        visible = self._visible.setdefault(wanted.id, wanted.visible)
        # The layout's come first, in its order.
        found = len(self._layout.displays) + len(self._orders)
        order = wanted.entry.order if wanted.entry is not None else found
        order = self._orders.setdefault(wanted.id, order)
        return replace(wanted, visible=visible, order=order)

    def _update(self, wanted: Wanted, counts: dict[str, int]) -> None:
        display = self._displays.get(wanted.id)
        if display is None:
            display = self._displays[wanted.id] = ShownDisplay(wanted, self._context)
            display.look(wanted.id in self._interest)
        offers = {
            name: self._find_offers(name, ros_type, counts.get(name, 0))
            for name, ros_type in wanted.topics.items()
        }
        display.update(wanted, offers)

    def _find_offers(self, topic: str, ros_type: str, count: int) -> tuple[Offer, ...]:
        """Return what the publishers offer."""
        display = self._displays.get(display_id(topic))
        seen = display is None or display.looked_at or display.latched
        refresh = REFRESH if seen else _REFRESH_UNSEEN
        offers = self._endpoints.find(topic, publishers=count, refresh=refresh).offers(ros_type)
        if is_latched(offers):
            self._latched.add(topic)
        else:
            self._latched.discard(topic)
        return offers
