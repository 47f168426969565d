# SPDX-License-Identifier: Apache-2.0
"""The robots that are in a network, as one edge knows them."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
import logging

from ..core.access import Refused
from ..runtime.robot_end import ROOT
from ..runtime.zenoh_network import Network, NetworkError
from ..runtime.zenoh_options import NAME, Zenoh
from .robot_line import RobotLine
from .rules import Rules
from .station import Station

RETRY = 2.0
ROBOTS = 256
"""Each costs a thread: no more are served, whatever appears."""
AWAY = 'the robot is not connected'

logger = logging.getLogger(__name__)


class Fleet:
    """
    Serves each robot of a network that appears, or the one called ``robot``.

    Of several with one name the first is served until it is gone. Loop thread.
    """

    def __init__(self, options: Zenoh, rules: Rules, *, robot: str = '') -> None:
        self._options = options
        self._rules = rules
        self._robot = robot
        self._network: Network | None = None
        self._task: asyncio.Task[None] | None = None
        self._roots: dict[str, list[str]] = {}
        """Of each name, where robots are that have it; the first is served."""
        self._waiting: dict[str, None] = {}
        """Where robots are for which there is no room yet."""
        self._lines: dict[str, tuple[RobotLine, asyncio.Task[None]]] = {}

    def __iter__(self) -> Iterator[tuple[str, bool]]:
        """Walk over the robots' names, and whether each answers."""
        for name, (line, _) in sorted(self._lines.items()):
            yield name, line.station is not None

    def why(self, name: str) -> str:
        """Return why a robot does not answer, '' where it does."""
        line, _ = self._lines.get(name, (None, None))
        if line is not None and line.station is not None:
            return ''
        return (line.failure if line is not None else '') or AWAY

    def start(self) -> None:
        """Come into the network."""
        if self._task is None:
            self._task = asyncio.get_running_loop().create_task(self._run())

    def stop(self) -> None:
        """Leave the network."""
        if self._task is not None:
            self._task.cancel()
        for name in list(self._lines):
            self._end(name)
        if self._network is not None:
            self._network.close()
            self._network = None

    def station(self, name: str) -> Station:
        """Return what is known of a robot, whoever asks. Raises Refused."""
        line, _ = self._lines.get(name, (None, None))
        if line is None or line.station is None:
            raise Refused('away', self.why(name))
        return line.station

    def admit(self, name: str, token: str) -> Station:
        """Return what is known of a robot; the token is the robot's to judge. Raises Refused."""
        return self.station(name)

    async def _run(self) -> None:
        failure = ''
        while self._network is None:
            try:
                self._network = await Network.enter(self._options)
            except NetworkError as error:
                if str(error) != failure:
                    logger.warning('%s', error)
                failure = str(error)
                await asyncio.sleep(RETRY)
        self._network.watch(f'{ROOT}/{self._robot or "*"}/*/alive', self._seen)

    def _seen(self, key: str, here: bool) -> None:
        """A robot appeared, or is gone."""
        if self._network is None:
            return  # this edge has left; the news came just before
        root, name = key.rpartition('/')[0], key.split('/')[1]
        if not NAME.fullmatch(name):
            return
        before = self._roots.pop(name, [])
        if here and not before and len(self._roots) >= ROBOTS:
            logger.warning('the robot %s is not served: there are %d others', name, ROBOTS)
            self._waiting[root] = None
            return
        self._waiting.pop(root, None)
        roots = [each for each in before if here or each != root]
        if here and root not in roots:
            roots.append(root)
        if roots:
            self._roots[name] = roots
        if roots[:1] == before[:1]:
            return
        self._end(name)
        if roots:
            self._begin(name, roots[0])
        elif self._waiting:
            self._seen(f'{next(iter(self._waiting))}/alive', True)

    def _begin(self, name: str, root: str) -> None:
        assert self._network is not None
        line = RobotLine(self._network, root, self._rules)
        task = asyncio.get_running_loop().create_task(line.run())
        self._lines[name] = line, task

    def _end(self, name: str) -> None:
        _, task = self._lines.pop(name, (None, None))
        if task is not None:
            task.cancel()
