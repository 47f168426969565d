# SPDX-License-Identifier: Apache-2.0
"""What is said of tracking."""

from __future__ import annotations

from ros_viz_bridge.teleop.rigid import Pose
from ros_viz_bridge.teleop.tracking import Tracker, Tracking


def test_states_follow_what_is_seen():
    tracker = Tracker()
    assert tracker.see(None, 0.0) is Tracking.UNKNOWN
    assert tracker.see(Pose(), 0.1) is Tracking.TRACKED
    assert tracker.see(Pose(), 0.6) is Tracking.FROZEN
    assert tracker.see(Pose((0.1, 0.0, 0.0)), 0.7) is Tracking.TRACKED
    assert tracker.see(None, 0.8, emulated=True) is Tracking.EMULATED
    assert tracker.see(None, 0.9) is Tracking.LOST
    assert tracker.blur() is Tracking.BLURRED
    assert tracker.see(None, 1.0) is Tracking.LOST
    assert tracker.see(Pose((0.2, 0.0, 0.0)), 1.1) is Tracking.TRACKED
