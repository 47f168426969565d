# SPDX-License-Identifier: Apache-2.0
"""Only values that fit reach a widget, and only from who may set it."""

from __future__ import annotations

import pytest
from support.scene import entry

from ros_viz_bridge.core.lease import Leases
from ros_viz_bridge.core.scene_log import SceneLog
from ros_viz_bridge.core.widgets import Widgets
from ros_viz_bridge.wire.client import WidgetChanged
from ros_viz_bridge.wire.gui import Widget, WidgetState, WidgetValue
from ros_viz_bridge.wire.gui_containers import GuiFolder
from ros_viz_bridge.wire.gui_inputs import (
    GuiButton,
    GuiCheckbox,
    GuiMultiSlider,
    GuiText,
    WidgetHeld,
)


class Known:
    """Widgets of a log."""

    def __init__(self, *widgets: Widget) -> None:
        self.log = SceneLog(lambda: 0.0)
        self.leases = Leases(('arm',), timeout=5.0)
        self.widgets = Widgets(self.log, self.leases)
        for each in widgets:
            self.log.add(entry(each))

    def refuses(self, widget: str, value: WidgetValue, client: str = 'c1') -> str:
        return self.widgets.changed(client, WidgetChanged(widget, value, 1))


def test_what_is_disabled_takes_nothing() -> None:
    known = Known(
        GuiText('', 't', label='Say'),
        GuiText('', 'off', label='Say', disabled=True),
        GuiFolder('', 'f', label='F'),
    )
    assert known.refuses('t', 'a') == ''
    assert known.refuses('t', True) == 'Say needs a text'
    assert known.refuses('off', 'a') == 'Say is disabled'
    assert 'takes no value' in known.refuses('f', True)
    assert known.refuses('nothing', 1.0) == "there is no widget 'nothing'"


def test_a_clients_own_widget_comes_before_a_shared_one() -> None:
    known = Known(GuiCheckbox('', 'w', label='Shared'))
    known.log.add(entry(GuiCheckbox('', 'w', label='Own'), 'c1'))
    own, shared = known.widgets.find('c1', 'w'), known.widgets.find('c2', 'w')
    assert own and shared
    assert (own[0], own[1].label) == ('c1', 'Own')
    assert (shared[0], shared[1].label) == ('', 'Shared')
    assert known.widgets.find('c1', 'v') is None


def test_what_belongs_to_a_group_is_for_its_holder_alone() -> None:
    known = Known(
        GuiFolder('', 'arm', label='Arm', group='arm'),
        GuiFolder('', 'hand', label='Hand', container='arm'),
        GuiButton('', 'grip', label='Grip', container='hand', hold_hz=[10.0]),
        GuiButton('', 'free', label='Free'),
        GuiButton('', 'wrong', label='Wrong', group='leg'),
        GuiButton('', 'round', label='Round', container='round'),
    )
    assert known.refuses('grip', True) == ("Grip: nobody has the control of 'arm'; take it first")
    known.leases.take('arm', 'c1', 0.0)
    assert known.refuses('grip', True) == known.refuses('free', True, 'c2') == ''
    assert known.refuses('grip', True, 'c2').startswith('Grip: c1 has the control')
    assert 'c1 has' in known.widgets.held('c2', WidgetHeld('grip', 10.0))
    assert known.widgets.held('c1', WidgetHeld('grip', 10.0)) == ''
    assert known.refuses('wrong', True) == "Wrong: there is no control group 'leg'"
    assert known.refuses('round', True) == ''


@pytest.mark.parametrize(
    ('value', 'moves'),
    [([0.0, 3.0, 9.0], False), ([1.0, 3.0, 9.0], True), ([0.0, 3.0, 8.0], True)],
)
def test_fixed_ends_stay_whatever_a_page_says(value: list[float], moves: bool) -> None:
    slider = GuiMultiSlider('', 's', label='S', count=3, maximum=10.0, fixed_endpoints=True)
    known = Known(slider)
    known.log.add(entry(WidgetState('', 's', [0.0, 5.0, 9.0], True, '', 0)))
    assert bool(known.refuses('s', value)) == moves
