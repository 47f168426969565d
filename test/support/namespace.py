# SPDX-License-Identifier: Apache-2.0
"""A network namespace behind a slow cable, whose queue in the kernel loses what is too much."""

from __future__ import annotations

import os
from pathlib import Path
import shutil
import subprocess

QUEUE = '50ms'
"""So long a packet waits at most for the cable; more are lost."""


def missing() -> str:
    """Return why there can be none here, '' if there can."""
    if os.geteuid() != 0:
        return 'only root makes network namespaces'
    for tool in ('ip', 'tc'):
        if shutil.which(tool) is None:
            return f'there is no {tool} (iproute2)'
    return ''


class Namespace:
    """
    ``with Namespace('1mbit') as far: subprocess.run([*far.inside, 'curl', far.host])``.

    ``inside`` runs a program there; to it this end of the cable is ``host``.

    Raises RuntimeError with what the kernel says where it is not to be had.
    """

    def __init__(self, rate: str) -> None:
        self._rate = rate
        number = os.getpid() % 60_000
        self._name = f'soak{number}'
        net = f'10.{200 + number % 50}.{number % 250}'
        self.inside = ('ip', 'netns', 'exec', self._name)
        self.host, self._there = f'{net}.1', f'{net}.2'

    def __enter__(self) -> Namespace:
        name, near, far = self._name, f'{self._name}a', f'{self._name}b'
        inside = ' '.join(self.inside)
        cable = f'root tbf rate {self._rate} burst 8kb latency {QUEUE}'
        try:
            for command in (
                f'ip netns add {name}',
                f'ip link add {near} type veth peer name {far} netns {name}',
                f'ip addr add {self.host}/30 dev {near}',
                f'ip link set {near} up',
                f'{inside} ip addr add {self._there}/30 dev {far}',
                f'{inside} ip link set {far} up',
                f'{inside} ip link set lo up',
                f'tc qdisc add dev {near} {cable}',
                f'{inside} tc qdisc add dev {far} {cable}',
            ):
                run(command)
        except RuntimeError:
            self.__exit__()
            raise
        return self

    def __exit__(self, *exc: object) -> None:
        if Path(f'/run/netns/{self._name}').exists():
            run(f'ip netns del {self._name}')  # its end of the cable takes the other with it


def run(command: str) -> None:
    """Run a command. Raises RuntimeError with what it says."""
    done = subprocess.run(command.split(), capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f'{command}: {done.stderr.strip()}')
