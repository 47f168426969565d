# SPDX-License-Identifier: Apache-2.0
"""One shows the others what it sees; who may act changes hands, by a script and by a click."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from ros_viz_bridge import Server

pytestmark = pytest.mark.browser


def test_a_view_is_followed_and_control_changes_hands(lab: Any, open_page: Any) -> None:
    with Server(port=0, groups=('arm',)) as server:
        server.scene.add_box('/box', color=(200, 80, 40))
        with server.gui.add_folder('Arm') as folder:
            slider = server.gui.add_slider('Joint', 0.0, 1.0)
        folder.group = 'arm'
        ada, other = open_page(server.url), open_page(server.url)
        clients = server.get_clients()
        one, two = clients[ada.client_id], clients[other.client_id]
        one.name = 'Ada'

        def place(page: Any) -> Any:
            return np.array(page.ask('camera')['position'])

        def button(page: Any, name: str) -> Any:
            return page.page.get_by_role('button', name=name, exact=True)

        button(ada, 'Operator').click()
        button(ada, 'Present my view to all').click()
        other.page.get_by_text('Following the view of Ada.').wait_for()
        assert server.presenter is one
        ada.page.keyboard.press('Escape')
        ada.ask('setCamera', {'position': [-3, 1, 2], 'orientation': [0, 0, 0, 1]})
        lab.wait(lambda: np.allclose(place(other), (-3, 1, 2)), 'the other follows')
        other.shot('presenting-followed')
        late = open_page(server.url)
        lab.wait(lambda: np.allclose(place(late), (-3, 1, 2)), 'so does one that comes late')

        other.page.locator('canvas').first.hover()
        other.page.mouse.wheel(0, 300)
        button(other, 'Follow again').wait_for()
        ada.ask('setCamera', {'position': [-4, 0, 1], 'orientation': [0, 0, 0, 1]})
        lab.wait(lambda: np.allclose(one.camera.position, (-4, 0, 1)), 'the script knows')
        assert not np.allclose(place(other), (-4, 0, 1), atol=0.1)
        button(other, 'Follow again').click()
        lab.wait(lambda: np.allclose(place(other), (-4, 0, 1)), 'it is back')
        server.stop_presenting()
        lab.wait(lambda: other.page.get_by_text('Ada').count() == 0, 'nobody is followed')

        # What belongs to a group: only its holder sets it; the others ask, with one click.
        thumb = ada.page.locator(f'[data-widget="{slider.key}"] [role=slider]')
        lab.wait(lambda: thumb.get_attribute('data-disabled') is not None, 'nobody has it')
        button(ada, 'Take control').click()
        lab.wait(lambda: server.get_holder('arm') == one.client_id, 'now somebody has')
        lab.wait(lambda: thumb.get_attribute('data-disabled') is None, 'who may set it')
        other.page.get_by_text('Ada controls arm.').wait_for()
        button(other, 'Ask for it').click()
        button(ada, 'Hand over').wait_for()
        ada.shot('control-asked')
        button(ada, 'Hand over').click()
        lab.wait(lambda: server.get_holder('arm') == two.client_id, 'it was handed over')

        two.role = 'viewer'
        button(other, 'Viewer').wait_for()
        assert server.get_holder('arm') == ''
        other.page.get_by_text('only operators may set controls').first.wait_for()
        other.shot('control-viewer')
        two.role = 'operator'
        button(other, 'Take control').click()
        lab.wait(lambda: server.get_holder('arm') == two.client_id, 'promoted')
        assert ada.complaints == other.complaints == []
