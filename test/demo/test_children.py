# SPDX-License-Identifier: Apache-2.0
"""Processes that belong together must never leave one behind."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
import os
from pathlib import Path
import signal
import subprocess
import sys
import threading

import pytest

from ros_viz_bridge.demo.children import answers, Child, run_all

NOWHERE = 'http://127.0.0.1:9/'
SLEEPER = (sys.executable, '-c', 'import signal; signal.pause()')
STUBBORN = (
    sys.executable,
    '-c',
    'import signal; [signal.signal(n, signal.SIG_IGN) for n in (2, 15)]; print("up", flush=True)\n'
    'while True: signal.pause()',
)
MARKS_ITS_START = 'import signal, sys; open(sys.argv[1], "w").close(); signal.pause()'
PARENT = """
import os, sys
from ros_viz_bridge.demo.children import Child, run_all
sleeper = Child('sleeper', (sys.executable, '-c', *sys.argv[1:]))
sys.exit(run_all([sleeper], env=os.environ, url='http://127.0.0.1:9/'))
"""


@pytest.fixture
def server() -> Iterator[str]:
    class NotFound(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(('127.0.0.1', 0), NotFound) as http:
        thread = threading.Thread(target=http.serve_forever)
        thread.start()
        yield f'http://127.0.0.1:{http.server_port}/'
        http.shutdown()
        thread.join()


def run(*children: Child, url: str = NOWHERE) -> int:
    return run_all(children, env=os.environ, url=url)


def test_one_that_fails_ends_all_and_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    fails = Child('camera', (sys.executable, '-c', 'raise SystemExit(7)'))
    assert run(Child('sleeper', SLEEPER), fails) == 1
    assert 'The camera ended with status 7. The demo ends.' in capsys.readouterr().out


def test_one_that_is_killed_is_named_with_the_signal(capsys: pytest.CaptureFixture[str]) -> None:
    dies = Child('robot', (sys.executable, '-c', 'import os; os.kill(os.getpid(), 9)'))
    assert run(dies, Child('sleeper', SLEEPER)) == 1
    assert 'The robot was ended by SIGKILL.' in capsys.readouterr().out


def test_the_page_is_announced_when_it_answers_and_may_end_is_no_failure(
    server: str, capsys: pytest.CaptureFixture[str]
) -> None:
    ends = Child('recording', (sys.executable, '-c', ''), may_end=True)
    later = Child('bridge', (sys.executable, '-c', 'import time; time.sleep(1.5); exit(1)'))
    assert run(ends, later, url=server) == 1
    out = capsys.readouterr().out
    assert f'Open {server} in a browser' in out
    assert 'The recording has ended; the page stays' in out


def test_ctrl_c_ends_every_child_and_is_no_failure(tmp_path: Path) -> None:
    mark = tmp_path / 'started'
    command = [sys.executable, '-c', PARENT, MARKS_ITS_START, str(mark)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as parent:
        while not mark.exists():
            assert parent.poll() is None
        parent.send_signal(signal.SIGINT)
        out, _ = parent.communicate(timeout=60)
    assert parent.returncode == 0
    assert 'Ending' in out


def test_who_does_not_listen_is_forced(monkeypatch: pytest.MonkeyPatch) -> None:
    from ros_viz_bridge.demo import children

    patience = tuple((number, 0.3) for number, _ in children._PATIENCE_S[:2])
    monkeypatch.setattr(children, '_PATIENCE_S', (*patience, (signal.SIGKILL, 30.0)))
    with subprocess.Popen(STUBBORN, stdout=subprocess.PIPE, text=True) as stubborn:
        assert stubborn.stdout.readline() == 'up\n'
        children._end([stubborn])
        assert stubborn.wait() == -signal.SIGKILL


def test_answers(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv('http_proxy', NOWHERE)
    assert answers(server)
    assert not answers(NOWHERE)
