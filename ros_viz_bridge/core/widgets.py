# SPDX-License-Identifier: Apache-2.0
"""Whether a viewer may set a widget to a value."""

from __future__ import annotations

from ..wire.gui import Widget, WidgetValue


def misfit(widget: Widget, value: WidgetValue) -> str:
    """Return why a viewer cannot set the widget to this value, '' if it can."""
    if widget.disabled:
        return f'{widget.label} is disabled'
    return widget.misfit(value)
