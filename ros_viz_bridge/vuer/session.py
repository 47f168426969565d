# SPDX-License-Identifier: Apache-2.0
"""One client's session: what its coroutine shows, hears, waits for and starts."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Coroutine, Iterable, Iterator, Mapping
from typing import Any, TYPE_CHECKING, TypeVar

from ..api.ask import ClientGoneError
from ..api.client_handle import ClientHandle
from ..core.internal import internal
from ..wire.ask import Answer, Request
from ..wire.page_events import Pulse
from .events import (
    Add,
    ClientEvent,
    End,
    Frame,
    HapticActuatorPulse,
    Noop,
    Remove,
    ServerEvent,
    Set,
    Update,
    Upsert,
)
from .handlers import check_kind, Waiting
from .loop_turn import LoopTurn
from .operations import Operations
from .renders import take
from .runners import Runners
from .schemas.element import Element, Plan
from .schemas.inputs import MotionControllers
from .tree import Tree
from .viewer_camera import ViewerCamera

if TYPE_CHECKING:
    from .vuer import Vuer


A = TypeVar('A', bound=Answer)


class Socket:
    """The connection of a session."""

    def __init__(self, close: Callable[[str], None]) -> None:
        self._close = close
        self.closed = False

    def close(self, reason: str = 'the server ended the session') -> _Done:
        """End the session; its page says why and does not come back by itself. Any thread."""
        self.closed = True
        self._close(reason)
        return _Done()


class _Done:
    """Nothing, for those who await it."""

    def __await__(self) -> Iterator[None]:
        return iter(())


class VuerSession(Operations):
    """
    What a handler of ``spawn`` or ``bind`` is given, one per client and connection.

    ``session.set @ Scene(...)``, ``.add @``, ``.update @``, ``.upsert @``, ``.remove @`` change
    what this client alone sees; ``scene``, ``gui`` and ``camera`` are those of its ``client``.
    Its coroutine runs on the loop that serves all clients: it must not block, and calls from other
    threads wait for that loop. Files of elements are read where the call is: large ones belong in
    ``await asyncio.to_thread(session.add, Ply(...))``.
    """

    def __init__(self, vuer: Vuer, client: ClientHandle, *, changed: Callable[[], None]) -> None:
        self.vuer = vuer
        self.client = client
        self.socket = Socket(lambda reason: vuer.close_client(client.client_id, reason))
        self._tree = Tree(
            client.scene,
            client.gui,
            self._happened,
            camera=ViewerCamera(client, lambda: self._tree.scene.turn()),
            workspace=vuer.workspace,
            streams=vuer.streams,
        )
        self._runners = Runners(self)
        self._waiting = Waiting(changed)
        self.ended = False
        """Whether its client has gone."""
        self.init: ClientEvent | None = None
        """INIT, as soon as the page has told of itself."""
        self._changed = changed
        self._turn = LoopTurn()
        self._tasks: set[asyncio.Task[Any]] = set()
        self.downlink: deque[ClientEvent] = deque(maxlen=vuer.queue_len)
        """The last events, for ``popleft``, ``pop``, ``stream`` and generators."""
        self._arrived = asyncio.Event()

    @property
    def CURRENT_WS_ID(self) -> str:
        """The client's id."""
        return self.client.client_id

    @property
    def scene(self) -> Any:
        """The client's own scene, as in ``ros_viz_bridge.Server``."""
        return self.client.scene

    @property
    def gui(self) -> Any:
        """The client's own widgets, as in ``ros_viz_bridge.Server``."""
        return self.client.gui

    def __matmul__(self, event: ServerEvent) -> None:
        """
        Send an event. Raises what is wrong with it, and ClientGoneError once its client has gone.

        A coroutine or callback that ends by that is not reported.
        """
        if not isinstance(event, ServerEvent):
            raise TypeError(f'session @ takes events such as Set(Scene(...)), not {event!r}')
        if isinstance(event, Frame):
            raise TypeError('Frame is what a generator of bind yields; session @ takes its data')
        plans = {} if self.vuer.is_on_loop else self._tree.plans(self._added(event))
        self.vuer.on_loop(lambda: self._apply(event, plans))

    def send(self, event: ServerEvent) -> None:
        """Send an event."""
        self @ event

    async def forever(self) -> None:
        """Wait until the client has gone."""
        await asyncio.Event().wait()

    async def till(self, event: str, timeout: float | None = None) -> ClientEvent:
        """
        Return the next event of this session of a kind; INIT also if it came before.

        Raises asyncio.TimeoutError after ``timeout`` seconds.
        """
        self.vuer.check_on_loop()
        if check_kind(event) == 'INIT' and self.init is not None:
            return self.init
        return await self._waiting.till(event, timeout)

    async def rpc(self, event: Request, answer: type[A], ttl: float | None = 2.0) -> A:
        """
        Ask this page something and return its answer, as ``client.ask_async`` does.

        Raises TimeoutError after ``ttl`` seconds, ClientGoneError, AskError with its reason.
        """
        return await self.client.ask_async(event, answer, timeout=ttl)

    async def grab_render(
        self,
        quality: float = 0.9,
        downsample: float = 1,
        *,
        key: str = 'DEFAULT',
        ttl: float | None = 2.0,
    ) -> ClientEvent:
        """
        Return a picture that this page draws: of its view, or of the ``CameraView`` of a key.

        ``event.value`` is as ``payloads.CameraFrame`` says; ``downsample`` divides its size.
        Raises KeyError for no such element, TimeoutError after ``ttl`` seconds, and as ``rpc``.
        """
        value = await asyncio.wait_for(take(self, key, quality, downsample), ttl)
        return ClientEvent('GRAB_RENDER_RESPONSE', key=key, value=value)

    def spawn_task(
        self, task: Coroutine[Any, Any, Any] | Callable[[], Any], name: str | None = None
    ) -> asyncio.Task[Any]:
        """Run a coroutine beside the session's own until it ends, or the session does."""
        self.vuer.check_on_loop()
        coroutine = task if asyncio.iscoroutine(task) else None
        if coroutine is None and callable(task):
            coroutine = task()
        if not asyncio.iscoroutine(coroutine):
            raise TypeError(f'spawn_task takes a coroutine, not {task!r}')
        started = asyncio.get_running_loop().create_task(coroutine, name=name)
        self._tasks.add(started)
        started.add_done_callback(self._done)
        return started

    def popleft(self) -> ClientEvent | None:
        """Return the oldest event that waits, None if there is none."""
        return self.downlink.popleft() if self.downlink else None

    def pop(self) -> ClientEvent | None:
        """Return the newest event that waits, None if there is none."""
        return self.downlink.pop() if self.downlink else None

    def clear(self) -> None:
        """Forget the events that wait."""
        self.downlink.clear()

    def stream(self) -> Iterator[ClientEvent]:
        """Walk over the events that wait."""
        yield from list(self.downlink)

    @internal
    def receive(self, event: ClientEvent) -> None:
        """An event of this client; loop thread."""
        if event == 'INIT':
            self.init = event
        self.downlink.append(event)
        self._arrived.set()
        self._waiting.tell(event)

    @internal
    def end(self) -> None:
        """The session is over: its tasks end, its elements go; loop thread."""
        self.ended = True
        for task in self._tasks:
            task.cancel()
        self._tree.clear()

    def _added(self, event: ServerEvent) -> list[Any]:
        """Return the elements that an event shows as they are given; any thread."""
        if isinstance(event, Set):
            return [event.data]
        if not isinstance(event, (Add, Update, Upsert)):
            return []
        if isinstance(event, Add) or event.strict:
            return list(event.elements)
        found = (each for each in event.elements if isinstance(each, Element))
        return [each for each in found if isinstance(event, Upsert) and each.key not in self._tree]

    def _apply(self, event: ServerEvent, plans: Mapping[int, Plan]) -> None:
        if self.ended:
            raise ClientGoneError(f'the session of {self.CURRENT_WS_ID} has ended')
        self._turn.check()
        tree = self._tree
        if isinstance(event, HapticActuatorPulse):
            return self._pulse(event)
        with self.vuer.atomic(), tree.using(plans):
            if isinstance(event, Set):
                tree.set(event.data)
            elif isinstance(event, Update):
                self._shake(event.elements)
                tree.update(event.elements, strict=event.strict)
            elif isinstance(event, Add):
                tree.add(event.elements, event.to)
            elif isinstance(event, Upsert):
                self._shake(event.elements)
                tree.upsert(event.elements, to=event.to, strict=event.strict)
            elif isinstance(event, Remove):
                tree.remove(event.keys)
            elif isinstance(event, End):
                self.socket.close()
            elif not isinstance(event, Noop):
                raise TypeError(f'session @ has no use for {event!r}')
        if not isinstance(event, (Update, Noop)):
            self._changed()
        return None

    def _shake(self, elements: Iterable[Any]) -> None:
        """Let controllers shake as elements say that will be shown now."""
        for each in elements:
            if isinstance(each, MotionControllers):
                before = self._tree.element(each.key) if each.key in self._tree else None
                pulse = each.pulse_since(before)
                if pulse is not None:
                    self._pulse(HapticActuatorPulse(**pulse))  # type: ignore[arg-type]

    def _pulse(self, event: HapticActuatorPulse) -> None:
        for hand, given in (('left', event.left), ('right', event.right)):
            if given is not None:
                strength = min(1.0, max(0.0, float(given['strength'])))
                self.client.publish(Pulse(hand, strength, float(given['duration'])))  # type: ignore[arg-type]

    def _happened(self, etype: str, key: str, told: Any) -> None:
        """A viewer did something with an element; any thread."""
        self.vuer.happened(self, etype, key, told)

    def _done(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        error = None if task.cancelled() else task.exception()
        if error is not None:
            self.vuer.failed(self, f'its task {task.get_name()}', error)
