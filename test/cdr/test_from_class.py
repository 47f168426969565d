# SPDX-License-Identifier: Apache-2.0
"""Descriptions of generated classes, real ones and ones that only look alike."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from ros_viz_bridge.cdr import CdrError, MessageType


class _Foreign:
    """Looks like a generated class, with a type that ROS messages cannot hold."""

    SLOT_TYPES: tuple[Any, ...] = (SimpleNamespace(typename='long double'),)

    @classmethod
    def get_fields_and_field_types(cls) -> dict[str, str]:
        return {'x': 'long double'}


def test_other_classes_are_refused() -> None:
    """A typo in a plugin's class must not end in a traceback far away."""
    with pytest.raises(CdrError, match='not a generated ROS message class'):
        MessageType.from_class(int)


def test_types_without_equivalent_are_refused() -> None:
    """IDL knows types that no ROS tool can publish."""
    _Foreign.__module__ = 'package.msg._foreign'
    with pytest.raises(CdrError, match=r'_Foreign\.x: type long double'):
        MessageType.from_class(_Foreign)


@pytest.mark.ros
def test_fields_bounds_and_defaults() -> None:
    """All that the .msg file says and that decides where bytes lie."""
    msg = pytest.importorskip('rcl_interfaces.msg', reason='rcl_interfaces is not installed')
    described = MessageType.from_class(msg.ParameterDescriptor)
    assert described.name == 'rcl_interfaces/msg/ParameterDescriptor'
    fields = {field.name: field for field in described.fields}
    assert fields['floating_point_range'].type.bound == 1
    assert str(fields['name'].type) == 'string'
    assert fields['dynamic_typing'].default is False
    assert fields['type'].type.base == 'uint8'


@pytest.mark.ros
def test_parts_of_services() -> None:
    """Services are called with the same bytes."""
    srv = pytest.importorskip('std_srvs.srv', reason='std_srvs is not installed')
    assert MessageType.from_class(srv.SetBool.Request).name == 'std_srvs/srv/SetBool_Request'
    event = {f.name: f.type for f in MessageType.from_class(srv.SetBool.Event).fields}
    assert event['request'].base == MessageType.from_class(srv.SetBool.Request)
    assert event['request'].bound == 1
