# SPDX-License-Identifier: Apache-2.0
"""Keys of commands: which there are, and how they are said."""

from __future__ import annotations

from typing import Any
import warnings

from .checks import optional_text

NAMED = (
    'space enter escape tab backspace delete insert home end pageup pagedown'
    ' arrowup arrowdown arrowleft arrowright'
).split()
KEYS = frozenset((*'ABCDEFGHIJKLMNOPQRSTUVWXYZ', *'0123456789', *NAMED))
MODIFIERS = ('cmd/ctrl', 'alt', 'shift')


def hotkey(value: Any) -> str:
    """Return a key as the wire has it, '' for none. Raises TypeError and ValueError."""
    text = optional_text('hotkey', value)
    found = text.upper() if len(text) == 1 else text.lower()
    if found and found not in KEYS:
        raise ValueError(
            f'hotkey must be None, a letter, a digit or one of {", ".join(NAMED)}, not {text!r}'
        )
    if found == 'space':
        warnings.warn(
            'space stops the outputs to the robot in every page, and nothing else: the command has'
            ' no key; choose another one',
            stacklevel=3,
        )
        return ''
    return found


def modifier(value: Any) -> str:
    """
    Return what is held with a key, in the order of ``MODIFIERS``, '' for nothing.

    Raises TypeError and ValueError.
    """
    text = optional_text('modifier', value)
    parts = text.split('+') if text else []
    if len(set(parts)) < len(parts) or not set(parts) <= set(MODIFIERS):
        raise ValueError(
            f'modifier must be None, or of {", ".join(MODIFIERS)} each once, joined by +, not'
            f' {text!r}'
        )
    return '+'.join(each for each in MODIFIERS if each in parts)


def check_modifier(key: str, held: str) -> None:
    """Raise ValueError for what is held with no key."""
    if held and not key:
        raise ValueError(f'modifier {held!r} needs a hotkey with which it is held')
