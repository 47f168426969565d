# SPDX-License-Identifier: Apache-2.0
"""The sessions of all clients: begun, told, ended. All of it runs on the loop thread."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
import inspect
import time
from typing import Any, TYPE_CHECKING

from ..api.ask import ClientGoneError
from ..api.client_handle import ClientHandle
from ..api.wanted import Wanted
from ..core.clock_offset import ClockOffset
from ..core.session import ClientInfo
from ..wire.client import Ping
from ..wire.message import ClientMessage
from ..wire.page_events import WantedKind
from .events import ClientEvent
from .filters import choose, NotYet, Spawned
from .generator import run_generator
from .handlers import Handler, Handlers
from .incoming import events, WANTS
from .schemas.inputs import InputElement
from .session import VuerSession

if TYPE_CHECKING:
    from .vuer import Vuer

CALLS = 100
"""Calls of one handler that may run, or wait to run, for one session at a time."""


class Running:
    """A session and what runs in it."""

    def __init__(self, session: VuerSession, wanted: Wanted) -> None:
        self.session, self.wanted = session, wanted
        self.clock = ClockOffset()
        self.chosen = self.bound = False
        self.tasks: set[asyncio.Task[None]] = set()
        self._calls: dict[Handler, int] = {}
        self._told: dict[str, float] = {}

    def inputs(self) -> dict[str, InputElement]:
        """Return the elements that say how the events of a kind shall come."""
        return {
            etype: element
            for element in self.session._tree.elements()
            if isinstance(element, InputElement)
            for etype in element.EVENTS
        }

    def due(self, element: InputElement, etype: str) -> bool:
        """Tell whether it is time for another event of a kind; those between are left out."""
        if not element._get('stream', True):
            return False
        now = time.monotonic()
        interval = element.interval()
        # A little early is in time: pictures of a headset do not come to the millisecond.
        if now - self._told.get(etype, -1e9) < 0.9 * interval:
            return False
        self._told[etype] = now
        return True

    def enter(self, handler: Handler) -> bool:
        """Count a call; False where too many have not ended."""
        calls = self._calls.get(handler, 0)
        if calls < CALLS:
            self._calls[handler] = calls + 1
        return calls < CALLS

    def leave(self, handler: Handler) -> None:
        """A call has ended."""
        self._calls[handler] -= 1


class Sessions:
    """Begins a session when a client connects, and ends it with the connection."""

    def __init__(self, vuer: Vuer) -> None:
        self._vuer = vuer
        self._running: dict[str, Running] = {}
        self.spawned: tuple[Spawned, ...] = ()
        self.bound: Callable[..., Any] | None = None
        self.handlers = Handlers(self.changed)

    def get(self, client_id: str) -> VuerSession | None:
        """Return the session of a client."""
        running = self._running.get(client_id)
        return None if running is None else running.session

    def connected(self, client: ClientHandle) -> None:
        """A client is here, or here again: a new session begins."""
        session = VuerSession(self._vuer, client, changed=self.changed)
        name = client.client_id
        wanted = Wanted(name, lambda message: self._vuer.publish(message, layer=name))
        running = self._running[name] = Running(session, wanted)
        self._want(running)
        self._begin(running)

    def disconnected(self, client: ClientHandle) -> None:
        """A connection has ended, and its session with it."""
        running = self._running.pop(client.client_id, None)
        if running is not None:
            for task in running.tasks:
                task.cancel()
            running.session.end()

    def begin(self) -> None:
        """Begin what was registered since clients came."""
        for running in list(self._running.values()):
            self._begin(running)

    def changed(self) -> None:
        """Others events are wanted now, perhaps."""

        def want() -> None:
            for each in list(self._running.values()):
                self._want(each)

        self._vuer.on_loop(want)

    def received(self, info: ClientInfo, message: ClientMessage) -> None:
        """A page has sent something."""
        running = self._running.get(info.client_id)
        if running is None:
            return
        age, now = 0.0, time.monotonic()
        if isinstance(message, Ping) and message.pong_sent:
            running.clock.told(message.pong_sent, message.pong_came)
        page_time = getattr(message, 'page_time', None)
        if page_time is not None:
            age = running.clock.age(page_time, now)
        inputs = running.inputs()
        for etype, key, value in events(message, running.session._tree.scene.turn()):
            element = inputs.get(etype)
            if element is not None:
                if not running.due(element, etype):
                    continue
                key, value = element.key, element.shaped(value)
            event = ClientEvent(etype, key=key, value=value, ts=time.time() - age)
            self.tell(running.session, event)
        if running.session.init is not None and not running.chosen:
            self._begin(running)

    def tell(self, session: VuerSession, event: ClientEvent) -> None:
        """An event of a session, for all who want it."""
        running = self._running.get(session.client.client_id)
        if running is None or running.session is not session:
            return
        session.receive(event)
        for handler in self.handlers.take(event.etype):
            self._call(running, handler, event)

    def _begin(self, running: Running) -> None:
        session = running.session
        if self.bound is not None and not running.bound:
            running.bound = True
            self._run(running, run_generator(self.bound, session), self.bound, last=True)
        if running.chosen:
            return
        client = {'client_id': session.client.client_id, 'role': session.client.role}
        client['client'] = 'browser'
        if session.init is not None:
            client.update(session.init.value)
        try:
            found = choose(self.spawned, client, complete=session.init is not None)
        except NotYet:
            return
        if found is not None:
            running.chosen = True
            self._run(running, found.run(session), found.run, last=True)

    def _call(self, running: Running, handler: Handler, event: ClientEvent) -> None:
        if not running.enter(handler):
            return  # it is too slow for what comes; those that run will see newer events
        if inspect.iscoroutinefunction(handler):
            self._run(running, handler(event, running.session), handler, last=False)
        else:
            self._vuer.submit(handler, event, running.session, lambda: running.leave(handler))

    def _run(
        self, running: Running, coroutine: Coroutine[Any, Any, Any], what: Any, *, last: bool
    ) -> None:
        """Run a coroutine of a session; the ``last`` one ends it."""
        session, name = running.session, getattr(what, '__name__', str(what))

        async def run() -> None:
            reason = f'{name} has come to its end'
            try:
                await coroutine
            except asyncio.CancelledError:
                raise
            except ClientGoneError:
                reason = 'its client has gone'  # while it asked for something
            except (Exception, SystemExit, KeyboardInterrupt) as error:
                self._vuer.failed(session, name, error)
                reason = f'the session failed: {type(error).__name__}: {error}'
            if last:
                session.socket.close(reason)

        task = asyncio.get_running_loop().create_task(run(), name=f'{name} of {session.client}')
        running.tasks.add(task)

        def done(ended: asyncio.Task[None]) -> None:
            running.tasks.discard(ended)
            if not last:
                running.leave(what)

        task.add_done_callback(done)

    def _want(self, running: Running) -> None:
        """Ask the page for what is wanted of it, if that has changed."""
        session = running.session
        kinds = self.handlers.kinds | session._waiting.kinds
        if kinds & {'ON_CLICK', 'ADD_MARKER'}:
            session._tree.make_clickable()
        session._runners.want(kinds)
        wanted: set[WantedKind] = {'page'}
        wanted.update(WANTS[kind] for kind in kinds if kind in WANTS)
        for element in session._tree.elements():
            if isinstance(element, InputElement) and element._get('stream', True):
                wanted.update(element.WANTS)
        running.wanted.set(wanted)
