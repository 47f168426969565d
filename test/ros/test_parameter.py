# SPDX-License-Identifier: Apache-2.0
"""What describes a parameter is what is checked and documented."""

from __future__ import annotations

from dataclasses import dataclass, fields

import pytest

from ros_viz_bridge.ros.parameter import parameter
from ros_viz_bridge.ros.parameters import allowed, check_value, ParameterError


@dataclass(frozen=True)
class Some:
    way: str = parameter('up', 'Which way.', choices=('up', 'down'))


def test_choices_are_all_that_a_text_may_be():
    (way,) = fields(Some)
    assert check_value(way, 'down') == 'down'
    assert allowed(way) == 'up or down'
    with pytest.raises(ParameterError, match="way is 'left', but must be up or down"):
        check_value(way, 'left')
