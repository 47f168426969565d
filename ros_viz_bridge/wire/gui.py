# SPDX-License-Identifier: Apache-2.0
"""Widgets and their values: what all kinds have in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from .constraints import Length
from .message import StateMessage

WidgetValue = bool | float | str | Annotated[list[float], Length(64)]


@dataclass(frozen=True, kw_only=True)
class Widget(StateMessage):
    """
    Base of all widgets; ``key`` is the id.

    A kind is a subclass, and a component in the page's registry of the same name.
    """

    SLOT: ClassVar[str] = 'widget'
    KEEPS_VALUE: ClassVar[bool] = True
    """Whether what a viewer sets stays, and every viewer sees it; a button only tells."""

    container: str = ''
    """Key of the widget that it is in, or of whatever else draws widgets; '' is the panel."""
    order: float = 0.0
    """Smaller is higher up; equal ones by their labels."""
    label: str = ''
    hint: str = ''
    """Shown when the pointer rests on it; '' for none."""
    visible: bool = True
    disabled: bool = False
    group: str = ''
    """Control group whose holder alone may set it, and what is in it; '' is that of its place."""
    confirm: str = ''
    """What a viewer is asked before it is set; '' asks nothing."""

    def misfit(self, value: WidgetValue) -> str:
        """Return why it cannot have this value, '' if it can."""
        return f'{self.label or "this"} takes no value, not {value!r}'

    def bars(self, value: WidgetValue, now: WidgetValue | None) -> str:
        """Return why viewers cannot set it to this, which it can have; ``now`` it has that."""
        return ''


@dataclass(frozen=True)
class WidgetState(StateMessage):
    """The value of the widget of this key, as all viewers see it."""

    SLOT: ClassVar[str] = 'value'

    value: WidgetValue
    known: bool
    """False until somebody set it: a layout's ``value:`` is shown but was never published."""
    origin: str
    """Client id that set it; '' for a topic or a script."""
    seq: int
    """
    The setter's own count (``WidgetChanged.seq``).

    A page ignores echoes older than its latest change.
    """
