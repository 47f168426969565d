# SPDX-License-Identifier: Apache-2.0
"""Markers as values."""

from __future__ import annotations

import numpy as np
import pytest

from ros_viz_bridge.demo.drawing import Drawing, hues, Type


def test_types_have_the_numbers_of_visualization_msgs() -> None:
    message = pytest.importorskip('visualization_msgs.msg').Marker
    names = {t.name: int(t) for t in Type if t is not Type.ARROW_STRIP}
    assert names == {name: getattr(message, name) for name in names}


def test_an_empty_drawing_has_empty_columns() -> None:
    drawing = Drawing('ns', 1, Type.CUBE)
    assert drawing.points.shape == (0, 3)
    assert drawing.colours.shape == (0, 4)
    assert drawing.uv.shape == (0, 2)


def test_hues_are_opaque_colours_that_go_round() -> None:
    colours = hues(np.linspace(0, 1, 13))
    assert colours.dtype == np.float32 and colours.shape == (13, 4)
    assert colours.min() >= 0 and colours.max() <= 1
    assert (colours[:, 3] == 1).all()
    assert colours[0] == pytest.approx(colours[-1], abs=1e-5)
    assert colours[0][:3] == pytest.approx([1, 0.25, 0.25], abs=0.01)
