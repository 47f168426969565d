# SPDX-License-Identifier: Apache-2.0
"""What pages draw of a layout's widgets, and of the fields of forms."""

from __future__ import annotations

import math
from typing import Any

from ..cdr import FieldType, MessageType
from ..layout.layout_widgets import WidgetEntry
from ..wire.gui import Widget, WidgetValue
from ..wire.gui_inputs import (
    GuiButton,
    GuiButtonGroup,
    GuiCheckbox,
    GuiDropdown,
    GuiJoystick,
    GuiMultiSlider,
    GuiNumber,
    GuiRgb,
    GuiSlider,
    GuiText,
    GuiVector,
)
from ..wire.gui_signals import GuiGauge, GuiIndicator, GuiPlot
from .field_value import limits_of, names_of, sort_of, write_plain


def make_widget(
    entry: WidgetEntry,
    *,
    order: float,
    hint: str = '',
    whole: bool = False,
    limits: tuple[float, float] = (-math.inf, math.inf),
    count: int = 0,
) -> Widget:
    """
    Return what pages draw of an entry.

    ``whole``: its numbers are whole ones, within ``limits``; ``count``: so many numbers.
    """
    common: dict[str, Any] = {
        'display': '',
        'key': entry.id,
        'label': entry.label,
        'order': order,
        'hint': entry.hint or hint,
        'group': entry.group,
        'confirm': entry.confirm,
    }
    low, high = list(entry.minimum), list(entry.maximum)
    step = entry.step or (1.0 if whole else 0.0)
    span: dict[str, Any] = {'minimum': (low or [0.0])[0], 'maximum': (high or [0.0])[0]}
    if entry.kind == 'slider':
        return GuiSlider(**common, **span, step=step, unit=entry.unit)
    if entry.kind == 'multi_slider':
        size = len(entry.value) if isinstance(entry.value, list) else count or 2
        return GuiMultiSlider(**common, **span, step=step, count=size)
    if entry.kind == 'number':
        low = low or [each for each in limits[:1] if whole and math.isfinite(each)]
        high = high or [each for each in limits[1:] if whole and math.isfinite(each)]
        return GuiNumber(**common, minimum=low, maximum=high, step=step, unit=entry.unit)
    if entry.kind == 'vector':
        size = count or (len(entry.value) if isinstance(entry.value, list) else 3)
        low, high = (ends * size if len(ends) == 1 else ends for ends in (low, high))
        return GuiVector(**common, minimum=low, maximum=high, step=step, count=size)
    if entry.kind == 'dropdown':
        return GuiDropdown(**common, options=list(entry.choices))
    if entry.kind == 'button_group':
        return GuiButtonGroup(**common, options=list(entry.choices))
    if entry.kind == 'joystick':
        return GuiJoystick(**common, axes='forward' if count == 1 else 'both')
    if entry.kind == 'indicator':
        return GuiIndicator(**common, states=list(entry.states), unit=entry.unit)
    if entry.kind == 'gauge':
        return GuiGauge(**common, **span, unit=entry.unit, states=list(entry.states))
    if entry.kind == 'plot':
        return GuiPlot(
            **common, paths=list(entry.fields), seconds=entry.seconds, minimum=low, maximum=high
        )
    if entry.kind == 'button':
        return GuiButton(**common, color=entry.color)
    if entry.kind == 'color':
        return GuiRgb(**common, alpha=True)
    return GuiCheckbox(**common) if entry.kind == 'checkbox' else GuiText(**common)


def start_value(entry: WidgetEntry, widget: Widget) -> WidgetValue | None:
    """Return what a widget shows before anybody set it, None for one that shows nothing then."""
    if not widget.KEEPS_VALUE:
        return None
    return blank(widget) if entry.value is None else entry.value


def blank(widget: Widget) -> WidgetValue | None:
    """Return the value of a widget that nobody set."""
    if isinstance(widget, GuiCheckbox):
        return False
    if isinstance(widget, GuiText):
        return ''
    if isinstance(widget, GuiDropdown):
        return widget.options[0] if widget.options else ''
    if isinstance(widget, GuiSlider):
        return widget.minimum
    if isinstance(widget, GuiNumber):
        least, most = [*widget.minimum, -math.inf][0], [*widget.maximum, math.inf][0]
        return min(max(0.0, least), most)
    if isinstance(widget, GuiMultiSlider):
        steps = max(1, widget.count - 1)
        gap = (widget.maximum - widget.minimum) / steps
        return [widget.minimum + i * gap for i in range(widget.count)]
    if isinstance(widget, GuiVector):
        low, high = (widget.minimum or [-math.inf] * 3), (widget.maximum or [math.inf] * 3)
        return [min(max(0.0, low[i]), high[i]) for i in range(widget.count)]
    if isinstance(widget, GuiRgb):
        return [0.0, 0.0, 0.0, 255.0]
    return [0.0, 0.0] if isinstance(widget, GuiJoystick) else None


def shown_by(widget: Widget, value: WidgetValue) -> WidgetValue:
    """Return a field's value as a widget has it: numbers that are typed are a text."""
    typed = isinstance(widget, GuiText) and not isinstance(value, str)
    return write_plain(value) if typed else value


def field_widget(kind: FieldType, **common: Any) -> Widget:
    """Return what fills in a field of a type; what has no kind of its own is typed as YAML."""
    sort = sort_of(kind)
    if sort == 'flag':
        return GuiCheckbox(**common)
    if sort == 'whole':
        low, high = limits_of(kind)
        return GuiNumber(**common, minimum=[low], maximum=[high], step=1.0)
    if sort == 'number':
        return GuiNumber(**common)
    if sort == 'color':
        return GuiRgb(**common, alpha=True)
    if sort == 'numbers' and isinstance(kind.base, MessageType):
        size = len(names_of(kind.base))
        if size in (2, 3):
            return GuiVector(**common, count=size)
    if sort != 'text':
        common['hint'] = f'{kind}, in YAML: 1, 2, 3 or {{x: 1, y: 2}}'
    return GuiText(**common)
