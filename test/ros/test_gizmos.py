# SPDX-License-Identifier: Apache-2.0
"""The layout's gizmos together: what comes late, what the layout says wrongly."""

from __future__ import annotations

from typing import Any

from geometry_msgs.msg import PoseStamped
import pytest
from ros.gizmo_world import bridge_with_gizmos, drag, place
from support.world import LATCHED_ONE, Robot, running_bridge, until, until_heard

from ros_viz_bridge.layout.yaml_nodes import LayoutError
from ros_viz_bridge.wire.client import TakeControl
from ros_viz_bridge.wire.session import Notice

pytestmark = pytest.mark.ros


def test_what_a_link_held_back_is_not_published(
    robot: Robot, open_page: Any, tmp_path: Any
) -> None:
    heard = robot.hear(PoseStamped, '/target', LATCHED_ONE)
    with bridge_with_gizmos(tmp_path) as bridge:
        page = open_page(bridge)
        until_heard(bridge, '/target')
        page.send(TakeControl('robot'))
        until(lambda: bridge.server.get_holder('robot') == page.client_id)
        (client,) = bridge.server.get_clients()
        until(lambda: bridge.tools._times.uncertainty(client) < 1.0, 'both clocks are known')
        drag(page, 'target', 'start', x=6.0, age=10.0)
        late = page.wait_for(lambda m: isinstance(m, Notice) and 's late' in m.text)
        assert late.about == '/gizmos/target'
        drag(page, 'target', *['update'] * 20, x=6.0, age=10.0)
        until(lambda: place(bridge, 'target') == [1.0, 0.0, 0.0], 'it is where it was')
        drag(page, 'target', 'end', x=6.0)
        drag(page, 'target', 'start', 'end', x=7.0)
        until(lambda: heard)
        assert [message.pose.position.x for message in heard] == [7.0]
        # Nor the end of a drag, though its start came in time.
        drag(page, 'target', 'start', x=7.0)
        drag(page, 'target', 'end', x=8.0, age=10.0)
        page.wait_for(lambda m: isinstance(m, Notice) and m is not late and 's late' in m.text)
        until(lambda: place(bridge, 'target') == [7.0, 2.0, 3.0], 'it is where it was')
        drag(page, 'target', 'start', 'end', x=9.0)
        until(lambda: len(heard) > 1)
        assert [message.pose.position.x for message in heard] == [7.0, 9.0]
        left = [m for m in page.page.messages if isinstance(m, Notice) and 's late' in m.text]
        assert left == [], 'one word for each drag'


def test_a_control_group_that_is_none_is_told_with_its_line(tmp_path: Any) -> None:
    path = tmp_path / 'layout.yaml'
    path.write_text('gizmos:\n  - {gizmo: A, topic: /a, frame: f, group: crane}\n')
    with pytest.raises(LayoutError, match=r'yaml, line 2: .*group: must be one of robot, drive'):
        with running_bridge(f'layout_file:={path}'):
            pass
