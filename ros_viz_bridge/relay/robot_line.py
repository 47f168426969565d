# SPDX-License-Identifier: Apache-2.0
"""The way of an edge to one robot that is there."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import ExitStack, suppress
import functools
import logging
import secrets
import time
from typing import Any, TypeAlias

from .. import __version__
from ..core.access import Refused
from ..core.order import LostError, Order
from ..core.rate_limit import Limits
from ..runtime.socket import Socket
from ..runtime.voice import MARK, parts, Voice
from ..runtime.writer import Closed, Message
from ..runtime.zenoh_network import Network, Undo
from ..wire.codec import decode, encode
from ..wire.session import Rejected
from ..wire.trunk import (
    Enrol,
    Enrolled,
    Invited,
    Joined,
    LetGo,
    protocol,
    SharesChanged,
    ToEdge,
)
from .rules import Rules
from .station import Station

AGAIN, ANSWER = 0.25, 2.0
"""
Seconds after which a robot is asked once more, and in which it answers.

After a router came back, it may be seen there before it can hear.
"""
OVER = 5.0
"""Seconds in which all comes that was said to it alone; a robot does not wait as long."""
SOONEST, LATEST = 0.1, 5.0
"""Seconds before it is asked again that answered; it doubles from the one to the other."""
LASTED = 10.0
"""Seconds served after which it is asked at the soonest again: each time it sends all anew."""

_Inbox: TypeAlias = 'asyncio.Queue[tuple[int, bytes] | None]'
"""Words and their places; None: look again from where they come."""

logger = logging.getLogger(__name__)


class RobotLine:
    """
    Serves what one robot shares, again and again until cancelled.

    Each time the edge has another name, so that nothing of before is taken for new; by the
    beginning of it the robot knows which one it is. ``root`` is where the robot speaks and hears.
    """

    def __init__(self, network: Network, root: str, rules: Rules) -> None:
        self.station: Station | None = None
        """What viewers see, None while the robot does not answer."""
        self.failure = ''
        """Why it does not."""
        self._network = network
        self._root = root
        self._rules = rules

    async def run(self) -> None:
        """Enrol, serve, and again."""
        wait = SOONEST
        while True:
            began, pause = time.monotonic(), SOONEST
            try:
                if await self._serve():
                    lasted = time.monotonic() - began > LASTED
                    pause = wait = SOONEST if lasted else min(LATEST, 2 * wait)
            except Refused as refused:
                if str(refused) != self.failure:
                    logger.warning('%s: %s', self._root, refused)
                self.failure, pause = str(refused), LATEST
            except Exception:
                logger.exception('serving %s failed', self._root)
                self.failure = 'the edge failed: its log says more'
                pause = LATEST
            await asyncio.sleep(pause)

    async def _serve(self) -> bool:
        """Serve until something is lost. Tells whether the robot answered. Raises Refused."""
        name = self._network.who + secrets.token_hex(4)
        asides: asyncio.Queue[bytes] = asyncio.Queue()
        with ExitStack() as ends:
            aside = f'{self._root}/down/{name}/aside'
            ends.callback(self._network.hear(aside, lambda _, __, data: asides.put_nowait(data)))
            voice = self._network.voice(f'{self._root}/up/{name}')
            ends.callback(voice.close)
            ends.callback(_quietly(self._network.appear(f'{self._root}/edges/{name}')))
            try:
                invited = await _answer(asides, voice)
                inbox = self._inbox(f'down/{name}' if invited.alone else 'down', ends)
                await voice.say(encode(Joined()))
                order, _ = await asyncio.wait_for(_enrolled(inbox, name), ANSWER)
            except asyncio.TimeoutError:
                self.failure = 'the robot does not answer'
                return False
            ear = _Ear(inbox, order, alone=invited.alone)
            socket = Socket(ear.receive, voice.send)
            station = Station(
                socket,
                self._rules,
                Limits(),
                shared=_nothing_shared,
                name=name,
                from_the_middle=order.position,
            )
            ear.moved = station.go_on_from
            self.station, self.failure = station, ''
            joining = functools.partial(self._join_others, name, station, ear, ends)
            attending = asyncio.ensure_future(_attend(asides, station, joining))
            try:
                await station.run()
            except Closed:
                pass
            finally:
                self.station = None
                attending.cancel()
            return True

    async def _join_others(self, name: str, station: Station, ear: _Ear, ends: ExitStack) -> None:
        """Hear what all edges hear, too, and that alone once the robot says so."""
        if not ear.alone:
            return  # it enrolled again before it was answered, and hears each answer
        with ExitStack() as own:
            inbox = self._inbox('down', own)
            station.tell(Joined())
            try:
                order, after = await asyncio.wait_for(_enrolled(inbox, name), ANSWER)
            except asyncio.TimeoutError:
                return  # something was said all the time, or it does not keep up any more
            if self.station is not station:
                return  # it ended just then: whatever listens still would do so for ever
            ear.go_over(inbox, order, after)
            ends.callback(own.pop_all().close)
        try:
            await asyncio.wait_for(ear.went_over.wait(), OVER)
        except asyncio.TimeoutError:  # meanwhile nobody reads what all hear, and all of it waits
            station.end(Rejected('busy', 'the robot did not say all that it said it would'))

    def _inbox(self, key: str, ends: ExitStack) -> _Inbox:
        """Return what is heard under a key of the robot's until these end."""
        inbox: _Inbox = asyncio.Queue()
        heard = self._network.hear(
            f'{self._root}/{key}', lambda _, *place_and_data: inbox.put_nowait(place_and_data)
        )
        ends.callback(_quietly(heard))
        return inbox


class _Ear:
    """
    What comes from the robot, as from a socket.

    ``alone``: what is said to this edge alone. ``moved`` is called with the place from which on it
    comes another way.
    """

    def __init__(self, inbox: _Inbox, order: Order, *, alone: bool) -> None:
        self.moved: Callable[[int], None] = lambda place: None
        self.alone = alone
        self.went_over = asyncio.Event()
        self._inbox = inbox
        self._order = order
        self._rest: list[bytes] = []
        self._next: tuple[_Inbox, Order, int] | None = None

    def go_over(self, inbox: _Inbox, order: Order, after: int) -> None:
        """Hear another inbox, once so many bytes have come by this one."""
        self.alone = False
        self._next = inbox, order, after
        self._inbox.put_nowait(None)

    async def receive(self) -> Message:
        """Return the next message; that the robot is gone where one is missing."""
        while not self._rest:
            self._go_over()
            said = await self._inbox.get()
            if said is None:
                continue
            position, data = said
            try:
                self._order.take(position, len(data))
            except LostError as error:
                logger.info('%s: this edge enrols again', error)
                return {'type': 'websocket.disconnect'}
            self._rest = list(parts(data))
        return {'type': 'websocket.receive', 'bytes': self._rest.pop(0)}

    def _go_over(self) -> None:
        if self._next is not None and self._next[2] <= (self._order.position or 0):
            (self._inbox, self._order, _), self._next = self._next, None
            self.went_over.set()
            self.moved(self._order.position or 0)


async def _answer(asides: asyncio.Queue[bytes], voice: Voice) -> Invited:
    """Ask a robot until it answers. Raises Refused, and asyncio's TimeoutError if it does not."""
    for _ in range(round(ANSWER / AGAIN)):
        await voice.say(encode(Enrol(protocol(), __version__)))
        with suppress(asyncio.TimeoutError):
            return await asyncio.wait_for(_invited(asides), AGAIN)
    raise asyncio.TimeoutError


async def _invited(asides: asyncio.Queue[bytes]) -> Invited:
    """Return what a robot says next; what is no word of one is nothing. Raises Refused."""
    while True:
        try:
            said = decode(await asides.get(), {'Invited': Invited, 'LetGo': LetGo})
        except ValueError as error:
            logger.debug('an aside makes no sense: %s', error)
            continue
        if isinstance(said, LetGo):
            raise Refused(said.rejected.code, said.rejected.reason)
        assert isinstance(said, Invited)
        return said


async def _attend(
    asides: asyncio.Queue[bytes], station: Station, join: Callable[[], Coroutine[Any, Any, None]]
) -> None:
    """Join the other edges, and end what viewers see, once the robot says so."""
    joining: asyncio.Future[None] | None = None
    try:
        while True:
            invited = await _invited(asides)
            if not invited.alone and (joining is None or joining.done()):
                joining = asyncio.ensure_future(join())
    except Refused as refused:
        logger.info('the robot lets this edge go: %s', refused)
        station.end(Rejected(refused.code, str(refused)))
    finally:
        if joining is not None:
            joining.cancel()


async def _enrolled(inbox: _Inbox, name: str) -> tuple[Order, int]:
    """Return where a robot begins to serve this edge, after how many bytes said elsewhere."""
    while True:
        said = await inbox.get()
        assert said is not None
        position, data = said
        try:
            word = decode(data, {'ToEdge': ToEdge}) if data[:4] != MARK else None
            if word is None or word.edge != name:
                continue
            enrolled = decode(word.frame.tobytes(), {'Enrolled': Enrolled})
        except ValueError:
            continue  # it is for others
        order = Order()
        order.take(position, len(data))
        return order, enrolled.after


def _nothing_shared(changed: SharesChanged) -> None:
    raise Refused('protocol', 'a robot of a backbone has no shares')


def _quietly(undo: Undo) -> Undo:
    """Return what goes away without a word where the network has ended already."""

    def end() -> None:
        try:
            undo()
        except Exception as error:
            logger.debug('the network has ended: %s', error)

    return end
