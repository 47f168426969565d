# SPDX-License-Identifier: Apache-2.0
"""The widgets of one topic: fields of one message, in step with whoever else publishes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
import math
import time
from typing import Any

from rclpy.node import Node

from ..cdr import View
from ..core.session import ClientInfo
from ..layout.widget_keys import RULES
from ..widgets.bound_fields import BoundFields
from ..widgets.draft import Draft
from ..widgets.field_value import ValueMisfit
from ..widgets.look import make_widget, shown_by, start_value
from ..wire.client import WidgetChanged
from ..wire.gui import WidgetValue
from .binding import Binding
from .command_topic import CommandTopic
from .complaints import Complaints
from .echoes import Echoes
from .publications import COMMAND, Publications, STATE

STALL = 0.4
"""Seconds without a word of a stick that is held, after which it counts as let go."""
SHOWN_HZ = 10.0
"""So often what only shows is told anew."""
_REST = [0.0, 0.0]


class TopicBinding(Binding):
    """
    Publishes what viewers set of ``topic``, and follows it.

    ``drafts`` has what each widget is bound to, and the message that it goes out with: those that
    set fields share one, a button has its own. A value that the layout shows is never published.
    """

    def __init__(
        self,
        node: Node,
        server: Any,
        publications: Publications,
        topic: str,
        bound: Sequence[tuple[float, BoundFields, Draft]],
        *,
        ros_time: Callable[[], float],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(server)
        self._publications = publications
        self._topic = topic
        self._ros_time = ros_time
        self._clock = clock
        self._bound = {fields.entry.id: (fields, draft) for _, fields, draft in bound}
        shared = self._shared()
        self._before: Any = None if shared is None else shared.now
        """The shared message as it went out, or was heard, last."""
        entry = bound[0][1].entry
        self._type = entry.type
        self._gap = 1.0 / entry.rate if entry.rate else 0.0
        self._qos = STATE if entry.latched else COMMAND
        self._next = 0.0
        self._waits = False
        self._unsent: dict[str, tuple[str, WidgetValue]] = {}
        """What waits to go out with the shared message: who set it, and to what."""
        self._held: dict[str, tuple[str, float]] = {}
        """Sticks that are not at rest: who holds each, and when that was heard last."""
        self._taken: dict[str, tuple[str, float]] = {}
        """Sticks that were let go for who held them, likewise: they move nothing till let go."""
        self._watched: set[str] = set()
        self._heard: View | None = None
        self._queued = False
        self._shows = 0.0
        self._complain = Complaints(lambda text: node.get_logger().warning(text), clock=clock)
        for order, fields, _ in bound:
            self._introduce(order, fields)
        if any(RULES[fields.entry.kind].sets for _, fields, _ in bound):
            publications.submit(self._prepare)
        self._follows = [
            (fields, draft)
            for fields, draft in self._bound.values()
            if fields.entry.kind not in ('button', 'button_group', 'joystick')
        ]
        self._sticks = [k for k, (f, _) in self._bound.items() if f.entry.kind == 'joystick']
        self._only_shows = not any(RULES[fields.entry.kind].sets for fields, _ in self._follows)
        self.echoes = Echoes() if self._follows else None
        self._listening = (
            CommandTopic(node, topic, self._type, self._hear, ignore=self._ignore)
            if self._follows
            else None
        )

    def poll(self) -> None:
        """Adapt to publishers."""
        if self._listening is not None:
            self._listening.poll()

    def close(self) -> None:
        """Unsubscribe."""
        if self._listening is not None:
            self._listening.close()

    def changed(self, client: ClientInfo, event: WidgetChanged) -> None:
        """Publish what a viewer set."""
        fields, draft = self._bound[event.widget]
        if self._publications.held_back:
            return
        stick = fields.entry.kind == 'joystick'
        if stick and not self._moved(client.client_id, event):
            return
        try:
            if fields.entry.kind != 'button' or fields.entry.template is None:
                fields.put(draft, event.value)
        except ValueMisfit as error:
            self._tell(client.client_id, event.widget, 'error', str(error))
            self._values.pop(event.widget, None)
            self._show_others('')
            return
        self._values[event.widget] = event.value
        shared = draft is self._shared()
        if shared:
            self._unsent[event.widget] = client.client_id, event.value
        if stick and event.value == _REST:
            self._send(draft, moves=False)
        elif self._gap and shared:
            self._send_in_time()
        else:
            self._send(draft)
        self._show_others(event.widget)

    def left(self, client_id: str) -> None:
        """Let go of the sticks that a viewer held."""
        for key, (holder, _) in list(self._held.items()):
            if client_id in ('', holder):
                self._let_go(key)

    def handed_over(self, group: str, holder: str) -> None:
        """Drop what waits of who had a control group, and let go of its sticks."""
        self._take_back(
            lambda key, who: who != holder and self._bound[key][0].entry.group == group
        )
        for key, (before, _) in list(self._held.items()):
            if self._bound[key][0].entry.group == group and before != holder:
                self._let_go(key)

    def stopped(self) -> None:
        """Drop what waits, and let go of all sticks."""
        self._take_back(lambda key, who: True)
        self._waits = False
        self.left('')

    def _introduce(self, order: float, fields: BoundFields) -> None:
        entry = fields.entry
        widget = make_widget(
            entry,
            order=order,
            hint=f'{self._topic} ({self._type})',
            whole=fields.whole,
            limits=fields.limits,
            count=fields.count,
        )
        value = start_value(entry, widget)
        reason = '' if value is None else widget.misfit(value)
        if reason:
            raise entry.place('value').error(reason)
        self._offer(widget)
        self._show(entry.id, value, known=entry.kind == 'joystick')

    def _prepare(self) -> None:
        self._publications.prepare(self._topic, self._type, qos=self._qos)

    def _shared(self) -> Draft | None:
        """Return the message that the widgets set together, None where there is none."""
        return next((draft for f, draft in self._bound.values() if f.entry.kind != 'button'), None)

    def _send_in_time(self) -> None:
        """Publish the shared message as soon as its rate allows, as it is then."""
        now = self._clock()
        if now >= self._next:
            self._next = now + self._gap
            shared = self._shared()
            if shared is not None:
                self._send(shared)
        elif not self._waits:
            self._waits = self._publications.postpone(self._next, self._catch_up)

    def _catch_up(self) -> None:
        if self._publications.held_back:
            return  # what was set after that stop waits on its own
        self._waits = False
        if self._unsent:
            self._send_in_time()

    def _take_back(self, gone: Callable[[str, str], bool]) -> None:
        """Make of what waits to go out as if some of it, by widget and client, were never set."""
        shared = self._shared()
        kept = {key: said for key, said in self._unsent.items() if not gone(key, said[0])}
        if shared is None or len(kept) == len(self._unsent):
            return
        self._unsent = kept
        shared.now = self._before
        for key, (_, value) in kept.items():
            self._bound[key][0].put(shared, value)
        self._show_others('')

    def _send(self, draft: Draft, *, moves: bool = True) -> None:
        data = draft.bytes(self._ros_time())
        if self.echoes is not None:
            self.echoes.expect(data)
        sent = self._publications.publish(
            self._topic, self._type, data, qos=self._qos, moves=moves
        )
        if not sent and self.echoes is not None:
            self.echoes.take(data)
        if sent and draft is self._shared():
            self._unsent.clear()
            self._before = draft.now

    def _moved(self, client_id: str, event: WidgetChanged) -> bool:
        """Take where a stick is; tells whether that goes out."""
        key, now = event.widget, self._clock()
        taken, heard = self._taken.get(key, ('', 0.0))
        if taken == client_id:
            del self._taken[key]
        if event.value == _REST:
            return self._held.pop(key, None) is not None  # else it was at rest already
        if taken == client_id and now < heard + STALL:
            self._taken[key] = (client_id, now)
            self._show(key, _REST)
            return False
        if key not in self._watched:
            if not self._publications.postpone(now + STALL, self._watch, key):
                self._tell(client_id, key, 'error', 'too much waits to be published')
                self._show(key, _REST)
                return False
            self._watched.add(key)
        self._held[key] = (client_id, now)
        return True

    def _watch(self, key: str) -> None:
        """Let go of a stick of which nothing was heard."""
        if key in self._held:
            holder, heard = self._held[key]
            if self._clock() < heard + STALL and self._publications.postpone(
                heard + STALL, self._watch, key
            ):
                return
            self._tell(holder, key, 'warning', 'nothing was heard of it: let go, then hold anew')
            self._let_go(key)
            self._taken[key] = (holder, math.inf)  # however late it says on what it held
        self._watched.discard(key)

    def _let_go(self, key: str) -> None:
        holder, _ = self._held.pop(key)
        self._taken[key] = (holder, self._clock())
        fields, draft = self._bound[key]
        if self._publications.stopped:
            self._take_back(lambda key, who: True)  # rest passes a stop, and nothing else with it
        fields.put(draft, _REST)
        self._send(draft, moves=False)
        self._show(key, _REST)

    def _ignore(self, data: bytes) -> bool:
        return self.echoes is not None and self.echoes.take(data)

    def _hear(self, message: View) -> None:
        """Somebody else published; executor's thread. Only the newest that waits is looked at."""
        self._heard = message
        if not self._queued:
            self._queued = True
            self._publications.submit(self._follow)

    def _follow(self) -> None:
        now = self._clock()
        early = self._only_shows and now < self._shows
        if early and self._publications.postpone(self._shows, self._follow):
            return
        self._shows = now + 1.0 / SHOWN_HZ
        self._queued = False
        if self._heard is not None:
            shared = self._follows[0][1]
            shared.take(self._heard)
            for key in self._sticks:
                # Whoever else drives: what goes out next has of a stick what is held of it.
                self._bound[key][0].put(shared, self._values.get(key, _REST))
            self._unsent.clear()
            self._before = shared.now
            self._show_others('')

    def _show_others(self, but: str) -> None:
        """Show what other widgets have of the message by now."""
        for fields, draft in self._follows:
            key = fields.entry.id
            if key == but:
                continue
            try:
                value = fields.get(draft)
            except ValueMisfit as error:
                self._complain(f'{self._topic}: {error}')
                if not RULES[fields.entry.kind].sets:
                    self._show_none(key)
                continue
            value = None if value is None else shown_by(self._widgets[key], value)
            if self._values.get(key) != value:
                self._show(key, value)
