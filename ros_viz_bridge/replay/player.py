# SPDX-License-Identifier: Apache-2.0
"""Shows a recording through a server: one thread that reads, converts and publishes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
import logging
import threading
import time
from typing import NamedTuple

from ..api.server import Server
from ..displays.registry import registry
from ..layout.layout import Layout
from ..recordings.recording import Message
from ..topics.patterns import Patterns
from ..topics.plan import make_plan, Plan, Topic
from ..wire.display import Topics
from ..wire.session import Clock
from ..wire.timeline import Playback, Timeline
from .asset_folders import AssetFolders
from .contents import Contents
from .own_topics import own_topics
from .playhead import Playhead
from .shown import Shown

logger = logging.getLogger(__name__)

_CLOCK_S = 0.1
_MEASURE_S = 1.0
_LATE_S = 0.5
"""Reading and converting may lag by so much; then the recording goes slower instead."""

_SEEK, _LOOK = 'seek', 'look'


class _Command(NamedTuple):
    kind: str
    run: Callable[[], None]


class Player:
    """
    Plays ``contents`` in the pages of a server, from ``start`` until ``close``; once.

    Its methods are for any thread.
    """

    def __init__(
        self, contents: Contents, *, name: str, layout: Layout, folders: AssetFolders
    ) -> None:
        self._contents = contents
        self._folders = folders
        self._name = name
        self._layout = layout
        self._head = Playhead(contents.start, contents.end, contents.start, time.monotonic())
        self._shown: dict[str, Shown] = {}
        self._by_topic: dict[str, list[Shown]] = {}
        self._interest: frozenset[str] = frozenset()
        self._changed = threading.Condition()
        self._commands: list[_Command] = []
        self._ended = False
        self._thread = threading.Thread(target=self._run, name='player')
        self._server: Server | None = None
        self._coming: Iterator[Message] = iter(())
        self._next: Message | None = None
        self._until = contents.until(contents.start)
        """Nanosecond before which all was given."""
        self._told = self._measured = 0.0

    def now(self) -> float:
        """Return the recording's time, seconds."""
        return self._head.at(time.monotonic())

    def type_of(self, topic: str) -> str:
        """Return the type of a topic, '' where the recording has none of this name."""
        topics = self._contents.recording.topics
        return next((one.type for one in topics if one.name == topic), '')

    def start(self, server: Server, *, playing: bool, speed: float, loop: bool) -> None:
        """Show the recording from its start."""
        self._server = server
        self._post(self._offer)
        self._post(lambda: self._change(playing=playing, speed=speed, loop=loop))
        self._thread.start()

    def close(self) -> None:
        """End the thread, and take away what it showed."""
        with self._changed:
            self._ended = True
            self._changed.notify()
        if self._thread.is_alive():
            self._thread.join()
        if self._server is not None:
            for display in self._shown:
                self._server.remove_display(display)

    def look(self, interest: frozenset[str]) -> None:
        """Pages look at these displays from now on."""
        self._post(lambda: self._look(interest), kind=_LOOK)

    def play(self, asked: Playback) -> None:
        """Go on, stand, go at another speed."""
        self._post(lambda: self._change(playing=asked.playing, speed=asked.speed, loop=asked.loop))

    def pause(self) -> None:
        """Stand where it is."""
        self._post(self._stand)

    def seek(self, time: float) -> None:
        """Show another time, ROS seconds."""
        self._post(lambda: self._move(time), kind=_SEEK)

    def set_layout(self, layout: Layout) -> None:
        """Offer the displays as another layout has them."""
        self._post(lambda: self._arrange(layout))

    def _post(self, command: Callable[[], None], *, kind: str = '') -> None:
        """Let the thread carry out a command; one of a kind replaces those that still wait."""
        with self._changed:
            waiting = [each for each in self._commands if not kind or each.kind != kind]
            self._commands = [*waiting, _Command(kind, command)]
            self._changed.notify()

    # All below is on the player's thread.

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._commands or self._ended, self._patience())
                if self._ended:
                    return
                commands, self._commands = self._commands, []
            for command in [*(each.run for each in commands), self._work]:
                try:
                    command()
                except Exception:
                    logger.exception('the recording %s could not be shown', self._name)
                    self._stand()

    def _is_overtaken(self) -> bool:
        """Tell whether what is read now will be void at once."""
        return self._ended or any(each.kind == _SEEK for each in self._commands)

    def _patience(self) -> float:
        """Return for how long nothing has to be done."""
        now = time.monotonic()
        waits = [self._told + _CLOCK_S - now]
        if self._next is not None:
            due = self._next.time * 1e-9
            if self._head.playing or due <= self._head.time:
                waits.append(self._head.due(due) - now)
        return max(0.0, min(waits))

    def _work(self) -> None:
        now = time.monotonic()
        self._give_due(now)
        if self._head.playing:
            self._keep_pace(time.monotonic())
            if self._next is None and self._head.at(now) >= self._head.end:
                self._reach_end()
            if now - self._measured >= _MEASURE_S:
                self._measured = now
                for shown in self._shown.values():
                    shown.measure(now)
        if now - self._told >= _CLOCK_S:
            self._tell_time()

    def _give_due(self, now: float) -> None:
        """Give what is due, but not for ever; what is of one time is given as one."""
        while self._next is not None and self._next.time * 1e-9 <= self._head.at(now):
            message = self._next
            self._until = message.time + 1
            self._next = next(self._coming, None)
            self._give(message)
            if self._ended:
                return
            if self._next is None or self._next.time > message.time:
                if self._commands or time.monotonic() - now > _CLOCK_S:
                    return

    def _keep_pace(self, now: float) -> None:
        """Go slower where the machine cannot follow, instead of leaving ever more behind."""
        if self._next is None:
            return
        late = now - self._head.due(self._next.time * 1e-9)
        if late > _LATE_S:
            self._head = self._head.seek(now, self._next.time * 1e-9)

    def _reach_end(self) -> None:
        if self._head.loop:
            self._move(self._head.start)
        else:
            self._stand()

    def _stand(self) -> None:
        self._head = self._head.change(time.monotonic(), playing=False)
        self._tell()

    def _change(self, *, playing: bool, speed: float, loop: bool) -> None:
        before = self.now()
        self._head = self._head.change(time.monotonic(), playing=playing, speed=speed, loop=loop)
        if self._head.time < before:
            self._move(self._head.time)
        self._tell()

    def _move(self, to: float) -> None:
        """Show another time: what was shown is void, what was true then is read again."""
        assert self._server is not None
        self._head = self._head.seek(time.monotonic(), to)
        # Pages know the new time before they are given what belongs to it.
        self._tell()
        self._server.time_jumped(self._head.time, 'the recording was moved', frozenset())
        for shown in self._shown.values():
            shown.forget()
        at = self._head.time
        self._until = self._contents.until(at)
        self._catch_up(list(self._shown.values()))
        self._go_on()
        # Time begins to go when what was true is shown.
        self._head = self._head.seek(time.monotonic(), at)

    def _look(self, interest: frozenset[str]) -> None:
        """Other displays are looked at: read those anew that nobody looked at before."""
        fresh = interest - self._interest
        self._interest = interest
        self._catch_up([shown for ident, shown in self._shown.items() if ident in fresh])
        self._go_on()

    def _catch_up(self, displays: list[Shown]) -> None:
        """Show these what was given to the others already."""
        for shown in displays:
            if self._needed(shown):
                before = self._contents.before(shown.topics, self._until, bulky=shown.bulky)
                for message in before:
                    if self._is_overtaken():
                        return
                    shown.show(message.topic, message.data)
                shown.read()
                shown.say()

    def _go_on(self) -> None:
        """Read on where all was given before, what is looked at now."""
        topics = [topic for topic, each in self._by_topic.items() if any(map(self._needed, each))]
        self._coming = self._contents.after(topics, self._until)
        self._next = next(self._coming, None)

    def _give(self, message: Message) -> None:
        for shown in self._by_topic[message.topic]:
            if self._needed(shown):
                shown.show(message.topic, message.data)

    def _needed(self, shown: Shown) -> bool:
        return shown.places or shown.wanted.id in self._interest

    # What pages are told.

    def _offer(self) -> None:
        assert self._server is not None
        modules = registry()
        plan = self._plan()
        self._server.publish(Topics('', 'topics', list(plan.topics)))
        for order, wanted in enumerate(plan.displays):
            module = modules.get(wanted.type)
            if module is None:
                continue
            shown = Shown(
                wanted,
                order,
                module,
                self._contents.types,
                publish=self._server.publish,
                ros_time=self.now,
                folders=self._folders,
            )
            self._shown[wanted.id] = shown
            for topic in shown.topics:
                self._by_topic.setdefault(topic, []).append(shown)
        self._catch_up([shown for shown in self._shown.values() if shown.places])
        self._go_on()

    def _arrange(self, layout: Layout) -> None:
        assert self._server is not None
        self._layout = layout
        shown, self._shown, self._by_topic = self._shown, {}, {}
        self._offer()
        for display in shown.keys() - self._shown.keys():
            self._server.remove_display(display)
        self._catch_up([each for each in self._shown.values() if not each.places])
        self._go_on()

    def _plan(self) -> Plan:
        graph = [Topic(one.name, (one.type,), 1) for one in self._contents.recording.topics]
        return make_plan(
            graph,
            self._layout,
            rules=Patterns(['.*']),
            types=registry(),
            latched=self._contents.latched,
            own=own_topics(topic.name for topic in graph),
            missing=lambda ros_type: self._contents.notes.get(ros_type, ''),
        )

    def _tell(self) -> None:
        assert self._server is not None
        head = self._head
        self._tell_time()
        self._server.publish(
            Timeline(
                '',
                'timeline',
                name=self._name,
                start=head.start,
                end=head.end,
                time=head.at(time.monotonic()),
                playing=head.playing,
                speed=head.speed,
                loop=head.loop,
            )
        )

    def _tell_time(self) -> None:
        assert self._server is not None
        self._told = time.monotonic()
        self._server.publish(Clock('', 'clock', self.now(), True))
