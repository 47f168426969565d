# SPDX-License-Identifier: Apache-2.0
"""A marker server hears who did what, where, in the frame it was meant."""

from __future__ import annotations

import pytest
from support.interactive import feedback

from ros_viz_bridge.inputs import interactive_feedback
from ros_viz_bridge.inputs.base import InputError


def test_all_fields_arrive() -> None:
    event = feedback('menu_select', orientation=(0.0, 0.0, 0.6, 0.8), menu_entry=7)
    made = interactive_feedback.to_ros(event, stamp=12.5, client_id='bridge/c1')
    assert made['header'] == {'stamp': {'sec': 0, 'nanosec': 0}, 'frame_id': 'map'}
    assert (made['client_id'], made['marker_name'], made['control_name']) == (
        'bridge/c1',
        'a',
        'move',
    )
    assert (made['event_type'], made['menu_entry_id']) == (2, 7)
    assert made['pose']['position'] == {'x': 1.0, 'y': 2.0, 'z': 3.0}
    assert made['pose']['orientation'] == {'x': 0.0, 'y': 0.0, 'z': 0.6, 'w': 0.8}
    assert made['mouse_point'] == {'x': 0.5, 'y': 0.25, 'z': 0.0} and made['mouse_point_valid']


def test_a_marker_that_is_not_locked_is_stamped_with_now() -> None:
    event = feedback('pose_update', locked=False, mouse_point_valid=False)
    made = interactive_feedback.to_ros(event, stamp=12.5, client_id='x')
    assert made['header']['stamp'] == {'sec': 12, 'nanosec': 500_000_000}
    assert made['mouse_point'] == {'x': 0.0, 'y': 0.0, 'z': 0.0}


@pytest.mark.parametrize(
    ('event', 'number'),
    [
        ('keep_alive', 0),
        ('pose_update', 1),
        ('button_click', 3),
        ('mouse_down', 4),
        ('mouse_up', 5),
    ],
)
def test_event_types_are_those_of_the_message(event: str, number: int) -> None:
    made = interactive_feedback.to_ros(feedback(event), stamp=1.0, client_id='x')
    assert made['event_type'] == number


def test_a_pose_that_is_none_is_never_published() -> None:
    event = feedback('pose_update', position=(float('nan'), 0.0, 0.0))
    with pytest.raises(InputError, match='no pose'):
        interactive_feedback.to_ros(event, stamp=1.0, client_id='x')
