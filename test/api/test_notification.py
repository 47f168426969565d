# SPDX-License-Identifier: Apache-2.0
"""What is assigned is shown, what is closed stays closed, what is wrong is named."""

from __future__ import annotations

from typing import Any

import pytest
from support.page import Page
from support.served import in_loop, serving, soon

from ros_viz_bridge.api.notification import COLORS, make_state, seconds_of
from ros_viz_bridge.wire.notification import Notification, NotificationClosed
from ros_viz_bridge.wire.scene import Remove

ASKED: dict[str, Any] = {
    'loading': False,
    'with_close_button': True,
    'auto_close': False,
    'auto_close_seconds': None,
    'color': None,
}


@in_loop
async def test_what_is_assigned_is_shown_at_once_and_to_this_client_alone() -> None:
    with serving() as server:
        async with Page(server.url) as page, Page(server.url) as other:
            await soon(lambda: len(server.get_clients()) == 2)
            client = server.get_clients()[page.hello.client_id]
            card = client.add_notification('Calibration', 'Step 1', loading=True, color='teal')
            shown = await page.wait_for(Notification)
            assert (shown.title, shown.body, shown.loading, shown.color) == (
                'Calibration',
                'Step 1',
                True,
                'teal',
            )
            card.title, card.body, card.loading = 'Done', 'Step 3', False
            card.auto_close, card.with_close_button, card.color = 1500, False, None
            shown = await page.wait_for(lambda m: getattr(m, 'color', 'teal') == '')
            assert (shown.key, shown.title, shown.body) == (card.key, 'Done', 'Step 3')
            assert (shown.auto_close, shown.with_close_button) == (1.5, False)
            assert card.auto_close == 1500 and card.auto_close_seconds == 1.5
            card.remove()
            card.remove()
            gone = await page.wait_for(Remove)
            card.body = 'nobody sees this'
            assert gone.key == card.key and card.closed
            server.flush()
            assert 'Notification' not in other.seen
            late = Page(server.url, resume=page.hello)
        async with late:
            assert 'Notification' not in late.seen


@in_loop
async def test_a_viewer_of_any_role_may_close_it_and_it_stays_for_who_comes_back() -> None:
    with serving() as server:
        async with Page(server.url) as page:
            await soon(lambda: server.get_clients())
            client = server.get_clients()[page.hello.client_id]
            kept, closed = (client.add_notification(name, '') for name in ('kept', 'closed'))
            await page.wait_for(lambda m: getattr(m, 'title', '') == 'closed')
            await page.send(NotificationClosed(closed.key))
            await page.send(NotificationClosed('notification-of-nobody'))
            await soon(lambda: closed.closed)
        async with Page(server.url, resume=page.hello) as back:
            shown = await back.wait_for(Notification)
            assert shown.key == kept.key
            assert server.get_clients()[page.hello.client_id] is client


@pytest.mark.parametrize(
    ('changes', 'error', 'words'),
    [
        ({'color': 'mauve'}, ValueError, "color must be None or one of dark, gray.*'mauve'"),
        ({'auto_close': -1}, ValueError, 'auto_close must be positive, not -1'),
        ({'auto_close': True}, TypeError, 'auto_close must be a number or False, not True'),
        ({'auto_close': '5s'}, TypeError, "auto_close must be a number or False, not '5s'"),
        ({'auto_close_seconds': float('nan')}, ValueError, 'auto_close_seconds must be positive'),
        ({'auto_close': 5, 'auto_close_seconds': 5}, ValueError, 'exclude each other'),
        ({'title': 7}, TypeError, 'title must be a str, not int'),
        ({'body': None}, TypeError, 'body must be a str, not NoneType'),
    ],
)
def test_wrong_use_names_the_argument(changes: Any, error: Any, words: str) -> None:
    with pytest.raises(error, match=words):
        make_state(**{'title': 't', 'body': 'b', **ASKED, **changes})


def test_either_unit_of_time() -> None:
    assert seconds_of(2500, None) == seconds_of(False, 2.5) == 2.5
    assert seconds_of(False, None) == 0.0
    assert len(COLORS) == 14
