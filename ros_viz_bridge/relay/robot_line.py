# SPDX-License-Identifier: Apache-2.0
"""The way of an edge to one robot that is there."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import ExitStack, suppress
import logging
import secrets
import time

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
SOONEST, LATEST = 0.1, 5.0
"""Seconds before it is asked again that answered; it doubles from the one to the other."""
LASTED = 10.0
"""Seconds served after which it is asked at the soonest again: each time it sends all anew."""

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
        inbox: asyncio.Queue[tuple[int, bytes]] = asyncio.Queue()
        with ExitStack() as ends:

            def hear(key: str, take: Callable[[int, bytes], None]) -> None:
                taken = self._network.hear(
                    f'{self._root}/{key}', lambda _, position, data: take(position, data)
                )
                ends.callback(taken)

            hear(f'down/{name}/aside', lambda _, data: asides.put_nowait(data))
            voice = self._network.voice(f'{self._root}/up/{name}')
            ends.callback(voice.close)
            ends.callback(_quietly(self._network.appear(f'{self._root}/edges/{name}')))
            try:
                invited = await _answer(asides, voice)
                key = f'down/{name}' if invited.alone else 'down'
                hear(key, lambda position, data: inbox.put_nowait((position, data)))
                await voice.say(encode(Joined()))
                order = await asyncio.wait_for(_enrolled(inbox, name), ANSWER)
            except asyncio.TimeoutError:
                self.failure = 'the robot does not answer'
                return False
            socket = Socket(_Ear(inbox, order).receive, voice.send)
            station = Station(
                socket,
                self._rules,
                Limits(),
                shared=_nothing_shared,
                name=name,
                from_the_middle=order.position,
            )
            self.station, self.failure = station, ''
            letting_go = asyncio.ensure_future(_let_go(asides, station))
            try:
                await station.run()
            except Closed:
                pass
            finally:
                self.station = None
                letting_go.cancel()
            return True


class _Ear:
    """What comes from the robot, as from a socket."""

    def __init__(self, inbox: asyncio.Queue[tuple[int, bytes]], order: Order) -> None:
        self._inbox = inbox
        self._order = order
        self._rest: list[bytes] = []

    async def receive(self) -> Message:
        """Return the next message; that the robot is gone where one is missing."""
        if not self._rest:
            position, data = await self._inbox.get()
            try:
                self._order.take(position, len(data))
            except LostError as error:
                logger.info('%s: this edge enrols again', error)
                return {'type': 'websocket.disconnect'}
            self._rest = list(parts(data))
        return {'type': 'websocket.receive', 'bytes': self._rest.pop(0)}


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


async def _let_go(asides: asyncio.Queue[bytes], station: Station) -> None:
    """End what viewers see once the robot says so."""
    try:
        while True:
            await _invited(asides)
    except Refused as refused:
        logger.info('the robot lets this edge go: %s', refused)
        station.end(Rejected(refused.code, str(refused)))


async def _enrolled(inbox: asyncio.Queue[tuple[int, bytes]], name: str) -> Order:
    """Return the place where a robot begins to serve this edge."""
    while True:
        position, data = await inbox.get()
        try:
            said = decode(data, {'ToEdge': ToEdge}) if data[:4] != MARK else None
        except ValueError:
            continue  # it is for others
        if said is None or said.edge != name:
            continue
        order = Order()
        order.take(position, len(data))
        return order


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
