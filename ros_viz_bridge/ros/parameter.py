# SPDX-License-Identifier: Apache-2.0
"""How one parameter of the node is described."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from typing import Any


def parameter(
    default: Any,
    doc: str,
    *,
    name: str = '',
    minimum: float | None = None,
    maximum: float | None = None,
    choices: Sequence[str] = (),
    patterns: bool = False,
    live: bool = False,
    secret: bool = False,
) -> Any:
    """
    Return a dataclass field that describes one ROS parameter.

    ``name`` is its ROS name where that has a dot in it; ``choices`` are the texts that it may be;
    ``patterns`` says that the strings are regular expressions; ``live`` that it can change while
    the node runs; ``secret`` that no error may show it.
    """
    meta = {
        'doc': doc,
        'name': name,
        'minimum': minimum,
        'maximum': maximum,
        'choices': tuple(choices),
        'patterns': patterns,
        'live': live,
        'secret': secret,
    }
    return field(default=default, metadata=meta)
