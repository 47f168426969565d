# SPDX-License-Identifier: Apache-2.0
"""The server's end of a backbone: what all edges hear that keep up is said once."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from contextlib import ExitStack
import logging
import re
import secrets
import time
from typing import Any

from .. import __version__
from ..core.access import Access, Refused
from ..core.hub import Hub
from ..core.laggards import Laggards
from ..core.order import LostError, Order
from ..core.peer import Peer
from ..wire.codec import decode, encode
from ..wire.session import Rejected, Role
from ..wire.trunk import Beat, Enrol, Invited, Joined, LetGo, protocol, TrunkMessage
from .branch import Branch
from .edge_line import EdgeLine
from .voice import Voice
from .zenoh_network import check_installed, LEASE, Network, NetworkError
from .zenoh_options import Zenoh

ROOT = 'ros_viz_bridge'
EDGES = 64
NAME = re.compile(r'[0-9a-f]{16}')
"""Of an edge, and which time it enrols: others are nobody's, and what is said to them is lost."""
WHO = 8
"""Characters of it that stay."""
SILENCE = 3.0
"""Seconds without a word of an edge, or in which it takes nothing, until it is let go."""
PATIENCE = 10.0
"""Seconds in which an edge that is served alone takes nothing, until it is let go."""
ALONE = 8 * 1024
"""
Bytes that may at first be on the way to an edge that is served alone.

More would fill a narrow way for longer than a router waits, as every other robot's do, too.
"""
LISTENS = 1.0
"""Seconds for which an edge that keeps up by itself waits to be served with the others."""
STANDSTILL = 1.0
"""Seconds between two ticks after which the silence was this loop's own: words wait unread."""
RETRY = 2.0
GREETINGS = {'Enrol': Enrol, 'Joined': Joined, 'Beat': Beat}
"""What an edge says that is not served."""
GONE = Rejected('busy', 'the connection between this edge and the robot was lost')
TOKENLESS = (
    'nobody comes in by an edge, as this robot has no tokens: whoever runs it sets'
    ' auth.operator_token or auth.viewer_token (in Python, Access(operator_token=...)), and starts'
    ' it again; nothing of the edge has to be changed'
)
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
        self._network: Network | None = None
        self._root = ''
        self._shared: Branch | None = None
        self._alone: dict[str, Branch] = {}
        """Of edges that did not keep up with the others."""
        self._invited: dict[str, tuple[Order, bool]] = {}
        """Who is to join, and whether alone."""
        self._slow = Laggards()
        self._lines: dict[str, EdgeLine] = {}
        self._gone: deque[str] = deque(maxlen=4 * EDGES)
        """Edges whose first word may still be on its way: no name comes twice."""
        self._ticked = 0.0
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
        branches = [each for each in (self._shared, *self._alone.values()) if each is not None]
        if stood > STANDSTILL:
            for branch in branches:
                branch.pacing.forget()
            for line in self._lines.values():
                line.heard = min(now, line.heard + stood)
        silent = [name for name, line in self._lines.items() if now - line.heard > SILENCE]
        for branch in branches:
            silent += branch.pacing.tick(now)
        for name in dict.fromkeys(silent):
            self._let_go(name, GONE)
        for name in list(self._alone):
            self._look_at_pace(name, now)
        self._slow.tick(now, {name[:WHO] for name in self._lines})

    async def _run(self) -> None:
        failure = ''
        while True:
            try:
                network = await Network.enter(self._options)
                try:
                    await self._serve(network)
                finally:
                    await _leave(network)
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
        self._network = network
        self._root = root = f'{ROOT}/{self._options.robot}/{own}'
        self._shared = Branch(self._hub, network.voice(f'{root}/down'), most=SILENCE)
        with ExitStack() as ends:
            ends.callback(self._shared.close)
            ends.callback(self._end)
            ends.callback(network.hear(f'{root}/up/*', self._heard))
            ends.callback(network.watch(f'{root}/edges/*', self._edge_seen))
            ends.callback(
                network.watch(f'{ROOT}/{self._options.robot}/*/alive', self._warn_of(own))
            )
            ends.callback(network.appear(f'{root}/alive'))
            await self._shared.run()

    def _end(self) -> None:
        with ExitStack() as ends:  # whatever fails of one, the others are let go
            ends.callback(self._forget)
            for name in self._lines:
                ends.callback(self._let_go, name, GONE)

    def _forget(self) -> None:
        self._invited.clear()
        self._slow.clear()
        self._shared = self._network = None

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
                if name in self._alone:
                    self._look_at_pace(name, line.heard)
            else:
                self._greet(name, position, frame)
        except (Refused, LostError, ValueError) as error:
            self._let_go(name, _why(error))
        except Exception:
            logger.exception('what the edge %s said cannot be acted on', name)
            self._let_go(name, Rejected('protocol', 'the server could not act on it'))

    def _greet(self, name: str, position: int, frame: bytes) -> None:
        """Take a word of an edge that is not served. Raises Refused, LostError and ValueError."""
        try:
            message = decode(frame, GREETINGS)
        except ValueError:
            if position:
                return  # of before it was let go, which it will hear at its next beat
            raise
        if isinstance(message, Beat):
            self._let_go(name, GONE)  # it did not hear of it, or would be silent
        elif name not in self._gone:
            if isinstance(message, Enrol):
                self._enrol(name, message, position + len(frame))
            elif name in self._invited:
                self._join(name, position, frame)

    def _enrol(self, name: str, enrol: Enrol, said: int) -> None:
        """Tell an edge that has said so much where to listen. Raises Refused."""
        if enrol.protocol != protocol():
            raise Refused(
                'schema',
                f'this edge is of version {enrol.version}, the robot of {__version__}:'
                ' install the same version on both',
            )
        self._check_room()
        order = Order()
        order.take(0, said)
        alone = self._is_slow(name[:WHO], time.monotonic())
        self._invited[name] = order, alone
        if len(self._invited) > EDGES:  # who asks and does not come
            del self._invited[next(iter(self._invited))]
        self._say(name, Invited(alone))

    def _check_room(self) -> None:
        """Raise Refused if no other edge may be served."""
        if len(self._lines) >= EDGES:
            raise Refused('full', f'{EDGES} edges serve this robot, which is the most')

    def _is_slow(self, who: str, now: float) -> bool:
        """Tell whether an edge did not keep up: not if all were gone together."""
        shared = [line for name, line in self._lines.items() if name not in self._alone]
        return self._slow.is_slow(who, now, since=min((e.since for e in shared), default=now))

    def _join(self, name: str, position: int, frame: bytes) -> None:
        """Serve an edge that listens now. Raises LostError and Refused."""
        order, alone = self._invited.pop(name)
        order.take(position, len(frame))
        self._check_room()  # others may have been quicker
        if self._network is None or self._shared is None:
            return
        branch = self._shared
        if alone:
            branch = self._branch_off(name, self._network.voice(f'{self._root}/down/{name}'))
        self._lines[name] = EdgeLine(
            name,
            branch.trunk,
            order,
            self._hub,
            app=self._app,
            role=self._role,
            ros_time=self._ros_time,
        )

    def _branch_off(self, name: str, voice: Voice) -> Branch:
        """Say what an edge is told to it alone, as fast as it takes it."""

        def ended(running: asyncio.Task[None]) -> None:
            if not running.cancelled() and running.exception() is not None:
                logger.error('serving the edge %s failed', name, exc_info=running.exception())
            if self._alone.get(name) is branch:
                self._let_go(name, GONE)

        logger.info('the edge %s does not keep up: it is served alone', name)
        branch = self._alone[name] = Branch(self._hub, voice, most=PATIENCE, initial=ALONE)
        asyncio.ensure_future(branch.run()).add_done_callback(ended)
        return branch

    def _look_at_pace(self, name: str, now: float) -> None:
        """Serve an edge with the others again that has kept up for long enough."""
        line, branch, shared = self._lines[name], self._alone[name], self._shared
        if line.moving or shared is None:
            return
        if line.trunk is not branch.trunk:  # it has all that was said to it alone
            del self._alone[name]
            branch.end()
            return
        idle = branch.trunk.idle
        rests = idle and not branch.pacing.behind(name, now)
        if branch.recovery.lasted(now, rests=rests) < self._slow.enough(name[:WHO]):
            return
        if line.invited is None:
            line.invited = now
            self._say(name, Invited(alone=False))
        elif now - line.invited > LISTENS:  # another time
            line.invited = None
            branch.recovery.begin(now)
        elif line.joined >= line.invited and idle and shared.trunk.idle:
            logger.info('the edge %s keeps up: it is served with the others', name)
            self._slow.joined(name[:WHO], now)
            line.move(shared.trunk)

    def _role(self, robot: str, token: str) -> Role:
        """Return what somebody may do who came to an edge. Raises Refused."""
        if not (self._access.has_tokens or self._access.allow_anonymous):
            raise Refused('refused', TOKENLESS)
        return self._access.role(token, FAR, authorized=None, mounted=True)

    def _edge_seen(self, key: str, here: bool) -> None:
        name = key.rpartition('/')[2]
        if here:
            return
        self._gone.append(name)
        self._invited.pop(name, None)
        if name in self._lines:
            self._let_go(name, GONE)

    def _let_go(self, name: str, rejected: Rejected) -> None:
        """Serve an edge no more, if it was served; it is told if it can be."""
        line, alone = self._lines.pop(name, None), self._alone.pop(name, None)
        try:
            if line is not None:
                logger.info('the edge %s is let go: %s', name, rejected.reason)
                self._note_pace(name, line, alone)
                line.close()
        finally:
            if alone is not None:
                alone.end()
        if line is not None:
            self._hub.update_interest()
        self._say(name, LetGo(rejected))

    def _note_pace(self, name: str, line: EdgeLine, alone: Branch | None) -> None:
        """
        Remember of an edge that goes whether it kept up with the others.

        Not if nothing was heard of it for a lease: then its way is cut. Else it will be back at
        once. What it says may come late, too, where a router waits until it takes something.
        """
        now = time.monotonic()
        if alone is not None:
            self._slow.left(name[:WHO], now, alone=True)
        elif self._shared is not None and now - line.heard < LEASE / 1e3:
            if self._shared.pacing.behind(name, now):
                self._slow.left(name[:WHO], now, alone=False)

    def _say(self, name: str, message: TrunkMessage) -> None:
        """Tell one edge something, whether it is served or not, beside what others hear."""
        if self._network is not None:
            self._network.say(f'{self._root}/down/{name}/aside', encode(message))

    def _warn_of(self, own: str) -> Callable[[str, bool], None]:
        def seen(key: str, here: bool) -> None:
            if here and own not in key.split('/'):
                logger.warning(
                    'another robot is called %r in this network: give one of them another name',
                    self._options.robot,
                )

        return seen


async def _leave(network: Network) -> None:
    """Leave a network; that this fails takes the place of no other end, nor of being stopped."""
    try:
        await network.leave()
    except Exception:
        logger.exception('the backbone could not be left in order')


def _why(error: Exception) -> Rejected:
    return Rejected(error.code if isinstance(error, Refused) else 'protocol', str(error))
