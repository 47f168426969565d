# SPDX-License-Identifier: Apache-2.0
"""
Load for as long as one likes: ``make soak MINUTES=60 CLIENTS=20``.

The node is a process, as users run it. Pages that are well, that stall, that are far away, that
come and go or are killed are in others, while clouds, transforms and a slider go on. In the end:
what was lost, and what is left behind.
"""

from __future__ import annotations

import argparse
from collections import Counter
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field
import json
from pathlib import Path
import statistics
import subprocess
import sys
import tempfile
import time
from typing import Any

from prometheus_client.parser import text_string_to_metric_families
import psutil

from .domain import isolate_ros
from .namespace import missing, Namespace
from .program import BridgeProgram, environment, ROOT
from .served import get
from .soak_load import FRAMES, LAYOUT, SoakLoad
from .soak_pages import FAR, RESTLESS, STALLED, WELL
from .world import Robot

HZ = 10.0
RATE, CABLE = 125_000.0, '1mbit'
SHARES = {STALLED: 0.15, FAR: 0.15, RESTLESS: 0.3}
"""Of all pages; the others are well."""
PARTS, WARM = 20, 5
"""Of the time, for each of which memory is said, and after how many it is all that is needed."""
_PATIENCE = 30.0


@dataclass
class Figures:
    """What came of it."""

    seconds: float = 0.0
    far: str = ''
    """Behind what the pages are that are far away."""
    visits: int = 0
    """Pages that came and went meanwhile."""
    sets: int = 0
    lost_sets: int = 0
    """Of the slider: what an operator did and the robot did not hear, or in another order."""
    wrong: list[str] = field(default_factory=list)
    """What pages lack of what is true in the end."""
    age: tuple[float, float, float] = (0.0, 0.0, 0.0)
    """Of clouds at pages that are well, milliseconds since their stamps: p50, p99, the largest."""
    late: tuple[float, float, float] = (0.0, 0.0, 0.0)
    """How late the loop of those pages was itself, likewise."""
    processor: float = 0.0
    """Of the node, percent of a core."""
    megabytes: list[float] = field(default_factory=list)
    """Of the node, the median of each twentieth of the time."""
    growth: float = 0.0
    """Of that, percent, since it is all that is needed."""
    left: dict[str, int] = field(default_factory=dict)
    """Of the node, beyond what there was before: pages, tasks, threads, open files."""


class _Node:
    """The node as a process, seen from outside."""

    def __init__(self, bridge: BridgeProgram) -> None:
        self.port = int(bridge.url.rstrip('/').rpartition(':')[2])
        self._process = psutil.Process(bridge.program.pid)

    def has(self) -> dict[str, int]:
        """Return what it should have no more of once its pages are gone."""
        numbers: Counter[str] = Counter()
        for family in text_string_to_metric_families(get(self.port, '/metrics').text):
            for sample in family.samples:
                numbers[sample.name] += int(sample.value)
        return {
            'pages': numbers['ros_viz_bridge_clients'],
            'tasks': numbers['ros_viz_bridge_tasks'],
            'threads': self._process.num_threads(),
            'files': self._process.num_fds(),
        }

    def load(self, load: SoakLoad, seconds: float, figures: Figures) -> None:
        """Load it, and note what it needs."""
        parts: list[list[float]] = [[] for _ in range(PARTS)]
        self._process.cpu_percent()
        start = due = time.monotonic()
        while (passed := time.monotonic() - start) < seconds:
            load.step()
            memory = self._process.memory_info().rss / 1e6
            parts[int(PARTS * passed / seconds)].append(memory)
            due = max(due + 1.0 / HZ, time.monotonic())
            time.sleep(max(0.0, due - time.monotonic()))
        figures.processor = self._process.cpu_percent()
        # A machine that is busy comes to few of them.
        found = figures.megabytes = [round(statistics.median(part), 1) for part in parts if part]
        first = found[min(WARM, len(found) - 1)]
        figures.growth = round(100.0 * (found[-1] / first - 1.0), 1)


class _Pages:
    """Pages as a process, which ends with ``stack``; ``inside`` is what puts it elsewhere."""

    def __init__(
        self,
        stack: ExitStack,
        url: str,
        counts: dict[str, int],
        *words: str,
        inside: tuple[str, ...] = (),
    ) -> None:
        words += tuple(f'--{kind}={count}' for kind, count in counts.items())
        self._program = subprocess.Popen(
            [*inside, sys.executable, '-m', 'support.soak_pages', url, *words],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env=environment(),
        )
        stack.enter_context(self._program)  # waits for its end
        stack.callback(self._program.kill)
        assert self._program.stdin is not None and self._program.stdout is not None
        self._hears, self._says = self._program.stdin, self._program.stdout

    def wait(self) -> None:
        """Wait until all are there."""
        assert self._says.readline() == 'here\n'

    def end(self) -> dict[str, Any]:
        """Let all pages leave once they have what is true; return what they saw."""
        print(FRAMES, file=self._hears, flush=True)
        seen: dict[str, Any] = json.loads(self._says.readline())
        return seen


def soak(
    seconds: float, clients: int, folder: Path, *, namespace: Namespace | None = None
) -> Figures:
    """
    Load a node, which logs into ``folder``, for so long with about so many pages.

    Those far away are behind a cable to the ``namespace``, else behind a relay of its rate.
    """
    figures = Figures(seconds=seconds)
    with ExitStack() as stack:
        robot = Robot()
        stack.callback(robot.close)
        open_to = {} if namespace is None else {'host': '0.0.0.0', 'auth__allow_anonymous': 'true'}
        bridge = BridgeProgram(folder, layout=LAYOUT, **open_to)
        stack.callback(bridge.stop)
        node = _Node(bridge)
        url = f'http://127.0.0.1:{node.port}'
        load = SoakLoad(robot, url)
        stack.callback(load.close)
        load.begin()
        before = node.has()
        counts = {kind: max(1, int(share * clients)) for kind, share in SHARES.items()}
        well = {WELL: max(1, clients - sum(counts.values()))}
        pages = [_Pages(stack, url, well)]
        if namespace is not None:
            far = {FAR: counts.pop(FAR)}
            away = f'http://{namespace.host}:{node.port}'
            pages.append(_Pages(stack, away, far, inside=namespace.inside))
        pages.append(_Pages(stack, url, counts, f'--rate={RATE}'))
        for each in pages:
            each.wait()
        node.load(load, seconds, figures)
        figures.sets, figures.lost_sets = load.end()
        seen = [each.end() for each in pages]
        figures.age, figures.late = seen[0]['age'], seen[0]['late']
        figures.visits = sum(each['visits'] for each in seen)
        figures.wrong = [name for each in seen for name in each['wrong']]
        end = time.monotonic() + _PATIENCE
        while True:  # the other ends of sockets close in their own time
            figures.left = {name: count - before[name] for name, count in node.has().items()}
            if max(figures.left.values()) <= 0 or time.monotonic() > end:
                return figures
            time.sleep(0.1)


def main() -> None:
    """Soak, and say the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--minutes', type=float, default=10.0)
    parser.add_argument('--clients', type=int, default=20)
    given = parser.parse_args()
    isolate_ros()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        namespace, why = None, missing()
        try:
            namespace = None if why else stack.enter_context(Namespace(CABLE))
        except RuntimeError as problem:
            why = str(problem)
        figures = soak(60 * given.minutes, given.clients, folder, namespace=namespace)
    figures.far = f'relay of {RATE:.0f} bytes/s ({why})' if why else f'network namespace, {CABLE}'
    print(json.dumps(asdict(figures), indent=1))


if __name__ == '__main__':
    main()
