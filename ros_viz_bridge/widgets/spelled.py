# SPDX-License-Identifier: Apache-2.0
"""A message as text: what a service, or an action, answered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import yaml

LONGEST = 2000
_MOST = 32
"""Elements of an array."""


def spell(message: Mapping[str, Any]) -> str:
    """Return a plain message as YAML, cut where it is too long; '' for one without fields."""
    plain = _plain({name: value for name, value in message.items() if name != _EMPTY})
    if not plain:
        return ''
    text = '\n'.join(_lines(plain, ''))
    return text if len(text) <= LONGEST else f'{text[:LONGEST]} …'


def _lines(message: Mapping[str, Any], indent: str) -> Iterator[str]:
    for name, value in message.items():
        if isinstance(value, Mapping) and any(isinstance(one, Mapping) for one in value.values()):
            yield f'{indent}{name}:'
            yield from _lines(value, f'{indent}  ')
        else:
            text = yaml.safe_dump(value, default_flow_style=True, allow_unicode=True, width=1e6)
            yield f'{indent}{name}: {text.removesuffix(_END).strip()}'


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if hasattr(value, 'tolist'):
        value = value[:_MOST].tolist() + (['…'] if len(value) > _MOST else [])
    if isinstance(value, (list, tuple)):
        return [_plain(each) for each in value[: _MOST + 1]]
    return round(value, 6) if isinstance(value, float) else value


_EMPTY = 'structure_needs_at_least_one_member'
_END = '...\n'
