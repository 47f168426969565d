# SPDX-License-Identifier: Apache-2.0
"""An earlier server of this package makes room, any other program is left alone."""

from __future__ import annotations

import http.server
import json
import os
import subprocess
import sys
import threading

import pytest
from support.served import get, serving, until

from ros_viz_bridge.runtime.free_port import free_port, listeners, WHO
from ros_viz_bridge.runtime.serve import ServeError

EARLIER = (
    'import ros_viz_bridge as r; s = r.Server(port=0);'
    ' print(s.get_port(), flush=True); s.sleep_forever()'
)


def test_an_earlier_server_makes_room() -> None:
    program = subprocess.Popen([sys.executable, '-c', EARLIER], stdout=subprocess.PIPE, text=True)
    try:
        assert program.stdout is not None
        port = int(program.stdout.readline())
        assert listeners(port) == {program.pid}
        assert free_port('127.0.0.1', port)
        assert program.wait(20) != 0
        assert not free_port('127.0.0.1', port)
    finally:
        program.kill()
        program.wait()


class Liar(http.server.BaseHTTPRequestHandler):
    """Says that it is another process."""

    pid = os.getppid()

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        said = {'server': 'ros_viz_bridge', 'pid': self.pid} if self.path == WHO else {}
        self.wfile.write(json.dumps(said).encode())

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.mark.parametrize(
    ('pid', 'named'), [(os.getppid(), 'is not process'), (0, 'no server of this package')]
)
def test_other_programs_are_left_alone(pid: int, named: str) -> None:
    Liar.pid = pid
    other = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Liar)
    thread = threading.Thread(target=other.serve_forever)
    thread.start()
    try:
        if pid == 0:
            Liar.pid = 'nobody'  # type: ignore[assignment]
        with pytest.raises(ServeError, match=named):
            free_port('127.0.0.1', other.server_port)
    finally:
        other.shutdown()
        thread.join()
        other.server_close()


def test_a_server_of_this_program_is_not_ended_and_tells_others_nothing() -> None:
    with serving() as server:
        port = server.get_port()
        with pytest.raises(ServeError, match='this very program'):
            free_port('127.0.0.1', port)
        assert json.loads(get(port, WHO).text)['pid'] == os.getpid()
        assert get(port, WHO, x_forwarded_for='10.0.0.1').status == 404
    until(lambda: not free_port('127.0.0.1', port))
