# SPDX-License-Identifier: Apache-2.0
"""Tests of what becomes of topics, with real message classes; none of them talks to anybody."""

import pytest

pytest.importorskip('rclpy', reason='ROS 2 (rclpy) is not installed')
