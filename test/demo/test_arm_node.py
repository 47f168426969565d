# SPDX-License-Identifier: Apache-2.0
"""The arm follows its target, and stands as soon as nobody says one."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

pytest.importorskip('rclpy', reason='ROS 2 (rclpy) is not installed')
pytestmark = pytest.mark.ros

from geometry_msgs.msg import PoseStamped
from sensor_msgs.msg import JointState
from support.listener import process
from tf2_msgs.msg import TFMessage

from ros_viz_bridge.demo.arm import Arm
from ros_viz_bridge.demo.arm_chain import ArmChain
from ros_viz_bridge.demo.arm_description import BASE, HOME, TIP, urdf


def tool(chain: ArmChain, state: Any) -> np.ndarray:
    """Return where the tool is with these joints."""
    place: np.ndarray = chain.tip(np.array(state.position))[0][:3, 3]
    return place


def test_it_follows_and_stands(listener: Any) -> None:
    chain = ArmChain(urdf(), tip=TIP)
    home = Arm(chain, HOME).tip
    with process('demo.arm_node'):
        listener.listen(JointState, '/joint_states')
        listener.listen(TFMessage, '/tf')
        listener.wait_for('/joint_states', '/tf')
        links = listener.got['/tf'][-1].transforms
        assert links[0].header.frame_id == BASE
        assert links[-1].child_frame_id == TIP
        publisher = listener.node.create_publisher(PoseStamped, '/teleop/right/target', 1)
        target = PoseStamped()
        target.header.frame_id = BASE
        p, q = target.pose.position, target.pose.orientation
        p.x, p.y, p.z = home.position[0] - 0.1, home.position[1] + 0.1, home.position[2]
        q.x, q.y, q.z, q.w = home.orientation
        goal = np.array([p.x, p.y, p.z])

        def there() -> bool:
            publisher.publish(target)
            at = tool(chain, listener.got['/joint_states'][-1])
            return bool(np.linalg.norm(at - goal) < 2e-3)

        listener.wait(there, what='the tool at its target')
        target.header.frame_id = 'elsewhere'
        p.y -= 0.3
        publisher.publish(target)
        count = len(listener.got['/joint_states'])
        listener.wait_for('/joint_states', count=count + 20)
        assert np.linalg.norm(tool(chain, listener.got['/joint_states'][-1]) - goal) < 5e-3
