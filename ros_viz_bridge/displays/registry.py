# SPDX-License-Identifier: Apache-2.0
"""Which ROS types can be shown: by modules of this folder, and by those of other packages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import is_dataclass
import functools
import importlib
from importlib.metadata import entry_points, EntryPoint
import logging
import math
import pkgutil
import re
from types import ModuleType
from typing import Any

from ..wire.display import OptionField
from .base import option_fields

GROUP = 'ros_viz_bridge.displays'
"""Entry points of this group name display modules of other packages."""

_COLOR = re.compile(r'#[0-9a-fA-F]{6}')
_log = logging.getLogger(__name__)


class OptionsError(ValueError):
    """A setting of a display that does not exist or has a wrong value; the text says what may."""


@functools.cache
def registry() -> Mapping[str, ModuleType]:
    """Return the display modules by ROS type; one of another package goes before our own."""
    displays = builtin()
    found, problems = plugins(entry_points(group=GROUP))
    for problem in problems:
        _log.error('%s', problem)
    return {**displays, **found}


def builtin() -> dict[str, ModuleType]:
    """Return the display modules of this folder by ROS type."""
    package = __package__ or ''
    found = {}
    for info in pkgutil.iter_modules(importlib.import_module(package).__path__):
        if not info.ispkg:
            module = importlib.import_module(f'{package}.{info.name}')
            if hasattr(module, 'ROS_TYPE'):
                found[module.ROS_TYPE] = module
    return found


def plugins(points: Iterable[EntryPoint]) -> tuple[dict[str, ModuleType], list[str]]:
    """
    Return the display modules that entry points name, by ROS type, and the faults of others.

    Whatever a broken one raises harms no other. Of two for one type the first by name is taken.
    """
    found: dict[str, ModuleType] = {}
    problems = []
    for point in sorted(points, key=lambda point: point.name):
        where = f'display plug-in {point.name!r} ({point.value})'
        try:
            module = point.load()
        except Exception as error:  # It is foreign code: anything can come out of it.
            problems.append(f'{where} cannot be loaded: {type(error).__name__}: {error}')
            continue
        problem = _contract_problem(module)
        if problem:
            problems.append(f'{where} is no display: {problem}')
        elif module.ROS_TYPE in found:
            problems.append(f'{where} is left out: another one shows {module.ROS_TYPE} already')
        else:
            found[module.ROS_TYPE] = module
    return found, problems


def _contract_problem(module: Any) -> str:
    if not isinstance(getattr(module, 'ROS_TYPE', None), str):
        return 'it has no ROS_TYPE such as "sensor_msgs/msg/Range"'
    if not callable(getattr(module, 'convert', None)):
        return 'it has no function convert(msg, source)'
    if not callable(getattr(module, 'companions', lambda topic: {})):
        return 'its companions is no function companions(topic)'
    if not callable(getattr(module, 'session', lambda topic: None)):
        return 'its session is no function session(topic)'
    if not callable(getattr(module, 'elsewhere', lambda options: None)):
        return 'its elsewhere is no function elsewhere(options)'
    options = getattr(module, 'Options', None)
    if not (isinstance(options, type) and is_dataclass(options)):
        return 'it has no dataclass Options'
    try:
        option_fields(options)
    except Exception as error:
        return f'its Options are not made of option(...): {error}'
    return ''


def companions(module: Any, topic: str) -> Mapping[str, str]:
    """
    Return the topics that feed the display of ``topic`` besides it, and their ROS types.

    Whatever the function of another package's module raises is logged, and there are none.
    """
    find = getattr(module, 'companions', None)
    if find is None:
        return {}
    try:
        return dict(find(topic))
    except Exception:
        _log.exception('%s: companions(%r) failed', module.ROS_TYPE, topic)
        return {}


def make_options(module: Any, values: Mapping[str, Any]) -> Any:
    """
    Return the ``Options`` of a display module with these values, the others at their defaults.

    Raises OptionsError naming the key, the value and what is allowed.
    """
    fields = {field.name: field for field in option_fields(module.Options)}
    checked = {}
    for key, value in values.items():
        if key not in fields:
            known = ', '.join(fields)
            raise OptionsError(f'{module.ROS_TYPE} has no setting {key!r}; there are {known}')
        checked[key] = _checked(fields[key], value)
    return module.Options(**checked)


def _checked(field: OptionField, value: Any) -> Any:
    if field.kind == 'bool' and isinstance(value, bool):
        return value
    if field.kind == 'number' and isinstance(value, (int, float)) and not isinstance(value, bool):
        limited = field.minimum < field.maximum
        if math.isfinite(value) and (not limited or field.minimum <= value <= field.maximum):
            return float(value)
    if isinstance(value, str):
        if field.kind in ('text', 'field'):
            return value
        if field.kind == 'choice' and value in field.choices:
            return value
        if field.kind == 'color' and _COLOR.fullmatch(value):
            return value
    raise OptionsError(f'{field.name} is {value!r}; allowed is {_allowed(field)}')


def _allowed(field: OptionField) -> str:
    if field.kind == 'choice':
        return ', '.join(field.choices)
    if field.kind == 'number' and field.minimum < field.maximum:
        return f'a number from {field.minimum:g} to {field.maximum:g}'
    return {
        'bool': 'true or false',
        'number': 'a finite number',
        'color': "a colour such as '#ff8800'",
    }.get(field.kind, 'a text')
