# SPDX-License-Identifier: Apache-2.0
"""What is shown to a client that is gone for good is an error: nobody would ever see it."""

from __future__ import annotations

from typing import Any

import pytest

from ros_viz_bridge import Server
from ros_viz_bridge.api.ask import ClientGoneError
from ros_viz_bridge.api.client_handle import ClientHandle
from ros_viz_bridge.core.session import ClientInfo


def test_a_client_that_is_gone_is_shown_nothing() -> None:
    with Server(serve=False) as server:
        client: Any = server._handle(ClientInfo('c1', 'operator'))
        box, slider = client.scene.add_box('/box'), client.gui.add_slider('s', 0, 1, 0.1, 0.5)
        card = client.add_notification('t', 'b')
        client.is_gone()
        for shows in (
            lambda: client.scene.add_frame('/frame'),
            lambda: client.gui.add_button('b'),
            lambda: setattr(box, 'position', (1, 2, 3)),
            lambda: setattr(slider, 'value', 1),
            lambda: setattr(card, 'title', 'u'),
            lambda: setattr(client, 'name', 'n'),
            lambda: setattr(client, 'role', 'viewer'),
            lambda: setattr(client.camera, 'fov', 1.0),
            lambda: client.add_notification('t', 'b'),
            lambda: client.notify('t'),
            lambda: client.send_file_download('f.txt', b''),
            lambda: client.local_storage.clear(),
            client.flush,
        ):
            with pytest.raises(ClientGoneError, match='the client c1 has left'):
                shows()
        assert box.position.tolist() == [0, 0, 0] and slider.value == 0.5 and card.title == 't'
        for each in (box, slider, card):
            each.remove()
        client.scene.reset()
        client.gui.reset()
        assert ClientHandle.client_id.fget(client) == 'c1'  # type: ignore[attr-defined]
