# SPDX-License-Identifier: Apache-2.0
"""What operators do on a real server is in the audit; what viewers look at is not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support.examples import example
from support.page import Page, RejectedError
from support.served import in_loop, serving, soon

from ros_viz_bridge.api.auditing import ABOUT
from ros_viz_bridge.core.access import Access
from ros_viz_bridge.core.gate import _HARMLESS
from ros_viz_bridge.wire import client as said
from ros_viz_bridge.wire.client import CameraMoved, TakeControl, WidgetChanged
from ros_viz_bridge.wire.schema import CLIENT_MESSAGES

ELSEWHERE = {'Stop', 'ResetStop', 'TakeControl', 'ReleaseControl'}
"""These are told by what came of them."""
NO_ACT = {'ClientHello', 'DataHello', 'Ack', 'Ping', 'Interest', 'SendAgain'}
VIEWS = {'ViewHello', 'ViewMouse', 'ViewResized', 'ViewShown', 'ViewTouch'}
"""Of pictures drawn by the server: what is done with them comes by the page that draws."""


def test_every_message_is_an_act_or_known_to_be_none() -> None:
    acts = {kind.__name__ for kind in ABOUT}
    harmless = {name for name, kind in CLIENT_MESSAGES.items() if issubclass(kind, _HARMLESS)}
    assert acts | harmless | ELSEWHERE | NO_ACT | VIEWS == set(CLIENT_MESSAGES)
    assert not acts & (harmless | ELSEWHERE | NO_ACT | VIEWS)


@in_loop
async def test_who_did_what(tmp_path: Path) -> None:
    path = tmp_path / 'audit.jsonl'
    access = Access(operator_token='o' * 16, viewer_token='v' * 16)
    with serving(access=access, audit=path) as server:
        slider = server.gui.add_slider('Speed', 0, 10, 1, 0)
        changed: list[object] = []
        slider.on_update(changed.append)
        with pytest.raises(RejectedError):
            async with Page(server.url, token='guessed'):
                pass
        async with (
            Page(server.url, token='o' * 16, headers={'X-Forwarded-For': '10.1.2.3'}) as page,
            Page(server.url, token='v' * 16) as viewer,
        ):
            server.get_clients()['c1'].name = 'Ada'
            await page.send(TakeControl('robot'))
            await page.send(WidgetChanged(slider._key, 7, 1))
            await page.send(said.Stop('why'))
            await viewer.send(WidgetChanged(slider._key, 3, 1))
            await viewer.send(example(CameraMoved))
            await soon(lambda: changed)
            assert server.audit is not None
            server.audit.note('c1', 'sorted', 'box')
            await soon(lambda: 'sorted' in path.read_text())
    records = [json.loads(line) for line in path.read_text().splitlines()]
    found = [(r.get('client'), r['what'], r.get('about'), r.get('detail')) for r in records]
    (refused,) = (
        detail for _, what, about, detail in found if (what, about) == ('refused', 'token')
    )
    assert '127.0.0.1' in refused and 'guessed' not in path.read_text()
    assert ('c1', 'has control', 'robot', 'nobody had it, taken') in found
    acts = [r for r in records if r['what'] == 'WidgetChanged']
    assert [(r['client'], r['name'], r['address'], r['role']) for r in acts] == [
        ('c1', 'Ada', '127.0.0.1 for 10.1.2.3', 'operator')
    ]
    assert 'value=7' in acts[0]['detail']
    assert ('c1', 'stopped outputs', None, 'why') in found
    assert [what for client, what, *_ in found if client == 'c2'] == ['joined', 'left']
    assert 'o' * 16 not in path.read_text()
