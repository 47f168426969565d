# SPDX-License-Identifier: Apache-2.0
"""ROS publisher -> bridge -> clients, ours beside others, in a network namespace of its own."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
import os
import shutil
import sys

from contest import contest, Contestant, Load
from loads import LOADS
from peers import install
from report import median_row, Row, table

DEFAULTS = {
    'cloud': Load('cloud', 300_000, 10.0),
    'lidar': Load('lidar', 300_032, 10.0),
    'tf': Load('tf', 500, 100.0),
    'camera': Load('camera', 1080, 30.0),
    'image': Load('image', 1080, 30.0),
    'markers': Load('markers', 10_000, 10.0),
}
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


def compare(
    contestants: Sequence[Contestant], load: Load, *, rounds: int = 5, seconds: float = 3.0
) -> dict[str, Row]:
    """Run all in turn, ``rounds`` times, and return medians by name."""
    runs = contest(contestants, load, rounds=rounds, seconds=seconds)
    rows = {name: median_row(runs[name]) for name in (each.name for each in contestants)}
    for name, row in rows.items():
        print(f'  {load.kind} {load.count} {name:12} {row}', file=sys.stderr, flush=True)
    return rows


def main() -> None:
    """Compare as the command line says, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--rounds', type=int, default=5)
    parser.add_argument('--seconds', type=float, default=3.0)
    parser.add_argument('--systems', default=','.join(SYSTEMS))
    parser.add_argument('--load', choices=LOADS, default='cloud')
    parser.add_argument('--count', type=int, help='of points, frames, lines, markers')
    parser.add_argument('--rate', type=float)
    parser.add_argument('--clients', type=int, default=1)
    parser.add_argument('--stalled', type=int, default=0)
    args = parser.parse_args()
    isolate()
    usual = DEFAULTS[args.load]
    names = args.systems.split(',')
    rows = compare(
        [Contestant(name, name, args.clients, args.stalled) for name in names],
        Load(args.load, args.count or usual.count, args.rate or usual.rate),
        rounds=args.rounds,
        seconds=args.seconds,
    )
    base = 'ours' if 'ours' in names else names[0]
    print(table(args.load, ' '.join(['python', *sys.argv]), rows, base=base))


if __name__ == '__main__':
    main()
