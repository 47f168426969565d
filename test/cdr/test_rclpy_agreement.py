# SPDX-License-Identifier: Apache-2.0
"""Agreement with rclpy's own serialisation: every type of every installed interface package."""

from __future__ import annotations

import importlib
import inspect
import os
from pathlib import Path
from typing import Any

from cdr.helpers import plain, same, values_of
from hypothesis import given, HealthCheck, settings
from hypothesis import strategies as st
import pytest

from ros_viz_bridge.cdr import FieldType, MessageType, Reader, Writer
from ros_viz_bridge.cdr.from_class import find_class

rclpy_serialization = pytest.importorskip('rclpy.serialization', reason='rclpy is not installed')
pytestmark = pytest.mark.ros


def _installed_packages() -> list[str]:
    """List the packages that register interfaces in an ament index."""
    prefixes = [Path(p) for p in os.environ.get('AMENT_PREFIX_PATH', '').split(os.pathsep) if p]
    prefixes.append(Path(importlib.import_module('rclpy').__file__ or '').parents[4])
    index = Path('share/ament_index/resource_index/rosidl_interfaces')
    found = {entry.name for prefix in prefixes for entry in (prefix / index).glob('*')}
    return sorted(found)


def _classes(package: str) -> list[type]:
    """List the message classes of a package, the parts of services and actions included."""
    found: dict[str, type] = {}
    for kind in ('msg', 'srv', 'action'):
        try:
            module = importlib.import_module(f'{package}.{kind}')
        except ImportError:
            continue
        for member in vars(module).values():
            if not inspect.isclass(member):
                continue
            parts = ('Request', 'Response', 'Event', 'Goal', 'Result', 'Feedback')
            owned = [getattr(member, part) for part in parts if hasattr(member, part)]
            for cls in [member, *owned]:
                if hasattr(cls, 'SLOT_TYPES'):
                    found[f'{kind}/{cls.__name__}'] = cls
    return list(found.values())


_PACKAGES = _installed_packages()


def _to_ros(value: Any, field_type: FieldType) -> Any:
    """Make what rclpy's setters want from a plain value."""
    if isinstance(value, list):
        return [_to_ros(item, FieldType(field_type.base)) for item in value]
    if isinstance(field_type.base, MessageType):
        return _message(field_type.base, value)
    return bytes([value]) if field_type.base == 'byte' else value


def _message(message_type: MessageType, values: dict[str, Any]) -> Any:
    package, kind, name = message_type.name.split('/')
    message = find_class([package, kind], name, '')()
    for field in message_type.fields:
        setattr(message, field.name, _to_ros(values[field.name], field.type))
    return message


def _from_ros(value: Any, field_type: FieldType) -> Any:
    """Make a plain value from what rclpy holds."""
    if field_type.sequence or field_type.length is not None:
        return [_from_ros(item, FieldType(field_type.base)) for item in value]
    if isinstance(field_type.base, MessageType):
        return {
            field.name: _from_ros(getattr(value, field.name), field.type)
            for field in field_type.base.fields
        }
    return value[0] if field_type.base == 'byte' else plain(value)


def _check(cls: type, message_type: MessageType, values: dict[str, Any]) -> None:
    message = _message(message_type, values)
    assert same(
        plain(Reader(message_type).read(rclpy_serialization.serialize_message(message))), values
    )
    written = Writer(message_type).write(values)
    back = rclpy_serialization.deserialize_message(written, cls)
    assert same(_from_ros(back, FieldType(message_type)), values)
    assert Writer(message_type).write(message) == written
    assert Writer(message_type).write(Reader(message_type).read(written)) == written
    big = Writer(message_type, big_endian=True).write(values)
    assert same(plain(Reader(message_type).read(big)), values)


def _check_package(package: str, *, examples: int, most: int) -> None:
    for cls in _classes(package):
        _check_type(cls, examples=examples, most=most)


def _check_type(cls: type, *, examples: int, most: int) -> None:
    message_type = MessageType.from_class(cls)

    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),  # some types are large
    )
    @given(values=values_of(message_type, most=most))
    def check(values: dict[str, Any]) -> None:
        _check(cls, message_type, values)

    check()


def test_packages_are_found() -> None:
    """Without packages all tests below would pass on nothing."""
    assert {'std_msgs', 'geometry_msgs', 'sensor_msgs', 'visualization_msgs'} <= set(_PACKAGES)


@pytest.mark.parametrize('package', _PACKAGES)
def test_every_type_agrees(package: str) -> None:
    """A user's topic of any type is read and written as rclpy does."""
    _check_package(package, examples=5, most=2)


@pytest.mark.slow
@pytest.mark.parametrize('package', _PACKAGES)
def test_every_type_agrees_on_many_messages(package: str) -> None:
    """The same, searched for longer."""
    _check_package(package, examples=60, most=3)


@pytest.mark.parametrize('package', _PACKAGES)
def test_defaults_agree(package: str) -> None:
    """What a dict leaves out is what a new message object has."""
    for cls in _classes(package):
        message_type = MessageType.from_class(cls)
        expected = _from_ros(cls(), FieldType(message_type))
        back = rclpy_serialization.deserialize_message(Writer(message_type).write({}), cls)
        assert same(_from_ros(back, FieldType(message_type)), expected), cls


@settings(max_examples=10, deadline=None)
@given(sizes=st.lists(st.integers(0, 5), min_size=300, max_size=300), seed=st.randoms())
def test_many_markers_of_changing_lengths_agree(sizes: list[int], seed: Any) -> None:
    """Long arrays whose elements differ in size: the case columns are made for."""
    msg = pytest.importorskip(
        'visualization_msgs.msg', reason='visualization_msgs is not installed'
    )
    message_type = MessageType.from_class(msg.MarkerArray)
    markers = [
        {
            'ns': 'n' * size,
            'id': i,
            'text': 'ü' * seed.randint(0, 9),
            'points': [{'x': 1.0}] * size,
        }
        for i, size in enumerate(sizes)
    ]
    data = Writer(message_type).write({'markers': markers})
    back = rclpy_serialization.deserialize_message(data, msg.MarkerArray)
    expected = _from_ros(back, FieldType(message_type))
    assert [marker['text'] for marker in expected['markers']] == [m['text'] for m in markers]
    assert same(plain(Reader(message_type).read(data)), expected)
