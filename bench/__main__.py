# SPDX-License-Identifier: Apache-2.0
"""Runs every benchmark, writes RESULTS.md: ``make bench`` (``BENCH_ROUNDS=1``: a quick look)."""

from __future__ import annotations

import os
from pathlib import Path
import subprocess
import sys

BENCH = Path(__file__).resolve().parent
PARTS = (
    'end_to_end_report.py',
    'overtake.py',
    'join_bench.py',
    'idle_bench.py',
    'cdr_bench.py',
    'displays_bench.py',
    'robot_bench.py',
)


def main() -> None:
    """Run the parts in turn; each prints Markdown, and its progress on standard error."""
    rounds = os.environ.get('BENCH_ROUNDS', '3')
    texts = ['# Results', '']
    for part in PARTS:
        print('==', part, file=sys.stderr, flush=True)
        run = subprocess.run(
            [sys.executable, str(BENCH / part)],
            check=True,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, 'BENCH_ROUNDS': rounds},
        )
        texts.append(run.stdout)
    (BENCH / 'RESULTS.md').write_text('\n'.join(texts))
    print('\n'.join(texts))


if __name__ == '__main__':
    main()
