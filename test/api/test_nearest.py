# SPDX-License-Identifier: Apache-2.0
"""An error names what was meant, or what there is."""

from __future__ import annotations

import pytest

from ros_viz_bridge.api.nearest import MOST, nearest


@pytest.mark.parametrize(
    ('given', 'said'),
    [
        ('colour', "did you mean 'color'?"),
        ('Color', "did you mean 'color'?"),
        ('enter', "did you mean 'Enter'?"),
        ('xyz', 'there is Enter, color, visible'),
    ],
)
def test_the_nearest_name_is_said(given: str, said: str) -> None:
    assert nearest(given, ('visible', 'color', 'Enter')) == said


def test_a_long_list_is_cut_and_an_empty_one_says_so() -> None:
    assert nearest('?', ()) == 'there is nothing'
    assert nearest('?', [f'name{i:03}' for i in range(MOST + 1)]).endswith('name039, ...')
