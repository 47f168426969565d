# SPDX-License-Identifier: Apache-2.0
"""Keys that commands may have."""

from __future__ import annotations

from typing import Any

import pytest

from ros_viz_bridge.api.gui.hotkeys import check_modifier, hotkey, modifier


def test_keys_and_what_is_held_are_written_in_one_way() -> None:
    assert [hotkey(key) for key in (None, 'r', 'R', '7', 'ArrowUp')] == [
        '',
        'R',
        'R',
        '7',
        'arrowup',
    ]
    assert modifier('shift+cmd/ctrl') == 'cmd/ctrl+shift'
    assert modifier(None) == modifier('') == ''
    check_modifier('R', 'shift')


@pytest.mark.parametrize('key', ['é', 'F5', '', '+', 'rr'])
def test_other_keys_are_named(key: str) -> None:
    if key:
        with pytest.raises(ValueError, match='hotkey must be None, a letter, a digit or one of'):
            hotkey(key)
    else:
        assert hotkey(key) == ''


@pytest.mark.parametrize('held', ['ctrl', 'shift+shift', 'alt+', 'Alt'])
def test_other_things_held_are_named(held: str) -> None:
    with pytest.raises(ValueError, match='modifier must be None, or of cmd/ctrl, alt, shift'):
        modifier(held)


@pytest.mark.parametrize('wrong', [7, b'R', ['R']])
def test_only_texts_are_keys(wrong: Any) -> None:
    with pytest.raises(TypeError, match='hotkey must be a str'):
        hotkey(wrong)


def test_nothing_is_held_with_no_key() -> None:
    with pytest.raises(ValueError, match="modifier 'shift' needs a hotkey"):
        check_modifier('', 'shift')


def test_space_stays_the_stop() -> None:
    with pytest.warns(UserWarning, match='space stops the outputs to the robot'):
        assert hotkey('space') == ''
