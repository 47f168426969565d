# SPDX-License-Identifier: Apache-2.0
"""Empty columns have the shape that the annotation says."""

from __future__ import annotations

from ros_viz_bridge.wire.columns import empty, F32x3, U8


def test_empty_columns() -> None:
    assert empty(U8)().shape == (0,)
    assert empty(U8)().dtype == 'uint8'
    assert empty(F32x3)().shape == (0, 3)
    assert empty(F32x3)().dtype == 'float32'
