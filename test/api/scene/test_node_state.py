# SPDX-License-Identifier: Apache-2.0
"""What a node is made of."""

from __future__ import annotations

from typing import Any

import pytest

from ros_viz_bridge.api.scene.node_state import NodeState, Part, Parts, with_fields
from ros_viz_bridge.wire.scene import NodePlacement

PLACE = NodePlacement.at('/n', '', 0.0, (1.0, 2.0, 3.0), (0.0, 0.0, 0.0, 1.0))


def whole(parts: dict[str, Part]) -> Parts:
    """Return what fits together."""
    if parts['placement'] == with_fields(PLACE, {'stamp': -1.0}):
        raise ValueError('that does not fit')
    return parts


def test_a_part_with_other_fields_leaves_the_first_as_it_was() -> None:
    other = with_fields(PLACE, {'position': (4.0, 5.0, 6.0)})
    assert other == NodePlacement.at('/n', '', 0.0, (4.0, 5.0, 6.0), PLACE.orientation)
    assert PLACE.position == (1.0, 2.0, 3.0)


@pytest.mark.parametrize('every', [False, True])
def test_fields_are_changed_and_told_or_nothing_is(every: bool) -> None:
    told: list[Any] = []
    state = NodeState(
        {'placement': PLACE},
        whole,
        lambda parts, changed: told.append((parts, *changed)),
        gone='it was removed',
    )

    def assign(**values: Any) -> None:
        if every:
            state.assign_all({'placement': values})
        else:
            state.assign('placement', values)

    assign(visible=False)
    hidden = with_fields(PLACE, {'visible': False})
    assert told == [({'placement': PLACE}, PLACE), ({'placement': hidden}, hidden)]
    assert state.state is told[-1][0]
    assign(visible=True)
    with pytest.raises(ValueError, match='does not fit'):
        assign(stamp=-1.0)
    assert len(told) == 3
    assert state.state == {'placement': PLACE}
    other = with_fields(PLACE, {'visible': False})
    said: list[Part] = []

    def take(part: Part) -> bool:
        said.append(part)
        return True

    assert not state.swap('placement', other, PLACE, take), 'it is not that any more'
    assert state.swap('placement', state.state['placement'], other, take)
    assert (said, len(told)) == ([other], 3)
    assert state.swap('placement', other, PLACE, lambda part: False) and len(told) == 4
    state.end(told.append)
    with pytest.raises(RuntimeError, match='it was removed'):
        assign(visible=False)
    assert state.state == {'placement': PLACE}
