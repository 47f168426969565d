# SPDX-License-Identifier: Apache-2.0
"""Starts publisher, bridge and clients as processes, and measures one run of them."""

from __future__ import annotations

from dataclasses import dataclass
import json
import os
from pathlib import Path
import re
import subprocess
import sys
import time

from procstat import cpu_seconds, memory_mb

BENCH = Path(__file__).resolve().parent
ROOT = BENCH.parent


@dataclass(frozen=True)
class Load:
    """What is published, and what a client counts."""

    kind: str
    count: int
    rate: float
    display: str


@dataclass(frozen=True)
class Run:
    """What one run showed."""

    ages: list[list[float]]
    """Per reading client: milliseconds of each cloud."""
    messages: list[int]
    cpu_ms: float
    """CPU of the bridge per message that arrived (mean of the clients), all clients together."""
    peak_mb: float
    grown_mb: float
    """Peak minus what the bridge held before its first client."""


def environment(peers: Path | None) -> dict[str, str]:
    """Return the environment of a run: a domain of its own, large messages in shared memory."""
    paths = [str(ROOT), str(BENCH), *([str(peers)] if peers else [])]
    extra = {
        'PYTHONPATH': os.pathsep.join(paths),
        'ROS_DOMAIN_ID': '91',
        'ROS_AUTOMATIC_DISCOVERY_RANGE': 'SUBNET',
        'FASTDDS_BUILTIN_TRANSPORTS': 'LARGE_DATA',
    }
    return {**os.environ, **extra}


def measure(
    command: list[str],
    protocol: str,
    load: Load,
    *,
    clients: int = 1,
    stalled: int = 0,
    seconds: float = 10.0,
    peers: Path | None = None,
) -> Run:
    """Run ``command`` as the bridge under ``load``, and return what so many clients saw."""
    env = environment(peers)
    bridge = _start(command, env)
    running = [bridge]
    try:
        port = _port(bridge)
        before = memory_mb(bridge.pid, peak=False)
        publisher = _start(
            [
                str(BENCH / 'publisher.py'), load.kind, '--count', str(load.count),
                '--rate', str(load.rate), '--seconds', str(seconds + 60),
            ],
            env,
        )  # fmt: skip
        running.append(publisher)
        time.sleep(3.0)  # discovery; nothing is measured yet
        readers = [
            _client(protocol, port, load, seconds, env, stall=i < stalled) for i in range(clients)
        ]
        running += readers
        time.sleep(2.0)
        start_cpu, start = cpu_seconds(bridge.pid), time.monotonic()
        time.sleep(seconds - 4.0)
        spent = cpu_seconds(bridge.pid) - start_cpu
        share = (time.monotonic() - start) / seconds
        peak = memory_mb(bridge.pid, peak=True)
        seen = [json.loads(reader.communicate()[0] or '{}') for reader in readers[stalled:]]
        delivered = sum(each.get('messages', 0) for each in seen) / max(1, len(seen)) * share
        return Run(
            ages=[each.get('ages', []) for each in seen],
            messages=[each.get('messages', 0) for each in seen],
            cpu_ms=spent / max(delivered, 1e-9) * 1000,
            peak_mb=peak,
            grown_mb=peak - before,
        )
    finally:
        for process in running:
            process.kill()
            process.wait()


def _start(command: list[str], env: dict[str, str]) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, *command], stdout=subprocess.PIPE, text=True, env=env)


def _port(bridge: subprocess.Popen[str]) -> int:
    """Return the port that the bridge says it serves."""
    assert bridge.stdout is not None
    for line in bridge.stdout:
        found = re.search(r'(?:ready |open https?://[^:]+:)(\d+)', line)
        if found:
            return int(found[1])
    raise RuntimeError(f'the bridge ended with {bridge.wait()} before it served')


def _client(
    protocol: str, port: int, load: Load, seconds: float, env: dict[str, str], *, stall: bool
) -> subprocess.Popen[str]:
    flags = ['--stall'] if stall else []
    if load.kind != 'cloud':
        flags.append('--count-all')
    return _start(
        [
            str(BENCH / 'clients.py'), protocol, '--url', f'ws://127.0.0.1:{port}',
            '--display', load.display, '--seconds', str(seconds), *flags,
        ],
        env,
    )  # fmt: skip
