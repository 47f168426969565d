# SPDX-License-Identifier: Apache-2.0
"""diagnostic_msgs/msg/DiagnosticArray: the state of every part arrives, whoever says it."""

from __future__ import annotations

from typing import Any

from ros_viz_bridge.displays import diagnostic_array
from ros_viz_bridge.displays.base import Source
from ros_viz_bridge.wire.codec import decode, encode
from ros_viz_bridge.wire.diagnostics import Diagnostic, Diagnostics, DiagnosticValue
from ros_viz_bridge.wire.display import StatusItem
from ros_viz_bridge.wire.schema import SERVER_MESSAGES

SOURCE = Source('/diagnostics', '/diagnostics', 100.0, diagnostic_array.Options())


def convert(as_view: Any, *status: dict[str, Any], sec: int = 9) -> tuple[list[Diagnostic], list]:
    values = {'header': {'stamp': {'sec': sec}}, 'status': list(status)}
    found = list(diagnostic_array.convert(as_view(diagnostic_array.ROS_TYPE, values), SOURCE))
    parts = [part for one in found if isinstance(one, Diagnostics) for part in one.parts]
    return parts, [one for one in found if isinstance(one, StatusItem)]


def part(name: str, level: int = 0, **values: Any) -> dict[str, Any]:
    return {'name': name, 'level': bytes([level]), **values}


def by_writer(as_view: Any, status: dict[str, Any]) -> dict[str, Any]:
    """A byte is bytes to rclpy and a number to our own writer."""
    return status if 'rclpy' in as_view.__name__ else {**status, 'level': status['level'][0]}


def test_everything_of_a_part_arrives(as_view: Any) -> None:
    status = part(
        'arm: elbow',
        1,
        message='hot',
        hardware_id='m7',
        values=[{'key': 'Temperature', 'value': '81 °C'}, {'key': '', 'value': ''}],
    )
    parts, items = convert(as_view, by_writer(as_view, status))
    assert items == []
    assert parts == [
        Diagnostic(
            'arm: elbow',
            'warning',
            'hot',
            'm7',
            [DiagnosticValue('Temperature', '81 °C'), DiagnosticValue('', '')],
            9.0,
            100.0,
        )
    ]
    message = Diagnostics('/diagnostics', 'parts', parts)
    assert decode(encode(message), SERVER_MESSAGES) == message


def test_levels_are_those_of_ros(as_view: Any) -> None:
    parts, items = convert(as_view, *(by_writer(as_view, part(f'p{i}', i)) for i in range(5)))
    assert [each.level for each in parts] == ['ok', 'warning', 'error', 'stale', 'error']
    assert items == [StatusItem('p4', 'warning', 'level 4 is none of 0, 1, 2, 3')]


def test_a_part_without_name_is_left_out_and_told(as_view: Any) -> None:
    parts, items = convert(as_view, by_writer(as_view, part('')), by_writer(as_view, part('b')))
    assert [each.name for each in parts] == ['b']
    assert items == [StatusItem('status', 'warning', '1 parts have no name')]


def test_huge_messages_are_bounded(as_view: Any) -> None:
    many = [by_writer(as_view, part(f'p{i}')) for i in range(1001)]
    many[0]['message'] = 'x' * 10_000
    many[0]['values'] = [{'key': 'k', 'value': 'v'}] * 300
    parts, items = convert(as_view, *many)
    assert len(parts) == 1000 and items[0].text == '1001 parts; the first 1000 are shown'
    assert len(parts[0].message) < 2100 and len(parts[0].values) == 200


def test_without_a_stamp_the_receipt_counts(as_view: Any) -> None:
    assert convert(as_view, by_writer(as_view, part('a')), sec=0)[0][0].stamp == 100.0
