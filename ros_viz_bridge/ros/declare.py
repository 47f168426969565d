# SPDX-License-Identifier: Apache-2.0
"""Parameters into and out of an rclpy node: declared once, checked, some changed live."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import Field, fields, replace
from typing import Any

from rcl_interfaces.msg import (
    FloatingPointRange,
    IntegerRange,
    ParameterDescriptor,
    ParameterType,
    SetParametersResult,
)
from rclpy.context import Context
from rclpy.exceptions import InvalidParameterTypeException, InvalidTopicNameException
from rclpy.node import Node
from rclpy.parameter import Parameter

from .forgetting_node import ForgettingNode
from .parameters import (
    check_value,
    check_values,
    kind_of,
    ParameterError,
    Parameters,
    ros_name,
)
from .spinning import guarded

_OWN = ('use_sim_time', 'start_type_description_service')
"""Parameters that rclpy itself declares; so does every QoS override."""


def make_node(name: str, *, context: Context | None) -> Node:
    """Return a node. Raises ParameterError if a parameter that rclpy declares is ill-typed."""
    try:
        return ForgettingNode(name, context=context)
    except InvalidParameterTypeException as error:
        raise ParameterError(f'{error}.') from None


def declare(node: Node) -> Parameters:
    """
    Declare all parameters on ``node`` and return their values.

    Raises ParameterError for a parameter given by file, launch file or command line that does not
    exist, has another type or is out of range.
    """
    # The only place where rclpy keeps what was given: declaring first would raise its own errors,
    # which name neither what is allowed nor a parameter that nobody declares.
    given = {
        name: item.value
        for name, item in node._parameter_overrides.items()
        if not name.startswith('qos_overrides.')
    }
    for name in _OWN:
        given.pop(name, None)
    values = check_values(given)
    for item in fields(Parameters):
        node.declare_parameter(
            ros_name(item),
            _ros_value(getattr(values, item.name)),
            _descriptor(item),
            ignore_override=True,
        )
    return values


def on_change(node: Node, current: Parameters, callback: Callable[[Parameters], None]) -> None:
    """
    Have ``callback`` called with all values, after any live parameter of ``node`` was set.

    A value that does not fit is refused with the reason; fixed parameters rclpy itself refuses.
    """
    known = {ros_name(item): item for item in fields(Parameters)}
    values = current

    def fitting(given: list[Parameter]) -> dict[str, Any]:
        return {
            known[one.name].name: check_value(known[one.name], one.value)
            for one in given
            if one.name in known
        }

    def check(given: list[Parameter]) -> SetParametersResult:
        try:
            replace(values, **fitting(given))
        except ParameterError as error:
            return SetParametersResult(successful=False, reason=str(error))
        return SetParametersResult(successful=True)

    def take(given: list[Parameter]) -> None:
        nonlocal values
        new = fitting(given)
        if new:
            values = replace(values, **new)
            guarded(callback, values)

    node.add_on_set_parameters_callback(check)
    node.add_post_set_parameters_callback(take)


def topic_name(node: Node, parameter: str, value: str, *, empty: bool = False) -> str:
    """
    Return the full name of the topic that a parameter says.

    Raises ParameterError for what is no name; '' is one where ``empty``.
    """
    if empty and value == '':
        return ''
    try:
        return str(node.resolve_topic_name(value))
    except (InvalidTopicNameException, ValueError):
        raise ParameterError(
            f'Parameter {parameter} is {value!r}, but must be the name of a topic.'
        ) from None


def _descriptor(item: Field[Any]) -> ParameterDescriptor:
    descriptor = ParameterDescriptor(
        type=_TYPES[kind_of(item)],
        description=item.metadata['doc'],
        read_only=not item.metadata['live'],
    )
    low, high = item.metadata['minimum'], item.metadata['maximum']
    if low is not None and kind_of(item) is int:
        descriptor.integer_range = [IntegerRange(from_value=low, to_value=high, step=1)]
    elif low is not None:
        descriptor.floating_point_range = [
            FloatingPointRange(from_value=float(low), to_value=float(high), step=0.0)
        ]
    return descriptor


def _ros_value(value: Any) -> Any:
    if not isinstance(value, tuple):
        return value
    # rclpy takes an empty list for one of bytes; an empty text in it counts as none.
    return list(value) or ['']


_TYPES = {
    bool: ParameterType.PARAMETER_BOOL,
    int: ParameterType.PARAMETER_INTEGER,
    float: ParameterType.PARAMETER_DOUBLE,
    str: ParameterType.PARAMETER_STRING,
    tuple: ParameterType.PARAMETER_STRING_ARRAY,
}
