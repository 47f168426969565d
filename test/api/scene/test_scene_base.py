# SPDX-License-Identifier: Apache-2.0
"""Names form a tree: added again it is replaced, removed it takes along what is below."""

from __future__ import annotations

import numpy as np
import pytest
from support.published import Published


@pytest.fixture
def out() -> Published:
    return Published()


def test_a_name_that_is_none_is_refused(out: Published) -> None:
    with pytest.raises(ValueError, match="name must be as '/arm/hand'"):
        out.scene.add_frame('')
    with pytest.raises(TypeError, match='name must be a string, not 5'):
        out.scene.add_frame(5)  # type: ignore[arg-type]


def test_all_below_goes_too_in_one_picture(out: Published) -> None:
    hand = out.scene.add_frame('/arm/hand/finger')
    arm = out.scene.add_frame('/arm')
    out.scene.add_frame('/army')
    arm.remove()
    assert out.removed == ['/arm', '/arm/hand/finger'] and out.together == 1
    assert hand.removed and list(out.shown) == ['/army']


def test_adding_again_replaces_and_the_old_handle_says_so(out: Published) -> None:
    old = out.scene.add_frame('/a', axes_length=1)
    below = out.scene.add_frame('/a/b')
    new = out.scene.add_frame('a', axes_length=2)
    assert (out.removed, out.part('/a').axes_length, below.removed) == ([], 2.0, False)
    with pytest.raises(RuntimeError, match='replaced by another of its name'):
        old.axes_length = 3
    old.remove()
    assert not new.removed and out.scene.get_handle_by_name('a') is new


def test_another_kind_under_the_name_leaves_nothing_of_the_first(out: Published) -> None:
    out.scene.add_point_cloud('/a', np.zeros((1, 3)))
    out.scene.add_frame('/a')
    assert (out.removed, out.together) == (['/a'], 1)
    assert out.shown['/a'].keys() == {'placement', 'look'}


def test_what_does_not_fit_leaves_the_old_one(out: Published) -> None:
    old = out.scene.add_frame('/a')
    with pytest.raises(ValueError, match='axes_length'):
        out.scene.add_frame('/a', axes_length=-1)
    assert not old.removed
    old.axes_length = 3
    assert out.part('/a').axes_length == 3
