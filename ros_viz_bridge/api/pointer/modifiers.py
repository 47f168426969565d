# SPDX-License-Identifier: Apache-2.0
"""Keys that are held with the pointer, as callbacks name them."""

from __future__ import annotations

from typing import cast, get_args, Literal

from ...wire.pointer import Button, Modifier

KeyModifier = Literal[
    'cmd/ctrl',
    'alt',
    'shift',
    'cmd/ctrl+alt',
    'cmd/ctrl+shift',
    'alt+shift',
    'cmd/ctrl+alt+shift',
]
"""Exactly these are held; Cmd of a Mac and Ctrl are the same."""

ORDER = ('cmd/ctrl', 'alt', 'shift')
BUTTONS: tuple[Button, ...] = get_args(Button)


def modifier_of(modifier: str | None) -> Modifier:
    """
    Return a combination in its usual order, '' for none held.

    Raises TypeError and ValueError that say what is allowed.
    """
    if modifier is None or modifier == '':
        return ''
    if not isinstance(modifier, str):
        raise TypeError(f'modifier must be a str or None, not {type(modifier).__name__}')
    keys = modifier.split('+')
    if len(set(keys)) != len(keys) or not set(keys) <= set(ORDER):
        allowed = ', '.join(map(repr, ORDER))
        raise ValueError(f"modifier must be {allowed}, several joined by '+', not {modifier!r}")
    return cast(Modifier, '+'.join(key for key in ORDER if key in keys))


def modifier_held(*, ctrl: bool, alt: bool, shift: bool) -> Modifier:
    """Return the combination of what is held."""
    pairs = zip(ORDER, (ctrl, alt, shift), strict=True)
    return cast(Modifier, '+'.join(key for key, down in pairs if down))


def button_of(button: str) -> Button:
    """Return a button of the pointer. Raises ValueError that lists them."""
    if button not in BUTTONS:
        raise ValueError(f'button must be one of {", ".join(BUTTONS)}, not {button!r}')
    return button
