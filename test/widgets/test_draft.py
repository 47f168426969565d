# SPDX-License-Identifier: Apache-2.0
"""Widgets of one message keep each other's fields, and what others published last."""

from __future__ import annotations

from typing import Any

import pytest
from support.types import STAMPED, TWISTS

from ros_viz_bridge.cdr import CdrError, Reader, view_from_dict
from ros_viz_bridge.widgets.draft import Draft
from ros_viz_bridge.widgets.field_path import FieldPath
from ros_viz_bridge.widgets.field_value import ValueMisfit

X, Z = FieldPath(TWISTS, 'twist.linear.x'), FieldPath(TWISTS, 'twist.angular.z')
DATA = FieldPath(TWISTS, 'data')


def plain(draft: Draft, stamp: float = 0.0) -> dict[str, Any]:
    return Reader(draft.type).read(draft.bytes(stamp)).to_dict()


def test_what_nobody_sets_stays():
    draft = Draft(TWISTS, {'twist': {'linear': {'y': 0.5}}})
    assert draft.show(X) == 0.0
    draft.set(X, 1.0)
    draft.set(Z, 2.0)
    twist = plain(draft)['twist']
    assert (twist['linear'], twist['angular']['z']) == ({'x': 1.0, 'y': 0.5, 'z': 0.0}, 2.0)
    draft.take(view_from_dict(TWISTS, {'name': 'other', 'twist': {'angular': {'z': 7.0}}}))
    draft.set(X, 3.0)
    assert (plain(draft)['name'], draft.show(Z), draft.show(X)) == ('other', 7.0, 3.0)


def test_what_does_not_fit_changes_nothing():
    draft = Draft(TWISTS, None)
    draft.set(DATA, [1.0])
    for wrong in ('[[1]]', 'x', True):
        with pytest.raises(ValueMisfit):
            draft.set(DATA, wrong)
    assert draft.show(DATA) == [1.0]
    with pytest.raises(CdrError, match='linar'):
        Draft(TWISTS, {'twist': {'linar': {}}})


def test_headers_get_the_time():
    draft = Draft(STAMPED, {'pose': {'header': {'frame_id': 'map'}}})
    header = plain(draft, 12.5)['pose']['header']
    assert header == {'stamp': {'sec': 12, 'nanosec': 500_000_000}, 'frame_id': 'map'}
