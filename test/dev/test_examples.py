# SPDX-License-Identifier: Apache-2.0
"""Programs that are run: their address is found, and what goes wrong in them is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.served import until

from dev.examples import complaint, running

WAITS = """
import socket, threading
listens = socket.create_server(('127.0.0.1', 0))
print(f'at http://127.0.0.1:{listens.getsockname()[1]}/x')
threading.Event().wait()
"""


def program(folder: Path, code: str) -> Path:
    path = folder / 'program.py'
    path.write_text(code)
    return path


def test_it_ends_by_ctrl_c(tmp_path: Path) -> None:
    with running(program(tmp_path, WAITS), tmp_path) as example:
        assert example.url.endswith('/x')
    assert 'KeyboardInterrupt' in ''.join(example.said)


@pytest.mark.parametrize(
    ('code', 'told'),
    [
        ('raise SystemExit(3)', 'says no address'),
        (WAITS.replace('threading.Event().wait()', "raise ValueError('no')"), 'ValueError: no'),
        (WAITS.replace('at ', 'ZeroDivisionError: x\\n'), 'ZeroDivisionError: x'),
    ],
)
def test_what_goes_wrong_is_told(tmp_path: Path, code: str, told: str) -> None:
    with pytest.raises(RuntimeError, match=told):
        with running(program(tmp_path, code), tmp_path) as example:
            until(lambda: len(example.said) > 1)


def test_a_traceback_of_ctrl_c_is_no_complaint() -> None:
    assert complaint('Traceback (most recent call last):\nKeyboardInterrupt\n') == ''
