# SPDX-License-Identifier: Apache-2.0
"""What a client may do with the widgets that it sees."""

from __future__ import annotations

from ..wire.client import WidgetChanged
from ..wire.command import Command, CommandTriggered
from ..wire.gui import Widget, WidgetState, WidgetValue
from ..wire.gui_inputs import GuiButton, WidgetHeld
from .entry import Entry, Identity
from .lease import Leases
from .scene_log import SceneLog

DEEPEST = 64
"""Widgets in one another; containers that are in themselves end here."""


class Widgets:
    """Judges by the widgets as they are in the log, a client's own before shared ones."""

    def __init__(self, log: SceneLog, leases: Leases) -> None:
        self._log = log
        self._leases = leases

    def find(self, client: str, name: str) -> tuple[str, Widget] | None:
        """Return a widget and its layer."""
        for layer in (client, ''):
            for display in ('', name):
                kept = self._log.get(Identity(layer, display, name, Widget.SLOT))
                if isinstance(kept, Entry) and isinstance(kept.message, Widget):
                    return layer, kept.message
        return None

    def state(self, client: str, name: str) -> tuple[str, WidgetState] | None:
        """Return the value of a widget as all see it, and its layer."""
        found = self.find(client, name)
        if found is None:
            return None
        layer, widget = found
        kept = self._log.get(Identity(layer, widget.display, widget.key, WidgetState.SLOT))
        state = kept.message if isinstance(kept, Entry) else None
        return (layer, state) if isinstance(state, WidgetState) else None

    def changed(self, client: str, event: WidgetChanged) -> str:
        """Return why a client cannot set a widget to this, '' if it can."""
        found = self.find(client, event.widget)
        if found is None:
            return f'there is no widget {event.widget!r}'
        return self._refusal(client, found[1], event.value)

    def held(self, client: str, event: WidgetHeld) -> str:
        """Return why a button does not hear that it is held, '' if it does."""
        found = self.find(client, event.widget)
        if found is None:
            return f'there is no widget {event.widget!r}'
        button = found[1]
        if not isinstance(button, GuiButton) or event.hz not in button.hold_hz:
            return f'{button.label} is not told {event.hz:g} times a second that it is held'
        return self._refusal(client, button, True)

    def triggered(self, client: str, event: CommandTriggered) -> str:
        """Return why a command cannot be chosen, '' if it can."""
        for layer in (client, ''):
            kept = self._log.get(Identity(layer, '', event.command, Command.SLOT))
            command = getattr(kept, 'message', None)
            if isinstance(command, Command):
                return f'{command.label} is disabled' if command.disabled else ''
        return f'there is no command {event.command!r}'

    def _refusal(self, client: str, widget: Widget, value: WidgetValue) -> str:
        if widget.disabled:
            return f'{widget.label} is disabled'
        reason = self._leases.lacks(self._group(client, widget), client)
        if reason:
            return f'{widget.label}: {reason}'
        now = self.state(client, widget.key)
        return widget.misfit(value) or widget.bars(value, now[1].value if now else None)

    def _group(self, client: str, widget: Widget) -> str:
        """Return the control group of a widget: its own, or that of what it is in."""
        for _ in range(DEEPEST):
            if widget.group or not widget.container:
                return widget.group
            found = self.find(client, widget.container)
            if found is None:
                return ''
            widget = found[1]
        return ''
