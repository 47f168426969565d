# SPDX-License-Identifier: Apache-2.0
"""Panels of a layout: what is written by hand opens, a mistake is named with its line."""

from __future__ import annotations

import pytest

from ros_viz_bridge.layout.layout_panels import panel_lines, read_panels, USUAL
from ros_viz_bridge.layout.yaml_nodes import LayoutError, read_yaml
from ros_viz_bridge.wire.panels import PanelArrangement, WindowPlace


def read(text: str) -> PanelArrangement:
    return read_panels(read_yaml(text, file='f'))


def test_nothing_said_is_as_usual() -> None:
    assert read('{}') == USUAL
    assert panel_lines(USUAL) == {}


def test_what_is_said_opens() -> None:
    found = read(
        'bottom: plot\nright: message\nbeside: [frames]\nheight: 300\ncontrols: false\n'
        'plot: [/odom.twist.twist.linear.x]\nplot_time: 60\nmessage: /odom\n'
        'windows: {/camera: [1, 2, 300, 200]}'
    )
    assert (found.bottom, found.right) == ('plot', 'message')
    assert found.beside == ['message', 'frames'], 'what is open there lies there'
    assert (found.height, found.width, found.displays, found.controls) == (300, 360, True, False)
    assert found.windows == [WindowPlace('/camera', [1.0, 2.0, 300.0, 200.0])]
    said = panel_lines(found)
    assert said['beside'] == ['frames']
    assert 'width' not in said and 'displays' not in said, 'what is as usual is not written'


@pytest.mark.parametrize(
    ('text', 'error'),
    [
        ('bottom: plots', 'line 1: bottom: must be one of plot, message'),
        ('top: plot', 'top: '),
        ('bottom: plot\nright: plot', 'line 2: right: is below the view already'),
        ('bottom: plot\nbeside: [log, plot]', 'line 2: beside: plot is open below the view'),
        ('height: 20', 'must be from 120 to 1200, not 20'),
        ('plot_time: 0', 'must be from 1 to 3600, not 0'),
        ('displays: 1', 'must be true or false, not'),
        ('plot: [odom]', 'plot[0]: must be a topic and a field'),
        (f'plot: [{", ".join(["/a.x"] * 33)}]', '32 numbers can be plotted'),
        ('windows: {/a: [1, 2, 3]}', 'windows./a: must be four numbers'),
        ('windows: {/a: [1, 2, 3, -1]}', 'must be four numbers'),
        (f'windows: {{{", ".join(f"/a{i}: [1, 2, 3, 4]" for i in range(65))}}}', '64 windows'),
    ],
)
def test_mistakes_are_named(text: str, error: str) -> None:
    with pytest.raises(LayoutError) as found:
        read(text)
    assert error in str(found.value)
