# SPDX-License-Identifier: Apache-2.0
"""What has no value takes none."""

from __future__ import annotations

from ros_viz_bridge.wire.gui import Widget


def test_a_widget_without_a_value_takes_none() -> None:
    assert Widget('', 'w', label='F').misfit(True) == 'F takes no value, not True'
