# SPDX-License-Identifier: Apache-2.0
"""A node's parameter among the widgets: in step, within its range, and waiting for its node."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from rcl_interfaces.msg import FloatingPointRange, ParameterDescriptor
from rclpy.parameter import Parameter
from support.world import Robot, running_bridge, until, Viewer

from ros_viz_bridge.core.session import ClientInfo
from ros_viz_bridge.layout.layout_widgets import read_widgets
from ros_viz_bridge.layout.yaml_nodes import read_yaml
from ros_viz_bridge.ros import parameter_binding
from ros_viz_bridge.wire.client import WidgetChanged
from ros_viz_bridge.wire.gui import WidgetState
from ros_viz_bridge.wire.gui_inputs import GuiCheckbox, GuiSlider
from ros_viz_bridge.wire.session import Notice

pytestmark = pytest.mark.ros
LAYOUT = """
widgets:
  - {slider: Speed, parameter: 'robot:speed'}
  - {checkbox: Fixed, parameter: '/robot:fixed'}
  - {vector: Gains, parameter: '/robot:gains', min: 0, max: 1}
"""


@pytest.fixture
def bridge(tmp_path) -> Iterator[Any]:
    path = tmp_path / 'layout.yaml'
    path.write_text(LAYOUT)
    with running_bridge(f'layout_file:={path}') as node:
        # A test has no time to wait for the next second.
        node.node.create_timer(0.05, node.widgets.poll)
        yield node


def declare(robot: Robot) -> None:
    span = FloatingPointRange(from_value=0.0, to_value=2.0)
    about = ParameterDescriptor(description='How fast', floating_point_range=[span])
    robot.node.declare_parameter('speed', 0.5, about)
    robot.node.declare_parameter('gains', [0.5] * 5)
    robot.node.declare_parameter('fixed', True, ParameterDescriptor(read_only=True))


def value(page: Viewer, wanted: float) -> WidgetState:
    return page.wait_for(
        lambda m: isinstance(m, WidgetState) and m.key == 'speed' and m.value == wanted
    )


def test_it_is_read_set_followed_and_waited_for(bridge, open_page):
    page = open_page(bridge)
    away = page.wait_for(lambda m: isinstance(m, GuiSlider) and m.disabled)
    assert 'there is no node /robot' in away.hint
    robot = Robot()
    declare(robot)
    slider = page.wait_for(lambda m: isinstance(m, GuiSlider) and not m.disabled)
    assert (slider.minimum, slider.maximum) == (0.0, 2.0)
    assert slider.hint.startswith('How fast')
    value(page, 0.5)
    fixed = page.wait_for(lambda m: isinstance(m, GuiCheckbox) and 'read-only' in m.hint)
    assert fixed.disabled
    offered = bridge.widgets._by_key['gains']._widgets
    until(lambda: offered['gains'].count == 5)
    assert (offered['gains'].minimum, offered['gains'].maximum) == ([0.0] * 5, [1.0] * 5)
    page.send(WidgetChanged('speed', 1.5, 1))
    until(lambda: robot.node.get_parameter('speed').value == 1.5)
    robot.node.set_parameters([Parameter('speed', value=0.25)])
    assert value(page, 0.25).origin == ''
    robot.node.add_on_set_parameters_callback(lambda given: _refused())
    page.send(WidgetChanged('speed', 1.0, 2))
    assert 'not today' in page.wait_for(Notice).text
    value(page, 0.25)
    robot.close()
    page.wait_for(lambda m: isinstance(m, GuiSlider) and m.disabled)
    robot = Robot()
    declare(robot)
    page.wait_for(lambda m: isinstance(m, GuiSlider) and not m.disabled)
    value(page, 0.5)
    robot.close()


def test_what_waits_for_the_executor_is_dropped_by_a_stop_that_was_lifted(monkeypatch):
    stops, waiting, set_to, told = [0], [], [], []
    remote = SimpleNamespace(
        owner='/robot', close=None, set=lambda value, done: set_to.append(value.double_value)
    )
    monkeypatch.setattr(parameter_binding, 'RemoteParameter', lambda *_, **__: remote)

    def permit() -> Any:
        count = stops[0]
        return lambda: stops[0] == count

    publications = SimpleNamespace(
        submit=lambda call, *args: call(*args),
        held_back=False,
        permit=permit,
        note=lambda *_: None,
    )
    (entry,) = read_widgets(read_yaml("- {number: Speed, parameter: 'robot:speed'}", file='f'))
    binding = parameter_binding.ParameterBinding(
        None,  # type: ignore[arg-type]
        SimpleNamespace(publish=lambda message, **_: told.append(message)),
        publications,  # type: ignore[arg-type]
        SimpleNamespace(post=waiting.append),  # type: ignore[arg-type]
        entry,
        0.0,
    )
    binding._take(Parameter('speed', value=0.5).get_parameter_value())
    for value in (1.0, 2.0):
        binding.changed(ClientInfo('c1', 'operator'), WidgetChanged('speed', value, 1))
        stops[0] += value == 1.0
    for go in waiting:
        go()
    assert set_to == [2.0]
    assert [m.text for m in told if isinstance(m, Notice)] == ['Speed: outputs were stopped']


def _refused() -> Any:
    from rcl_interfaces.msg import SetParametersResult

    return SetParametersResult(successful=False, reason='not today')
