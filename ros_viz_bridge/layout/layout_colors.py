# SPDX-License-Identifier: Apache-2.0
"""Colours of a layout's widgets: a name of the page's palette, or #rrggbb."""

from __future__ import annotations

import re
from typing import get_args

from ..wire.notification import NotificationColor
from .yaml_nodes import describe, suggestion, Value

_PALETTE = tuple(name for name in get_args(NotificationColor) if name)
_CHANNELS = re.compile('#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})')


def read_color(value: Value) -> str:
    """Return a colour as pages have it, '' for none. Raises LayoutError."""
    said = value.data
    if isinstance(said, str) and (said in ('', *_PALETTE) or _CHANNELS.fullmatch(said)):
        return said
    known = f"{', '.join(_PALETTE)} or such as '#ff8800'"
    near = suggestion(said, _PALETTE) if isinstance(said, str) else _unquoted(value)
    raise value.error(f'must be a colour ({known}), not {describe(said)}{near}')


def _unquoted(value: Value) -> str:
    """Return what helps where '#' began a comment."""
    return "; what begins with # needs quotes: '#ff8800'" if value.data is None else ''
