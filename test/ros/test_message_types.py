# SPDX-License-Identifier: Apache-2.0
"""Type names become classes, or a sentence about what to install."""

from __future__ import annotations

import pytest
from std_msgs.msg import String

from ros_viz_bridge.ros.message_types import message_class, missing_note


def test_installed_types_are_found():
    """Every display of an installed package works."""
    assert message_class('std_msgs/msg/String') is String
    assert missing_note('std_msgs/msg/String') == ''


@pytest.mark.parametrize(
    'name', ['', 'a', 'a/b', 'a/b/c/d', 'os/path/join', '../msg/X', 'std_msgs/msg/Nix', '/msg/X']
)
def test_what_is_no_type_is_none(name):
    """Names from the graph are hostile until proven harmless."""
    assert message_class(name) is None


def test_missing_package_is_named_as_apt_has_it(monkeypatch):
    """The user can copy the name."""
    monkeypatch.setenv('ROS_DISTRO', 'jazzy')
    assert 'ros-jazzy-foo-bar-msgs' in missing_note('foo_bar_msgs/msg/X')
