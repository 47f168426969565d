# SPDX-License-Identifier: Apache-2.0
"""Edges as people start them; one that is killed costs its viewers a moment."""

from __future__ import annotations

import pytest
from support.edges import answers, at, edge, EdgeProcess, robot, router, TOKEN
from support.page import Page
from support.served import in_loop, soon

from ros_viz_bridge.relay import edge_main
from ros_viz_bridge.relay.edge_main import main
from ros_viz_bridge.wire.client import TakeControl
from ros_viz_bridge.wire.gui_inputs import GuiSlider


@in_loop
async def test_viewers_of_an_edge_that_is_killed_go_on_at_another() -> None:
    with router() as way, robot(way) as server, edge(way) as other:
        server.gui.add_slider('speed', 0.0, 1.0, 0.1, 0.0)
        with EdgeProcess('--connect', way, '--robot', 'arm') as killed:
            await soon(lambda: killed.lists('arm'))
            page = Page(at(killed), token=TOKEN)
            await page.__aenter__()
            await page.send(TakeControl('robot'))
            await soon(lambda: server.get_holder('robot') == page.hello.client_id)
            await answers(other)
            killed.kill()
            await soon(lambda: server.get_holder('robot') == '')  # the robot knows at once
            async with Page(at(other), token=TOKEN, resume=page.hello) as again:
                assert again.hello.client_id == page.hello.client_id
                await again.wait_for(GuiSlider)
            await page.close()


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
