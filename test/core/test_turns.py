# SPDX-License-Identifier: Apache-2.0
"""Pictures that never end do not keep a cloud away, and nothing keeps TF."""

from __future__ import annotations

from ros_viz_bridge.core.turns import IMAGE_TURNS, Turns
from ros_viz_bridge.wire.message import Priority

TF, IMAGE, CLOUD = Priority.TF, Priority.IMAGE, Priority.CLOUD


def test_of_images_and_clouds_each_has_its_share() -> None:
    turns = Turns()
    taken = [turns.next([IMAGE, CLOUD]) for _ in range(2 * (IMAGE_TURNS + 1))]
    assert taken == 2 * ([IMAGE] * IMAGE_TURNS + [CLOUD])


def test_what_is_more_urgent_goes_first_and_alone_all_go() -> None:
    turns = Turns()
    assert {turns.next([TF, IMAGE, CLOUD]) for _ in range(20)} == {TF}
    assert {turns.next([IMAGE]) for _ in range(20)} == {IMAGE}
    assert turns.next([CLOUD]) is CLOUD
