# SPDX-License-Identifier: Apache-2.0
"""
Fuzzes every target for its share of the time: ``make fuzz SECONDS=600 [TARGET=wire]``.

What is found along the way is kept in .fuzz/ and is where the next run begins; an input that fails
is left there, and its path said.
"""

from __future__ import annotations

import argparse
from pathlib import Path
import re
import subprocess
import sys

FOLDER = Path('.fuzz')
LIMITS = ('-max_len=8192', '-timeout=10', '-rss_limit_mb=2048', '-verbosity=1')


def main() -> int:
    """Return 0 where nothing was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--seconds', type=float, default=100.0)
    parser.add_argument('--target', default='')
    given = parser.parse_args()
    try:
        import atheris  # noqa: F401
    except ImportError:
        print("fuzzing needs 'atheris': pip install atheris (Linux, Python 3.11 to 3.13)")
        return 1
    from .targets import TARGETS

    names = [given.target] if given.target else list(TARGETS)
    share = max(1, round(given.seconds / len(names)))
    failed, total = [], 0
    for name in names:
        count, found = fuzz(name, share)
        total += count
        print(f'{name}: {count} inputs in {share} s{f", found {found}" if found else ""}')
        failed += [name] if found else []
    print(f'{total} inputs; {"failed: " + ", ".join(failed) if failed else "nothing was found"}')
    return 1 if failed else 0


def fuzz(name: str, seconds: int) -> tuple[int, str]:
    """Fuzz one target; return how many inputs were tried, and the file of one that failed."""
    from .targets import TARGETS

    corpus = FOLDER / name
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(TARGETS[name].seeds()):
        (corpus / f'seed_{number}').write_bytes(seed)
    words = [*LIMITS, f'-max_total_time={seconds}', f'-artifact_prefix={FOLDER}/{name}_']
    done = subprocess.run(
        [sys.executable, '-m', 'dev.fuzz.one', name, *words, '-print_final_stats=1', str(corpus)],
        capture_output=True,
        text=True,
        errors='replace',
    )
    said = done.stdout + done.stderr
    counted = re.search(r'number_of_executed_units:\s*(\d+)', said)
    if done.returncode == 0 and counted is not None:
        return int(counted.group(1)), ''
    print(said[-4000:])
    artefact = re.search(r'Test unit written to (\S+)', said)
    return int(counted.group(1)) if counted else 0, artefact.group(1) if artefact else 'a failure'


if __name__ == '__main__':
    sys.exit(main())
