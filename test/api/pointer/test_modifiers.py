# SPDX-License-Identifier: Apache-2.0
"""Combinations of keys are said in any order; a typing error is told at once."""

from __future__ import annotations

import pytest

from ros_viz_bridge.api.pointer.modifiers import button_of, modifier_of


@pytest.mark.parametrize(
    ('given', 'found'),
    [
        (None, ''),
        ('', ''),
        ('shift', 'shift'),
        ('shift+cmd/ctrl', 'cmd/ctrl+shift'),
        ('shift+alt+cmd/ctrl', 'cmd/ctrl+alt+shift'),
    ],
)
def test_the_usual_order(given: str | None, found: str) -> None:
    assert modifier_of(given) == found


@pytest.mark.parametrize('wrong', ['ctrl', 'shift+shift', 'Shift', 'alt+'])
def test_what_is_no_combination_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="'cmd/ctrl', 'alt', 'shift'"):
        modifier_of(wrong)


def test_other_types_and_buttons_are_refused() -> None:
    with pytest.raises(TypeError, match='modifier must be a str or None, not int'):
        modifier_of(3)  # type: ignore[arg-type]
    assert button_of('middle') == 'middle'
    with pytest.raises(ValueError, match=r"left, middle, right, not 'LEFT'"):
        button_of('LEFT')
