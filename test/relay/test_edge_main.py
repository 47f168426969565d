# SPDX-License-Identifier: Apache-2.0
"""Edges as people start them; one that is killed costs its viewers a moment."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from pathlib import Path
import signal
import subprocess
import sys

import pytest
from support.edges import answers, at, edge, robot, router, TOKEN
from support.page import Page
from support.served import in_loop, soon

from ros_viz_bridge.relay import edge_main
from ros_viz_bridge.relay.edge_main import main
from ros_viz_bridge.wire.client import TakeControl
from ros_viz_bridge.wire.gui_inputs import GuiSlider

ROOT = Path(__file__).resolve().parents[2]


@in_loop
async def test_viewers_of_an_edge_that_is_killed_go_on_at_another() -> None:
    with router() as way, robot(way) as server, edge(way) as other:
        server.gui.add_slider('speed', 0.0, 1.0, 0.1, 0.0)
        command = [sys.executable, '-m', 'ros_viz_bridge', 'edge', '--port', '0', '--robot', 'arm']
        process = subprocess.Popen(
            [*command, '--connect', way], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        try:
            assert process.stdout is not None
            url = (await asyncio.to_thread(process.stdout.readline)).split()[-1]
            page = Page(f'{url}robots/arm/', token=TOKEN)
            for _ in range(200):
                with suppress(Exception):
                    await page.__aenter__()
                    break
                await asyncio.sleep(0.1)
            await page.send(TakeControl('robot'))
            await soon(lambda: server.get_holder('robot') == page.hello.client_id)
            await answers(other)
            process.send_signal(signal.SIGKILL)
            await soon(lambda: server.get_holder('robot') == '')  # the robot knows at once
            async with Page(at(other), token=TOKEN, resume=page.hello) as again:
                assert again.hello.client_id == page.hello.client_id
                await again.wait_for(GuiSlider)
            await page.close()
        finally:
            process.kill()
            process.wait(20)


def test_it_says_what_is_wrong(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip('zenoh')
    assert main([]) == 1
    assert 'one of connect, listen and config' in capsys.readouterr().err

    def missing() -> None:
        raise ImportError('pip install eclipse-zenoh')

    monkeypatch.setattr(edge_main, 'check_installed', missing)
    assert main(['--connect', 'tcp/127.0.0.1:1']) == 1
    assert 'pip install eclipse-zenoh' in capsys.readouterr().err
