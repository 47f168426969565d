# SPDX-License-Identifier: Apache-2.0
"""How far something is."""

from __future__ import annotations

import pytest

from ros_viz_bridge.api.gui.progress_bar import percent


def test_it_is_a_number_of_per_cent() -> None:
    assert [percent('value', each) for each in (0, 33.5, 100)] == [0.0, 33.5, 100.0]
    for wrong in (-0.1, 100.1):
        with pytest.raises(ValueError, match='value must be from 0 to 100'):
            percent('value', wrong)
    with pytest.raises(TypeError, match='value must be a number'):
        percent('value', '5')
