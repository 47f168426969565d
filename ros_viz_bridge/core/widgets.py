# SPDX-License-Identifier: Apache-2.0
"""Whether a value fits a widget."""

from __future__ import annotations

from ..wire.gui import Widget, WidgetValue


def misfit(widget: Widget, value: WidgetValue) -> str:
    """Return why the widget cannot have this value, '' if it can."""
    if widget.disabled:
        return f'{widget.label} is disabled'
    if widget.kind in ('slider', 'number'):
        return _number_misfit(widget, value)
    if widget.kind in ('checkbox', 'button'):
        return '' if isinstance(value, bool) else f'{widget.label} needs true or false'
    if not isinstance(value, str):
        return f'{widget.label} needs a text'
    if widget.kind == 'dropdown' and value not in widget.choices:
        return f'{value[:100]!r} is no choice of {widget.label}'
    return ''


def _number_misfit(widget: Widget, value: WidgetValue) -> str:
    if isinstance(value, (bool, str)):
        return f'{widget.label} needs a number'
    slack = 1e-9 * max(1.0, abs(widget.minimum), abs(widget.maximum))
    bounded = widget.minimum < widget.maximum
    if bounded and not widget.minimum - slack <= value <= widget.maximum + slack:
        return (
            f'{widget.label} goes from {widget.minimum:g} to {widget.maximum:g}, not to {value:g}'
        )
    return ''
