# SPDX-License-Identifier: Apache-2.0
"""All end-to-end comparisons as Markdown."""

from __future__ import annotations

import os
import sys

from end_to_end import CLOUD, compare, isolate, MARKERS, SYSTEMS, TF
from peers import versions
from report import machine, Row, table

ROUNDS = int(os.environ.get('BENCH_ROUNDS', '3'))


def stalled_table(rows: dict[str, Row]) -> str:
    """Return what two stalled clients of four cost the other two."""
    lines = [
        '## 300,000-point cloud at 10 Hz, four clients, of which two never read (ours)',
        '',
        '`python bench/end_to_end.py --systems ours --clients 4 --stalled 2`',
        '',
        '| clients | age p50 ms | clouds per reading client | memory grown MB |',
        '|---|---|---|---|',
    ]
    for name, row in rows.items():
        lines.append(f'| {name} | {row.p50:.1f} | {row.messages:.0f} | {row.grown_mb:.0f} |')
    return '\n'.join([*lines, ''])


def main() -> None:
    """Run and print."""
    isolate()
    say, sys.stdout = sys.stdout, sys.stderr  # progress is no part of the report
    run = 'python bench/end_to_end.py'
    texts = [machine(versions()), '']
    rows = compare(SYSTEMS, CLOUD, rounds=ROUNDS, seconds=14)
    texts.append(table('300,000-point cloud at 10 Hz, one client', run, rows, base='ours'))
    rows = compare(('floor', 'ours', 'foxglove'), CLOUD, rounds=ROUNDS, seconds=14, clients=8)
    texts.append(table('The same with eight clients', f'{run} --clients 8', rows, base='ours'))
    pair = {
        f'{4 - stalled} reading, {stalled} stalled': compare(
            ('ours',), CLOUD, rounds=ROUNDS, seconds=14, clients=4, stalled=stalled
        )['ours']
        for stalled in (0, 2)
    }
    pair['2 reading'] = compare(('ours',), CLOUD, rounds=ROUNDS, seconds=14, clients=2)['ours']
    texts.append(stalled_table(pair))
    for load, title in (
        (TF, '/tf of 200 frames at 100 Hz: columns over raw CDR beside rclpy message objects'),
        (MARKERS, '10,000 markers at 10 Hz: likewise'),
    ):
        rows = compare(('ours', 'objects'), load, rounds=ROUNDS, seconds=12)
        texts.append(
            table(title, f'{run} --systems ours,objects --load {load.kind}', rows, base='ours')
        )
    print('\n'.join(texts), file=say)


if __name__ == '__main__':
    main()
