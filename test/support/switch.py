# SPDX-License-Identifier: Apache-2.0
"""Machines of their own at one switch: network namespaces, whose cables can be pulled."""

from __future__ import annotations

from contextlib import suppress
import os
from pathlib import Path
import subprocess
import sys

from .namespace import missing, QUEUE, run
from .program import ROOT


class Machine:
    """Programs that run here are reached, and reach others, by ``host``."""

    def __init__(self, name: str, host: str) -> None:
        self.host = host
        self._name = name
        self._cable = f'{name}c'

    def start(self, *words: str) -> subprocess.Popen[str]:
        """Start Python with these words; who starts it speaks with it by pipes."""
        return subprocess.Popen(
            ['ip', 'netns', 'exec', self._name, sys.executable, *words],
            cwd=ROOT,
            env={**os.environ, 'PYTHONPATH': f'{ROOT}:{ROOT / "test"}'},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def unplug(self) -> None:
        """Pull its cable: nothing passes, and nobody is told."""
        run(f'ip link set {self._cable} down')

    def plug(self) -> None:
        """Put it back."""
        run(f'ip link set {self._cable} up')

    def narrow(self, rate: str) -> None:
        """Let no more through to it, such as '1mbit'; what is too much for its queue is lost."""
        run(f'tc qdisc replace dev {self._cable} root tbf rate {rate} burst 8kb latency {QUEUE}')

    @property
    def sent(self) -> int:
        """Bytes that have left it so far, all headers included."""
        return int(Path(f'/sys/class/net/{self._cable}/statistics/rx_bytes').read_text())


class Switch:
    """
    ``with Switch() as switch: arm = switch.machine()``; this process is at it, too.

    Raises RuntimeError with what the kernel says where it is not to be had.
    """

    def __init__(self) -> None:
        number = os.getpid() % 60_000
        self._name = f'sw{number}'
        self._net = f'10.{150 + number % 50}.{number % 250}'
        self._machines: list[str] = []

    def __enter__(self) -> Switch:
        if missing():
            raise RuntimeError(missing())
        try:
            run(f'ip link add {self._name} type bridge')
            run(f'ip addr add {self._net}.254/24 dev {self._name}')
            run(f'ip link set {self._name} up')
        except RuntimeError:
            self.__exit__()
            raise
        return self

    def __exit__(self, *exc: object) -> None:
        # Ends of cables go with the machines, but only once nobody uses their sockets any more.
        for name in self._machines:
            with suppress(RuntimeError):
                run(f'ip link del {name}c')
            with suppress(RuntimeError):
                run(f'ip netns del {name}')
        with suppress(RuntimeError):
            run(f'ip link del {self._name}')

    def machine(self) -> Machine:
        """Return one more machine."""
        number = len(self._machines) + 1
        name, host = f'{self._name}m{number}', f'{self._net}.{number}'
        self._machines.append(name)
        inside = f'ip netns exec {name}'
        for command in (
            f'ip netns add {name}',
            f'ip link add {name}c type veth peer name eth0 netns {name}',
            f'ip link set {name}c master {self._name} up',
            f'{inside} ip addr add {host}/24 dev eth0',
            f'{inside} ip link set eth0 up',
            f'{inside} ip link set lo up',
        ):
            run(command)
        return Machine(name, host)
