# SPDX-License-Identifier: Apache-2.0
"""
Several systems under the same load in turns: one runs, the others wait, round after round.

All are started once, each in a ROS domain of its own, with their clients; what is published goes
to one of them at a time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
import itertools
import json
from pathlib import Path
import re
import subprocess
import sys
import time
from typing import Any

from peers import install
from processes import BENCH, environment, start
from procstat import cpu_time, memory_mb

DOMAINS = itertools.count(40)
"""One each, for all comparisons of a run: who was killed before is in nobody's way."""
WARM = 1.5
"""Seconds under load before the first round: it subscribes, measures its link, grows its heap."""
REST = 0.3
"""Seconds in which what was published last may still arrive."""


@dataclass(frozen=True)
class Load:
    """What is published."""

    kind: str
    count: int
    rate: float


@dataclass(frozen=True)
class Contestant:
    """A system, with so many clients, of which some read one message and then no more."""

    name: str
    system: str
    clients: int = 1
    stalled: int = 0
    options: tuple[str, ...] = ()
    """Further arguments of its bridge."""


@dataclass(frozen=True)
class Run:
    """What one system did in one round."""

    ages: list[float]
    """Milliseconds of each message, all reading clients together."""
    messages: float
    """Per reading client."""
    published: int
    nbytes: float
    """Per message and client."""
    cpu_ms: float
    """CPU of the bridge per published message, all clients together."""
    peak_mb: float
    grown_mb: float
    """Peak minus what the bridge held before its first message."""


class _Entrant:
    """The processes of a contestant."""

    def __init__(self, contestant: Contestant, domain: int, load: Load, peers: Path) -> None:
        self.contestant = contestant
        own = contestant.system in ('floor', 'ours', 'objects')
        env = {**environment(None if own else peers), 'ROS_DOMAIN_ID': str(domain)}
        self.bridge = start(_bridge(contestant, load), env)
        port = _port(self.bridge)
        self.before = memory_mb(self.bridge.pid, peak=False)
        protocol = 'ours' if contestant.system == 'objects' else contestant.system
        self.clients = [
            start(
                [
                    str(BENCH / 'clients.py'), protocol, '--url', f'ws://127.0.0.1:{port}',
                    '--load', load.kind, *(['--stall'] if i < contestant.stalled else []),
                ],
                env,
            )
            for i in range(contestant.clients)
        ]  # fmt: skip

    def heard(self) -> list[list[list[float]]]:
        """End the clients that read, and return what each one got: (time, age, bytes)."""
        reading = self.clients[self.contestant.stalled :]
        for client in reading:
            client.terminate()
        return [json.loads(client.communicate()[0] or '[]') for client in reading]


def contest(
    contestants: Sequence[Contestant], load: Load, *, rounds: int = 5, seconds: float = 3.0
) -> dict[str, list[Run]]:
    """Run all in turn, ``rounds`` times, and return the runs by name."""
    peers = install()
    running: list[subprocess.Popen[str]] = []
    entrants: list[_Entrant] = []
    domains = [next(DOMAINS) for _ in contestants]
    command = [
        str(BENCH / 'feeder.py'), load.kind, '--count', str(load.count),
        '--rate', str(load.rate), '--domains', ','.join(map(str, domains)),
    ]  # fmt: skip
    try:
        feeder = start(command, environment(None), stdin=subprocess.PIPE)
        running.append(feeder)
        for domain, contestant in zip(domains, contestants, strict=True):
            entrant = _Entrant(contestant, domain, load, peers)
            entrants.append(entrant)
            running += [entrant.bridge, *entrant.clients]
        _say(feeder)
        for number in range(len(contestants)):
            _feed(feeder, number, WARM)
        spans = _rounds(feeder, entrants, rounds, seconds)
        heard = [entrant.heard() for entrant in entrants]
    finally:
        for process in running:
            process.kill()
            process.wait()
    runs: dict[str, list[Run]] = defaultdict(list)
    for number, span in spans:
        run = _run(span, heard[number])
        name = contestants[number].name
        runs[name].append(run)
    return runs


def _rounds(
    feeder: subprocess.Popen[str], entrants: list[_Entrant], rounds: int, seconds: float
) -> list[tuple[int, dict[str, float]]]:
    spans = []
    order = list(range(len(entrants)))
    for each in range(rounds):
        for number in order if each % 2 == 0 else order[::-1]:
            pid = entrants[number].bridge.pid
            cpu, begun = cpu_time(pid), time.monotonic()
            published = _feed(feeder, number, seconds)
            time.sleep(REST)
            peak = memory_mb(pid, peak=True)
            spans.append(
                (
                    number,
                    {
                        'begun': begun,
                        'ended': time.monotonic(),
                        'cpu': cpu_time(pid) - cpu,
                        'published': published,
                        'peak': peak,
                        'grown': peak - entrants[number].before,
                    },
                )
            )
    return spans


def _run(span: dict[str, float], heard: list[list[list[float]]]) -> Run:
    got = [[one for one in client if span['begun'] <= one[0] <= span['ended']] for client in heard]
    count = sum(len(each) for each in got)
    return Run(
        ages=[age for client in got for _, age, _ in client if age >= 0],
        messages=count / max(1, len(got)),
        published=int(span['published']),
        nbytes=sum(size for client in got for _, _, size in client) / max(1, count),
        cpu_ms=span['cpu'] * 1e3 / max(1.0, span['published']),
        peak_mb=span['peak'],
        grown_mb=span['grown'],
    )


def _bridge(contestant: Contestant, load: Load) -> list[str]:
    if contestant.system == 'objects':
        return [str(BENCH / 'objects_bridge.py')]
    return [str(BENCH / 'bridges.py'), contestant.system, load.kind, *contestant.options]


def _feed(feeder: subprocess.Popen[str], number: int, seconds: float) -> int:
    assert feeder.stdin is not None
    feeder.stdin.write(f'{number} {seconds}\n')
    feeder.stdin.flush()
    return int(_say(feeder))


def _say(process: Any) -> str:
    line: str = process.stdout.readline()
    if not line:
        sys.exit('the publisher ended')
    return line


def _port(bridge: subprocess.Popen[str]) -> int:
    """Return the port that the bridge says it serves."""
    assert bridge.stdout is not None
    for line in bridge.stdout:
        found = re.search(r'(?:ready |open https?://[^:]+:)(\d+)', line)
        if found:
            return int(found[1])
    raise RuntimeError(f'the bridge ended with {bridge.wait()} before it served')
