# SPDX-License-Identifier: Apache-2.0
"""The command shows a recording, and says in a sentence what it cannot show."""

from __future__ import annotations

from pathlib import Path
import re
import signal
import socket
import subprocess
import sys
from typing import Any

import pytest
from support.page import Page
from support.served import in_loop

from ros_viz_bridge.replay.main import main
from ros_viz_bridge.wire.timeline import Timeline

COMMAND = [sys.executable, '-m', 'ros_viz_bridge.replay.main']


@in_loop
async def test_it_serves_the_recording_and_ends_quietly(film: Path) -> None:
    words = [*COMMAND, str(film), '--port', '0', '--paused', '--speed', '2']
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as run:
        assert run.stdout is not None
        found = re.search(r'open (http\S+)', run.stdout.readline())
        assert found
        async with Page(found[1], interest=('/tf',)) as page:
            timeline = await page.wait_for(lambda m: isinstance(m, Timeline) and m.speed == 2.0)
            assert not timeline.playing
        run.send_signal(signal.SIGINT)
        _, errors = run.communicate(timeout=30)
        assert (run.returncode, errors) == (0, '')


@in_loop
async def test_without_a_file_it_waits_for_a_page_to_send_one() -> None:
    words = [*COMMAND, '--port', '0', '--max-upload', '3']
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as run:
        assert run.stdout is not None
        found = re.search(r'open (http\S+)', run.stdout.readline())
        assert found
        async with Page(found[1]) as page:
            assert page.hello.uploads.startswith('uploads/')
            assert page.hello.uploads_limit == 3e6
        run.send_signal(signal.SIGINT)
        _, errors = run.communicate(timeout=30)
        assert (run.returncode, errors) == (0, '')


@pytest.mark.parametrize(
    ('words', 'said'),
    [
        (['nowhere.mcap'], 'no recording at nowhere.mcap'),
        (['{film}', '--layout', '{bad}'], 'bad.yaml, line 1'),
        (['{film}', '--host', '0.0.0.0'], 'ROS_VIZ_BRIDGE_OPERATOR_TOKEN'),
    ],
)
def test_what_cannot_be_shown_is_said(
    film: Path, tmp_path: Path, capsys: Any, words: list[str], said: str
) -> None:
    bad = tmp_path / 'bad.yaml'
    bad.write_text('vershion: 1\n')
    assert main([word.format(film=film, bad=bad) for word in words]) == 1
    assert said in capsys.readouterr().err


def test_a_port_that_is_taken_is_named_with_the_option_for_another(capsys: Any) -> None:
    with socket.create_server(('127.0.0.1', 0)) as taken:
        port = taken.getsockname()[1]
        assert main(['--port', str(port)]) == 1
    said = capsys.readouterr().err
    assert f'127.0.0.1:{port} is in use' in said and f'--port {port + 1}' in said


def test_a_speed_that_is_none_is_refused(film: Path, capsys: Any) -> None:
    with pytest.raises(SystemExit):
        main([str(film), '--speed', '0'])
    assert 'not between' in capsys.readouterr().err
