# SPDX-License-Identifier: Apache-2.0
"""What fails beside others is run once more; what fails twice, or much of it, stops a merge."""

from __future__ import annotations

import os
from pathlib import Path
import shutil
import subprocess
import sys

import pytest

ROOT = Path(__file__).parents[2]
SETTINGS = """
[tool.pytest.ini_options]
cache_dir = '.ros/pytest'
"""
ONCE = """
from pathlib import Path

def test_good():
    pass

def test_fails_once():
    told = Path('told')
    first = not told.exists()
    told.touch()
    assert not first
"""

ENDS = "first and __import__('os')._exit(1)"
"""Another worker runs it again, and it passes."""


def make_test(folder: Path, tests: str) -> subprocess.CompletedProcess[str]:
    """Run tests as make does."""
    (folder / 'pyproject.toml').write_text(SETTINGS)
    (folder / 'test_it.py').write_text(tests)
    shutil.copy(ROOT / 'test' / 'conftest.py', folder)
    python = sys.executable
    return subprocess.run(
        ['bash', '-c', f'{python} -m pytest -q -n 2 --cache-clear || {python} -m dev.again $?'],
        cwd=folder,
        env={**os.environ, 'PYTHONPATH': str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_what_fails_beside_others_and_passes_alone_is_named(tmp_path: Path) -> None:
    done = make_test(tmp_path, ONCE)
    assert done.returncode == 0
    assert 'NOT RELIABLE' in done.stdout
    assert done.stdout.rstrip().endswith('test_it.py::test_fails_once')
    assert '1 passed' in done.stdout


@pytest.mark.parametrize(
    'tests',
    [
        'def test_bad():\n    assert False\n',
        ONCE + '\n' + '\n'.join(f'def test_{i}():\n    assert False\n' for i in range(3)),
        ONCE
        + ONCE.replace('fails', 'ends').replace('told', 'gone').replace('assert not first', ENDS),
        'import nothing_like_it\n',
        'def broken(:\n',
    ],
    ids=['twice', 'many', 'crash', 'import', 'syntax'],
)
def test_what_is_wrong_stops_a_merge(tmp_path: Path, tests: str) -> None:
    done = make_test(tmp_path, tests)
    assert done.returncode != 0
    assert 'NOT RELIABLE' not in done.stdout


def test_what_passes_is_run_once(tmp_path: Path) -> None:
    done = make_test(tmp_path, 'def test_good():\n    pass\n')
    assert done.returncode == 0
    assert 'once more' not in done.stdout
