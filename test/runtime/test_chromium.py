# SPDX-License-Identifier: Apache-2.0
"""A browser is found or asked for, ends with its server, and leaves nothing behind."""

from __future__ import annotations

import os
from pathlib import Path
import select
import signal
import subprocess
import sys

import pytest
from support.browsers import ANSWERS, browser, DIES

from ros_viz_bridge.runtime.chromium import (
    ARGUMENTS_VARIABLE,
    Chromium,
    find_browser,
    NoBrowserError,
    PREFIX,
    remove_left_folders,
    VARIABLE,
)


def test_it_is_named_or_found_or_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, browser(tmp_path, ''))
    assert find_browser() == str(tmp_path / 'browser')
    monkeypatch.setenv(VARIABLE, '/nowhere/chrome')
    with pytest.raises(NoBrowserError, match="is '/nowhere/chrome', and there is no such"):
        find_browser()
    monkeypatch.delenv(VARIABLE)
    monkeypatch.setenv('PATH', str(tmp_path))
    monkeypatch.setenv('PLAYWRIGHT_BROWSERS_PATH', str(tmp_path))
    with pytest.raises(NoBrowserError, match='sudo apt install chromium'):
        find_browser()
    own = tmp_path / 'chromium-1200' / 'chrome-linux'
    own.mkdir(parents=True)
    (own / 'chrome').touch()
    assert find_browser() == str(own / 'chrome')


def test_it_is_spoken_to_by_pipes_and_leaves_no_process_and_no_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, browser(tmp_path, ANSWERS))
    monkeypatch.setenv('TMPDIR', str(tmp_path))
    monkeypatch.setattr('tempfile.tempdir', None)
    made = Chromium()
    os.write(made.writing, b'{"id": 1}\0')
    assert select.select([made.reading], [], [], 20)[0]
    assert os.read(made.reading, 1000).endswith(b'\0')
    assert [path.name.startswith(PREFIX) for path in tmp_path.glob(f'{PREFIX}*')] == [True]
    made.end()
    made.end()
    assert os.read(made.reading, 1) == b''
    assert not list(tmp_path.glob(f'{PREFIX}*'))
    os.close(made.reading)
    os.close(made.writing)


def test_what_it_said_before_it_died_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, browser(tmp_path, DIES))
    made = Chromium()
    assert os.read(made.reading, 1) == b''
    assert made.last_words() == 'the display is on fire'
    made.end()
    assert made.last_words() == ''
    os.close(made.reading)
    os.close(made.writing)


def test_it_ends_when_its_server_is_killed_and_the_next_one_clears_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = (
        'import time\nfrom ros_viz_bridge.runtime.chromium import Chromium\n'
        'made = Chromium()\nprint(made._pid, flush=True)\ntime.sleep(60)'
    )
    root = str(Path(__file__).parents[2])
    variables = {VARIABLE: browser(tmp_path, ANSWERS), 'TMPDIR': str(tmp_path)}
    server = subprocess.Popen(
        [sys.executable, '-c', program],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, **variables, 'PYTHONPATH': root},
    )
    assert server.stdout is not None
    pid = int(server.stdout.readline())
    child = os.pidfd_open(pid)
    server.send_signal(signal.SIGKILL)
    server.wait()
    server.stdout.close()
    assert select.select([child], [], [], 20)[0]  # it has ended
    os.close(child)
    assert len(list(tmp_path.glob(f'{PREFIX}*'))) == 1
    (tmp_path / f'{PREFIX}{os.getpid()}-mine').mkdir()
    remove_left_folders(tmp_path)
    assert [path.name for path in tmp_path.glob(f'{PREFIX}*')] == [f'{PREFIX}{os.getpid()}-mine']


def test_without_a_sandbox_it_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, browser(tmp_path, "import sys; sys.exit('No usable sandbox!')"))
    made = Chromium()
    while os.read(made.reading, 100):
        pass
    assert f'{ARGUMENTS_VARIABLE}=--no-sandbox' in made.last_words()
    made.end()
    os.close(made.reading)
    os.close(made.writing)
