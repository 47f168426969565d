# SPDX-License-Identifier: Apache-2.0
"""What vectors and colours refuse."""

from __future__ import annotations

from typing import Any

import pytest
from support.widgets import Recorder


def test_what_does_not_fit_is_named() -> None:
    gui: Any = Recorder().gui
    with pytest.raises(ValueError, match='min must not be above max: 2.0 is more than 1.0'):
        gui.add_vector2('V', (0, 0), min=(0, 2), max=(1, 1))
    with pytest.raises(ValueError, match='value must be 2 numbers, not 3'):
        gui.add_vector2('V', (0, 0, 0))
    with pytest.raises(ValueError, match='V z is at most 1, not 2'):
        gui.add_vector3('V', (0, 0, 2), max=(1, 1, 1))
    with pytest.raises(ValueError, match='value must be ints from 0 to 255'):
        gui.add_rgb('C', (0, 0, 300))
    with pytest.raises(ValueError, match='value must be 4 numbers'):
        gui.add_rgba('C', (0, 0, 0))
