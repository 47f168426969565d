# SPDX-License-Identifier: Apache-2.0
"""Commands reach the pages as they were said, and what is wrong is named."""

from __future__ import annotations

from typing import Any

import pytest
from support.widgets import Recorder

from ros_viz_bridge.wire.command import Command


def test_a_command_is_told_with_its_key_to_those_whom_it_is_for() -> None:
    told = Recorder()
    told.gui.add_command('Calibrate')
    own = told.own.add_command(
        'Home', description='slowly', hotkey='h', modifier='shift+alt', icon='home', disabled=True
    )
    plain, full = told.of(Command)
    assert (plain.label, plain.hotkey, plain.disabled) == ('Calibrate', '', False)
    assert full == Command('', own.key, 'Home', 'slowly', 'H', 'alt+shift', 'home', True)
    assert [layer for layer, _ in told.messages] == ['', 'c1']
    told.gui.reset()
    assert len(told.removed) == 1


@pytest.mark.parametrize(
    ('arguments', 'error', 'words'),
    [
        ({'label': 7}, TypeError, 'label must be a str, not int'),
        ({'hotkey': 'F1'}, ValueError, 'hotkey must be None'),
        ({'modifier': 'shift'}, ValueError, 'needs a hotkey'),
        ({'disabled': 1}, TypeError, 'disabled must be True or False'),
        ({'description': 7}, TypeError, 'description must be a str'),
    ],
)
def test_wrong_use_names_the_argument(
    arguments: dict[str, Any], error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        Recorder().gui.add_command(**{'label': 'Calibrate', **arguments})
