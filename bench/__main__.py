# SPDX-License-Identifier: Apache-2.0
"""
Runs every benchmark, writes RESULTS.md: ``make bench`` (``BENCH_ROUNDS=1``: a quick look).

With names of parts (``python bench idle_bench.py 'end_to_end_report.py tf'``) only those, in place
of what they said before.
"""

from __future__ import annotations

import os
from pathlib import Path
import re
import subprocess
import sys

BENCH = Path(__file__).resolve().parent
PARTS = (
    'end_to_end_report.py',
    'start_bench.py',
    'fan_out.py',
    'page_bench.py',
    'overtake.py',
    'join_bench.py',
    'idle_bench.py',
    'toggle_bench.py',
    'cdr_bench.py',
    'teleop_bench.py',
    'teleop_path.py',
    'video_bench.py',
    'displays_bench.py',
    'robot_bench.py',
    'pick_bench.py',
    'scene_bench.py',
    'sessions_bench.py',
    'render_bench.py',
)


RESULTS = BENCH / 'RESULTS.md'


def main(only: list[str]) -> None:
    """Run the parts in turn; each prints Markdown, and its progress on standard error."""
    rounds = os.environ.get('BENCH_ROUNDS', '5')
    texts = []
    for part in only or PARTS:
        words = part.split()
        print('==', part, file=sys.stderr, flush=True)
        run = subprocess.run(
            [sys.executable, str(BENCH / words[0]), *words[1:]],
            check=True,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, 'BENCH_ROUNDS': rounds},
        )
        texts.append(run.stdout)
    text = '\n'.join(texts)
    if only:
        RESULTS.write_text(replaced(RESULTS.read_text(), text))
    else:
        RESULTS.write_text(f'# Results\n\n{text}')
    print(text)


def replaced(old: str, new: str) -> str:
    """Return the text with each section (``## ...``) of ``new`` in its place, or at the end."""
    parts = [*_sections(old), *_sections(new)]
    sections = {part.partition('\n')[0]: part.rstrip() for part in parts}
    return '\n\n\n'.join(sections.values()) + '\n'


def _sections(text: str) -> list[str]:
    return [part for part in re.split(r'(?m)^(?=## )', text) if part.strip()]


if __name__ == '__main__':
    main(sys.argv[1:])
