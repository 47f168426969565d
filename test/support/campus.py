# SPDX-License-Identifier: Apache-2.0
"""Two robots, two routers, three edges and people, each on a machine of its own."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
import json
import subprocess
from tempfile import NamedTemporaryFile
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from .crowd import Crowd
from .far_robot import FarRobot
from .served import until
from .switch import Machine, Switch

ROBOTS = ('arm', 'base')
EDGES, ROUTERS = 3, 2
ROUTER, EDGE, ROBOT = 7447, 8091, 8080
"""Ports."""
CONFIG = '{transport: {shared_memory: {enabled: false}}}'
"""All that is said goes by cables, as between machines."""


class Campus:
    """
    ``with Campus() as campus``: all robots are seen at all edges; whoever is killed starts again.

    Robots and edges know both routers, and these each other. Each robot shows a cloud of so many
    ``points``, ``cloud_hz`` times a second. Raises RuntimeError with what the kernel says where
    there are no network namespaces.
    """

    def __init__(self, *, points: int = 1000, cloud_hz: int = 1) -> None:
        self._stack = ExitStack()
        self._cloud = points, cloud_hz

    def __enter__(self) -> Campus:
        try:
            self._build()
        except BaseException:
            self._stack.close()
            raise
        return self

    def __exit__(self, *exc: object) -> None:
        self._stack.close()

    def _build(self) -> None:
        switch = self._stack.enter_context(Switch())
        config = self._stack.enter_context(NamedTemporaryFile('w', suffix='.json5'))
        config.write(CONFIG)
        config.flush()
        self._config = config.name
        self.routers = [switch.machine() for _ in range(ROUTERS)]
        self.edges = [switch.machine() for _ in range(EDGES)]
        self.robots = [switch.machine() for _ in ROBOTS]
        self.people = switch.machine()
        self._ways = [f'tcp/{each.host}:{ROUTER}' for each in self.routers]
        self._running: dict[Machine, subprocess.Popen[str]] = {}
        for router in self.routers:
            self.start_router(router)
        for edge in self.edges:
            self.start_edge(edge)
        words = ROBOT, *self._cloud, self._config, *self._ways
        self.told = {
            name: FarRobot(self._run(machine, 'support.far_robot', name, *words))
            for name, machine in zip(ROBOTS, self.robots, strict=True)
        }
        for edge in self.edges:
            until(lambda edge=edge: self.lists(edge), timeout=60.0)

    def url(self, machine: Machine, name: str = ROBOTS[0]) -> str:
        """Return where an edge shows a robot."""
        return f'http://{machine.host}:{EDGE}/robots/{name}/'

    def lists(self, edge: Machine) -> bool:
        """Tell whether an edge serves all robots."""
        try:
            with urlopen(f'http://{edge.host}:{EDGE}/robots', timeout=60.0) as answer:
                listed = json.load(answer)
        except (URLError, ConnectionError):
            return False
        return {name for name, robot in listed.items() if robot['live']} == set(ROBOTS)

    def pid(self, machine: Machine) -> int:
        """Return the process that runs there."""
        return self._running[machine].pid

    def crowds(
        self, count: int, *, names: Sequence[str] = ROBOTS, edges: Sequence[Machine] = ()
    ) -> list[Crowd]:
        """Let so many people look at robots, at these or all edges, until all see something."""
        crowds = []
        for i, name in enumerate(names):
            urls = [self.url(edge, name) for edge in edges or self.edges]
            share = (count + i) // len(names)
            crowds.append(Crowd(self._run(self.people, 'support.crowd', share, *urls)))
        for each in crowds:
            each.here()
        return crowds

    def kill(self, machine: Machine) -> None:
        """End what runs there as ``kill -9`` does."""
        self._running[machine].kill()
        self._running[machine].communicate(timeout=60)

    def start_router(self, machine: Machine) -> None:
        """Let a machine route for the others."""
        here, *others = sorted(self._ways, key=lambda way: machine.host not in way.split(':')[0])
        running = self._run(machine, 'support.zenoh_router', self._config, here, *others)
        assert running.stdout is not None and running.stdout.readline()

    def start_edge(self, machine: Machine) -> None:
        """Let a machine serve viewers."""
        words = [word for way in self._ways for word in ('--connect', way)]
        site = ('--host', '0.0.0.0', '--port', EDGE, '--viewers', 400, '--config', self._config)
        running = self._run(machine, 'ros_viz_bridge', 'edge', *site, *words)
        assert running.stdout is not None and running.stdout.readline()

    def _run(self, machine: Machine, module: str, *words: Any) -> subprocess.Popen[str]:
        """Run a program there; killed at the end."""
        running = machine.start('-m', module, *map(str, words))
        self._stack.callback(running.wait, 20)
        self._stack.callback(running.kill)
        self._running[machine] = running
        return running
