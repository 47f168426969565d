# SPDX-License-Identifier: Apache-2.0
"""Robots of PyPI's example-robot-data, shown by a server without ROS in a real page."""

from __future__ import annotations

from importlib.util import find_spec
import os
from pathlib import Path
import sys
from typing import Any

from ros_viz_bridge import Server
from ros_viz_bridge.displays.base import page_fields
from ros_viz_bridge.displays.joint_state import Options as JointOptions
from ros_viz_bridge.displays.robot.urdf import read_urdf
from ros_viz_bridge.displays.string import Options as RobotOptions
from ros_viz_bridge.wire.display import Display
from ros_viz_bridge.wire.robot import Robot

VARIABLE = 'ROS_VIZ_BRIDGE_ROBOTS'
PACKAGE = 'example-robot-data'
ROBOT, JOINTS = '/robot_description', '/joint_states'

FOURTEEN = {
    'panda': 'panda_description/urdf/panda.urdf',
    'ur5': 'ur_description/urdf/ur5_robot.urdf',
    'tiago': 'tiago_description/robots/tiago.urdf',
    'talos': 'talos_data/robots/talos_full_v2.urdf',
    'anymal_c': 'anymal_c_simple_description/urdf/anymal.urdf',
    'baxter': 'baxter_description/urdf/baxter.urdf',
    'go1': 'go1_description/urdf/go1.urdf',
    'icub': 'icub_description/robots/icub.urdf',
    'g1': 'g1_description/urdf/g1_29dof_rev_1_0.urdf',
    'laikago': 'laikago_description/urdf/laikago.urdf',
    'pr2': 'pr2_description/urdf/pr2.urdf',
    'solo': 'solo_description/robots/solo.urdf',
    'hyq': 'hyq_description/robots/hyq_no_sensors.urdf',
    'kinova': 'kinova_description/robots/kinova.urdf',
}


def share() -> Path | None:
    """
    Return the package's share folder; None where it is not installed.

    ``pip install --no-deps --target FOLDER example-robot-data``, and ROS_VIZ_BRIDGE_ROBOTS=FOLDER.
    """
    homes = [Path(os.environ[VARIABLE])] if VARIABLE in os.environ else []
    spec = find_spec('cmeel')
    homes += [Path(each) for each in sys.path if each and spec is not None]
    for home in homes:
        found = home / 'cmeel.prefix' / 'share' / PACKAGE
        if (found / 'robots').is_dir():
            return found
    return None


class RobotShow:
    """A server that shows one robot after the other."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.server = Server(port=0, package_dirs=lambda name: folder if name == PACKAGE else None)
        self.server.publish(
            _display(ROBOT, 'std_msgs/msg/String', RobotOptions),
            _display(JOINTS, 'sensor_msgs/msg/JointState', JointOptions, visible=False),
        )

    def show(self, name: str) -> Robot:
        """Publish a robot."""
        text = (self._folder / 'robots' / FOURTEEN[name]).read_text()
        robot, _ = read_urdf(text, display=ROBOT)
        self.server.publish(robot)
        return robot


def _display(topic: str, ros_type: str, options: type, *, visible: bool = True) -> Any:
    fields = page_fields(options)
    values = {field.name: field.default for field in fields}
    return Display(topic, topic, topic, topic, ros_type, visible, values, fields, 0)
