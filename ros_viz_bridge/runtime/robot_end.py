# SPDX-License-Identifier: Apache-2.0
"""The server's end of a backbone: what all edges there hear is said once."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from contextlib import ExitStack
import logging
import re
import secrets
from typing import Any

from .. import __version__
from ..core.access import Access, Refused
from ..core.hub import Hub
from ..core.order import LostError, Order
from ..core.overflow import Overflow
from ..core.peer import Peer
from ..core.trunk import Trunk
from ..wire.codec import decode
from ..wire.session import Rejected, Role
from ..wire.trunk import Beat, Enrol, LetGo, protocol
from .edge_line import EdgeLine
from .socket import Socket
from .writer import Message
from .zenoh_network import check_installed, Network, NetworkError
from .zenoh_options import Zenoh

ROOT = 'ros_viz_bridge'
EDGES = 64
NAME = re.compile(r'[0-9a-f]{16}')
"""Of an edge: others are nobody's, and what is said to them nobody could read."""
SILENCE = 3.0
"""Seconds without a word of an edge, or in which it takes nothing, until it is let go."""
PATIENCE = 0.5
"""Seconds behind, after which an edge sets the others' pace no more: they go on without it."""
STANDSTILL = 1.0
"""Seconds between two ticks after which the silence was this loop's own: words wait unread."""
RETRY = 2.0
GONE = Rejected('busy', 'the connection between this edge and the robot was lost')
FAR = Peer(address='', host='', origin='', forwarded=True)

logger = logging.getLogger(__name__)


class RobotEnd:
    """
    Shares a hub with the edges of a network, from the first ``tick`` to ``stop``.

    ``access`` decides who comes in: an application's own ``authorize`` is not asked. ``app``
    answers what pages fetch beside their sockets. Everything runs on the server's loop. Raises
    ImportError that says what to install.
    """

    def __init__(
        self,
        options: Zenoh,
        access: Access,
        hub: Hub,
        *,
        app: Any,
        ros_time: Callable[[], float],
    ) -> None:
        check_installed()
        self._options = options
        self._access = access
        self._hub = hub
        self._app = app
        self._ros_time = ros_time
        self._trunk: Trunk | None = None
        self._lines: dict[str, EdgeLine] = {}
        self._gone: deque[str] = deque(maxlen=4 * EDGES)
        """Edges whose first word may still be on its way: no name comes twice."""
        self._ticked = 0.0
        self._marks: deque[tuple[float, int]] = deque()
        """Times, and how many bytes all edges should have a little later."""
        self._task: asyncio.Task[None] | None = None

    @property
    def edges(self) -> int:
        """How many edges are served."""
        return len(self._lines)

    def stop(self) -> None:
        """Leave the network."""
        task, self._task = self._task, None
        if task is not None and not task.get_loop().is_closed():
            task.cancel()

    def tick(self, now: float) -> None:
        """Let time pass: who is silent, or takes nothing, is let go; the first one starts."""
        if self._task is None:
            self._task = asyncio.get_running_loop().create_task(self._run())
        stood, self._ticked = now - self._ticked, now
        trunk = self._trunk
        if trunk is None:
            return
        if stood > STANDSTILL:
            self._marks.clear()
            for line in self._lines.values():
                line.heard = min(now, line.heard + stood)
        silent = [name for name, line in self._lines.items() if now - line.heard > SILENCE]
        self._marks.append((now, trunk.sent))
        while now - self._marks[0][0] > SILENCE:
            silent += trunk.lagging(self._marks.popleft()[1])
        if before := [sent for at, sent in self._marks if now - at >= PATIENCE]:
            trunk.go_on_without(trunk.lagging(before[-1]), now)
        for name in dict.fromkeys(silent):
            self._let_go(name, GONE)

    async def _run(self) -> None:
        failure = ''
        while True:
            try:
                network = await Network.enter(self._options)
                try:
                    await self._serve(network)
                finally:
                    network.close()
            except NetworkError as error:
                if str(error) != failure:
                    logger.warning('%s', error)
                failure = str(error)
            except Exception:
                logger.exception('the backbone failed')
            await asyncio.sleep(RETRY)

    async def _serve(self, network: Network) -> None:
        """Serve edges until the network ends, or more waits than ever should."""
        own = secrets.token_hex(8)
        root = f'{ROOT}/{self._options.robot}/{own}'
        voice = network.voice(f'{root}/down')

        async def nothing() -> Message:
            await asyncio.Event().wait()
            raise AssertionError

        socket = Socket(nothing, voice.send)

        def overflowed(error: Overflow) -> None:
            socket.end(None)

        trunk = self._trunk = Trunk(
            self._hub.log,
            window_ms=self._hub.settings.window_ms,
            wake=socket.wake,
            overflowed=overflowed,
        )
        self._marks.clear()
        self._hub.add_trunk(trunk)
        with ExitStack() as ends:
            ends.callback(self._end, trunk)
            ends.callback(voice.close)
            ends.callback(network.hear(f'{root}/up/*', self._heard))
            ends.callback(network.watch(f'{root}/edges/*', self._edge_seen))
            ends.callback(
                network.watch(f'{ROOT}/{self._options.robot}/*/alive', self._warn_of(own))
            )
            ends.callback(network.appear(f'{root}/alive'))
            await socket.run(trunk.box, lambda frame: None)

    def _end(self, trunk: Trunk) -> None:
        for name in list(self._lines):
            self._let_go(name, GONE)
        self._trunk = None
        self._hub.remove_trunk(trunk)

    def _heard(self, key: str, position: int, frame: bytes) -> None:
        """An edge says something."""
        name = key.rpartition('/')[2]
        if not NAME.fullmatch(name):
            return
        line = self._lines.get(name)
        try:
            if len(frame) > self._hub.settings.limits.trunk_bytes:
                raise ValueError(f'{len(frame)} bytes at once are more than an edge says')
            if line is not None:
                line.take(position, frame)
            elif position == 0:
                if name not in self._gone:
                    self._enrol(name, frame)
            elif _is_beat(frame):
                self._let_go(name, GONE)  # it did not hear of it, or would be silent
        except (Refused, LostError, ValueError) as error:
            self._let_go(name, _why(error))
        except Exception:
            logger.exception('what the edge %s said cannot be acted on', name)
            self._let_go(name, Rejected('protocol', 'the server could not act on it'))

    def _enrol(self, name: str, frame: bytes) -> None:
        """Serve a new edge. Raises Refused and ValueError."""
        if self._trunk is None:
            return
        enrol: Enrol = decode(frame, {'Enrol': Enrol})
        if enrol.protocol != protocol():
            raise Refused(
                'schema',
                f'this edge is of version {enrol.version}, the robot of {__version__}:'
                ' install the same version on both',
            )
        if len(self._lines) >= EDGES:
            raise Refused('full', f'{EDGES} edges serve this robot, which is the most')
        order = Order()
        order.take(0, len(frame))
        self._lines[name] = EdgeLine(
            name,
            self._trunk,
            order,
            self._hub,
            app=self._app,
            role=self._role,
            ros_time=self._ros_time,
        )

    def _role(self, robot: str, token: str) -> Role:
        """Return what somebody may do who came to an edge. Raises Refused."""
        return self._access.role(token, FAR, authorized=None, mounted=True)

    def _edge_seen(self, key: str, here: bool) -> None:
        name = key.rpartition('/')[2]
        if here:
            return
        self._gone.append(name)
        if name in self._lines:
            self._let_go(name, GONE)

    def _let_go(self, name: str, rejected: Rejected) -> None:
        line = self._lines.pop(name, None)
        if line is not None:
            logger.info('the edge %s is let go: %s', name, rejected.reason)
            line.close(rejected)
            self._hub.update_interest()
        elif self._trunk is not None:
            self._trunk.tell(LetGo(rejected), edge=name)

    def _warn_of(self, own: str) -> Callable[[str, bool], None]:
        def seen(key: str, here: bool) -> None:
            if here and own not in key.split('/'):
                logger.warning(
                    'another robot is called %r in this network: give one of them another name',
                    self._options.robot,
                )

        return seen


def _is_beat(frame: bytes) -> bool:
    try:
        decode(frame, {'Beat': Beat})
    except ValueError:
        return False
    return True


def _why(error: Exception) -> Rejected:
    return Rejected(error.code if isinstance(error, Refused) else 'protocol', str(error))
