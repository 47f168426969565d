# SPDX-License-Identifier: Apache-2.0
"""Where nodes are is the same after it was a row among others, and on the wire."""

from __future__ import annotations

from dataclasses import replace
import struct

from hypothesis import given
from hypothesis import strategies as st
import numpy as np
import pytest

from ros_viz_bridge.wire.codec import decode, encode
from ros_viz_bridge.wire.scene import NodePlacement, NodePlacements
from ros_viz_bridge.wire.schema import SERVER_MESSAGES

numbers = st.floats(allow_nan=False, allow_infinity=False)
threes = st.tuples(numbers, numbers, numbers)
placements = st.builds(
    NodePlacement.at,
    st.sampled_from(['/a', '/b', '/a/ü']),
    st.sampled_from(['', 'map']),
    numbers,
    threes,
    st.tuples(numbers, numbers, numbers, numbers),
    threes,
    st.booleans(),
)


@given(st.lists(placements))
def test_rows_say_what_each_said_and_of_one_name_the_last(said: list[NodePlacement]) -> None:
    message = decode(encode(NodePlacements.of(said)), SERVER_MESSAGES)
    latest = {each.key: each for each in said}
    for rows in (message.rows(), NodePlacements.of_rows(message.rows()).rows()):
        assert rows == latest


def test_a_place_that_is_none_fails_where_it_is_said() -> None:
    with pytest.raises(struct.error):
        NodePlacement.at('/b', '', 0.0, ('x', 0.0, 0.0), (0.0, 0.0, 0.0, 1.0))  # type: ignore[arg-type]


def test_columns_of_different_lengths_are_no_message() -> None:
    message = NodePlacements.of([NodePlacement.at('/a', '', 0.0, (0, 0, 0), (0, 0, 0, 1))])
    for wrong in ({'names': []}, {'frames': []}, {'places': np.zeros((2, 12))}):
        with pytest.raises(ValueError, match='different lengths'):
            replace(message, **wrong).rows()  # type: ignore[arg-type]
