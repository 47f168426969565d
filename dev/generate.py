# SPDX-License-Identifier: Apache-2.0
"""Generates the interface packages that have no wheel into the virtual environment."""

from __future__ import annotations

import os
from pathlib import Path
import re

from dev.stamp import fingerprint, Stamp
from dev.steps import run, say
from dev.tools import check_compiler

_PYTHON_HEADERS = re.compile(r'/opt/python/[^;"\s]*/include/python3[^;"/\s]*')
_NUMPY_HEADERS = re.compile(r'/opt/python/[^;"\s]*/site-packages/numpy/[^;"\s]*include')


def make_interfaces(venv: Path, *, root: Path, stamp: Stamp) -> None:
    """Build the packages under dev/interfaces with colcon, as part of the prefix that venv is."""
    sources = root / 'dev' / 'interfaces'
    requirements = sorted((root / 'dev').glob('requirements-ros-*.txt'))
    inputs = fingerprint([sources, *requirements], root=root)
    if stamp.is_done('interfaces', inputs):
        return
    check_compiler()
    names = sorted(path.name for path in sources.iterdir() if (path / 'package.xml').exists())
    say(f'Generating {" and ".join(names)} (about 30 s) ...')
    python = venv / 'bin' / 'python'
    code = 'import numpy, sysconfig; print(sysconfig.get_path("include"), numpy.get_include())'
    python_headers, numpy_headers = run(
        [python, '-c', code], what='Looking for the headers of Python and numpy', cwd=root
    ).split()
    for file in (venv / 'share').rglob('*.cmake'):
        text = file.read_text()
        own = with_own_headers(text, python_headers=python_headers, numpy_headers=numpy_headers)
        if own != text:
            file.write_text(own)
    scratch = root / '.ros' / venv.name
    env = {
        **os.environ,
        'AMENT_PREFIX_PATH': str(venv),
        'CMAKE_PREFIX_PATH': str(venv),
        'PATH': f'{venv / "bin"}:{os.environ.get("PATH", "")}',
        'VIRTUAL_ENV': str(venv),
    }
    command: list[str | Path] = [python, '-m', 'colcon', '--log-base', scratch / 'log', 'build']
    command += ['--base-paths', sources, '--build-base', scratch / 'build']
    command += ['--merge-install', '--install-base', venv]
    command += ['--cmake-args', f'-DPython3_EXECUTABLE={python}']
    run(command, what='Generating them', cwd=root, env=env)
    stamp.mark_done('interfaces', inputs)


def with_own_headers(text: str, *, python_headers: str, numpy_headers: str) -> str:
    """Return the text of a wheel's CMake file with this machine's header folders.

    The wheels' exported targets name folders of the machine they were built on, which CMake
    refuses where they do not exist.
    """
    text = _PYTHON_HEADERS.sub(lambda _: python_headers, text)
    return _NUMPY_HEADERS.sub(lambda _: numpy_headers, text)
