# SPDX-License-Identifier: Apache-2.0
"""What was not sent is added up apart: what was lost never looks like what newer replaced."""

from ros_viz_bridge.core.unsent import Unsent


def test_each_is_added_to_its_own() -> None:
    assert Unsent(1, 2) + Unsent(10, 20) + Unsent() == Unsent(skipped=11, lost=22)
