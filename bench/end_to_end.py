# SPDX-License-Identifier: Apache-2.0
"""ROS publisher -> bridge -> clients, ours beside others, in a network namespace of its own."""

from __future__ import annotations

import argparse
from collections import defaultdict
import os
from pathlib import Path
import shutil
from statistics import median
import sys

from peers import install
from processes import BENCH, Load, measure, Run
from report import percentile, Row

CLOUD = Load('cloud', 300_000, 10.0, '/bench/cloud')
TF = Load('tf', 200, 100.0, '/tf')
MARKERS = Load('markers', 10_000, 10.0, '/bench/markers')
SYSTEMS = ('floor', 'ours', 'foxglove', 'viser')


def isolate() -> None:
    """Start again in a network namespace where only this benchmark's processes are."""
    if os.environ.get('BENCH_ISOLATED'):
        return
    if not shutil.which('unshare') or not shutil.which('ip'):
        sys.exit('bench needs unshare and ip: apt-get install util-linux iproute2')
    install()  # the namespace has no way out
    flags = ['-n'] if os.geteuid() == 0 else ['-rn']
    setup = (
        'ip link set lo up && ip link set lo multicast on'
        ' && ip route add 224.0.0.0/4 dev lo && exec "$@"'
    )
    os.environ['BENCH_ISOLATED'] = '1'
    os.execvp('unshare', ['unshare', *flags, 'sh', '-c', setup, 'sh', sys.executable, *sys.argv])


def bridge(name: str) -> list[str]:
    """Return the command of a bridge."""
    if name == 'objects':
        return [str(BENCH / 'objects_bridge.py')]
    return [str(BENCH / 'bridges.py'), name]


def one(name: str, load: Load, peers: Path, seconds: float, clients: int, stalled: int) -> Run:
    """Run one system once."""
    own = name in ('ours', 'objects')
    return measure(
        bridge(name),
        'ours' if own else name,
        load,
        clients=clients,
        stalled=stalled,
        seconds=seconds,
        peers=None if name in ('ours', 'objects', 'floor') else peers,
    )


def compare(
    systems: tuple[str, ...],
    load: Load,
    *,
    rounds: int,
    seconds: float,
    clients: int = 1,
    stalled: int = 0,
) -> dict[str, Row]:
    """Run all systems in turn, ``rounds`` times, and return medians by system."""
    peers = install()
    runs: dict[str, list[Run]] = defaultdict(list)
    for number in range(rounds):
        for name in systems if number % 2 == 0 else systems[::-1]:
            run = one(name, load, peers, seconds, clients, stalled)
            runs[name].append(run)
            ages = [age for client in run.ages for age in client]
            print(
                f'  {load.kind} {name:9} clients {clients} stalled {stalled}: '
                f'p50 {percentile(ages, 50):6.1f} ms, CPU {run.cpu_ms:6.2f} ms/message, '
                f'peak {run.peak_mb:5.0f} MB, messages {run.messages}',
                flush=True,
            )
    return {name: row(found) for name, found in runs.items()}


def row(runs: list[Run]) -> Row:
    """Return the medians of several runs."""
    ages = [[age for client in run.ages for age in client] for run in runs]
    return Row(
        p50=median(percentile(each, 50) for each in ages),
        p99=median(percentile(each, 99) for each in ages),
        cpu_ms=median(run.cpu_ms for run in runs),
        peak_mb=median(run.peak_mb for run in runs),
        grown_mb=median(run.grown_mb for run in runs),
        messages=median(sum(run.messages) / max(1, len(run.messages)) for run in runs),
    )


if __name__ == '__main__':
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--rounds', type=int, default=3)
    parser.add_argument('--seconds', type=float, default=12.0)
    parser.add_argument('--systems', default=','.join(SYSTEMS))
    parser.add_argument('--load', choices=('cloud', 'tf', 'markers'), default='cloud')
    parser.add_argument('--clients', type=int, default=1)
    parser.add_argument('--stalled', type=int, default=0)
    args = parser.parse_args()
    isolate()
    load = {'cloud': CLOUD, 'tf': TF, 'markers': MARKERS}[args.load]
    found = compare(
        tuple(args.systems.split(',')),
        load,
        rounds=args.rounds,
        seconds=args.seconds,
        clients=args.clients,
        stalled=args.stalled,
    )
    for name, each in found.items():
        print(name, each)
