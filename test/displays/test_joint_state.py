# SPDX-License-Identifier: Apache-2.0
"""sensor_msgs/msg/JointState: every number of every joint; what is wrong is named."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from ros_viz_bridge.displays import joint_state
from ros_viz_bridge.displays.base import Source
from ros_viz_bridge.wire.display import StatusItem
from ros_viz_bridge.wire.robot import JointStates


def convert(as_view: Any, **fields: Any) -> tuple[JointStates | None, dict[str, StatusItem]]:
    values = {'header': {'stamp': {'sec': 7, 'nanosec': 500_000_000}, 'frame_id': ''}, **fields}
    source = Source('/joint_states', '/joint_states', 5.0, joint_state.Options())
    found = list(joint_state.convert(as_view(joint_state.ROS_TYPE, values), source))
    items = {one.name: one for one in found if isinstance(one, StatusItem)}
    states = [one for one in found if isinstance(one, JointStates)]
    return (states[0] if states else None), items


def test_all_columns_arrive(as_view: Any) -> None:
    states, items = convert(
        as_view, name=['a', 'b'], position=[1.0, 2.0], velocity=[3.0, 4.0], effort=[5.0, 6.0]
    )
    assert states is not None and items == {}
    assert states.names == ['a', 'b']
    assert states.stamp.tolist() == [7.5, 7.5]
    assert states.position.tolist() == [1, 2]
    assert states.velocity.tolist() == [3, 4]
    assert states.effort.tolist() == [5, 6]


def test_what_is_not_told_is_nan(as_view: Any) -> None:
    states, items = convert(as_view, name=['a'], position=[1.0])
    assert states is not None and items == {}
    assert np.isnan(states.velocity).all() and np.isnan(states.effort).all()


def test_a_column_of_the_wrong_length_is_named_and_the_others_are_taken(as_view: Any) -> None:
    states, items = convert(as_view, name=['a', 'b'], position=[1.0, 2.0], effort=[1.0])
    assert states is not None and states.position.tolist() == [1, 2]
    assert items['effort'].text == 'it has 1 values for 2 joints'
    assert items['effort'].level == 'error'


def test_no_joint_is_moved_by_what_is_no_number(as_view: Any) -> None:
    states, items = convert(as_view, name=['a', 'b'], position=[math.nan, math.inf])
    assert states is not None and np.isnan(states.position).all()
    assert 'infinite' in items['b'].text


def test_names_are_needed_once(as_view: Any) -> None:
    states, items = convert(as_view, name=['a', '', 'a'], position=[1.0, 2.0, 3.0])
    assert states is not None and (states.names, states.position.tolist()) == (['a'], [1.0])
    assert 'empty' in items['name[1]'].text and 'twice' in items['a'].text


def test_no_joints_are_no_news(as_view: Any) -> None:
    assert convert(as_view) == (None, {})
    states, items = convert(as_view, position=[1.0])
    assert states is None and items['position'].level == 'error'


def test_too_many_joints_are_refused(as_view: Any) -> None:
    with pytest.raises(ValueError, match='at most'):
        convert(as_view, name=[f'j{i}' for i in range(10_001)])
