# SPDX-License-Identifier: Apache-2.0
"""Positions of elements: regular ones as a formula, others as an index."""

from __future__ import annotations

from cdr.helpers import POSE_ARRAY, TRICKY
import numpy as np

from ros_viz_bridge.cdr import view_from_dict
from ros_viz_bridge.cdr.tracks import Places


def test_places_as_formula_and_as_index_are_the_same() -> None:
    """Sub-ranges and single elements are taken from either."""
    formula, index = Places(5, 8, 3), Places(5, 8, 0, 8 + 3 * np.arange(5))
    for places in (formula, index):
        assert places.all().tolist() == [8, 11, 14, 17, 20]
        assert places.cut(1, 3).all().tolist() == [11, 14]
        assert places.cut(1, 3).n == 2


def test_fixed_elements_lie_regularly_however_many() -> None:
    """A cloud of points as messages must not cost an index."""
    view = view_from_dict(POSE_ARRAY, {'poses': np.zeros((1000, 7))})
    track = view.poses._track
    places = track.places(len(track.group.steps))
    assert (places.n, places.stride, places.index) == (1000, 56, None)


def test_a_first_element_that_starts_less_aligned() -> None:
    """After the first, every element starts where the one before ended."""
    mixed = [{'small': i, 'large': i + 0.5, 'three': [i, i, i], 'truth': True} for i in range(4)]
    view = view_from_dict(TRICKY, {'mixed': mixed, 'two': mixed[:2]})
    for columns, n in ((view.mixed, 4), (view.two, 2)):
        assert columns.small.tolist() == list(range(n))
        assert columns.large.tolist() == [i + 0.5 for i in range(n)]
        assert columns.three.tolist() == [[i] * 3 for i in range(n)]
        assert columns.truth.all()


def test_offsets_say_which_elements_belong_together() -> None:
    """Points of 10,000 markers come as one array."""
    named = [{'points': [{'x': 1.0}] * count} for count in (2, 0, 1)]
    track = view_from_dict(TRICKY, {'named': named}).named.points.values._track
    assert track.offsets.tolist() == [0, 2, 2, 3]
    assert track.n == 3
