# SPDX-License-Identifier: Apache-2.0
"""Sizes, ranges and numpy types of the primitives agree with struct and numpy."""

from __future__ import annotations

import struct

import numpy as np
import pytest

from ros_viz_bridge.cdr.primitives import ALIASES, dtype, Primitive, PRIMITIVES

_ALL = pytest.mark.parametrize('primitive', PRIMITIVES.values(), ids=list(PRIMITIVES))


@_ALL
def test_struct_and_numpy_agree(primitive: Primitive) -> None:
    """A wrong size would shift every field that follows."""
    assert struct.calcsize(f'<{primitive.code}') == primitive.size
    for order in '<>=':
        assert dtype(primitive, order).itemsize == primitive.size
        assert dtype(primitive, order).kind == primitive.kind
    packed = struct.pack(f'>{primitive.code}', 1)
    assert np.frombuffer(packed, dtype(primitive, '>'))[0] == 1


@_ALL
def test_ranges_are_those_of_numpy(primitive: Primitive) -> None:
    """The writer refuses what is outside, so the limits must be exact."""
    if primitive.kind in 'iu':
        info = np.iinfo(dtype(primitive).type)
        assert primitive.range == (info.min, info.max)


def test_zero_has_the_type_of_the_field() -> None:
    """What a dict leaves out is filled with this."""
    assert PRIMITIVES['bool'].zero is False
    assert isinstance(PRIMITIVES['float32'].zero, float)
    assert type(PRIMITIVES['int8'].zero) is int


def test_aliases_lead_to_primitives() -> None:
    """Generated classes use IDL's names."""
    assert set(ALIASES.values()) <= set(PRIMITIVES)
