# SPDX-License-Identifier: Apache-2.0
"""Commands in the page's own list, with keys."""

from __future__ import annotations

from ...wire.command import Command
from . import checks
from .base import GuiBase, KEYS
from .command_handle import CommandHandle
from .hotkeys import check_modifier, hotkey, modifier
from .icons import icon


class CommandsApi(GuiBase):
    """Adds commands: viewers find them with Ctrl+K, or press their keys."""

    def add_command(
        self,
        label: str,
        *,
        description: str | None = None,
        hotkey: str | None = None,
        modifier: str | None = None,
        icon: str | None = None,
        disabled: bool = False,
    ) -> CommandHandle:
        """
        Add a command to the page's list; ``on_trigger`` of the handle says what it does.

        ``hotkey`` is a letter, a digit or a name such as ``arrowup``; ``modifier`` is what must be
        held with it, no more and no less: ``cmd/ctrl``, ``alt``, ``shift``, joined by +. The key
        of a command goes before the page's own, but for Escape, and for space, which stops the
        robot. Operators alone choose commands.

        Raises TypeError and ValueError that name the argument.
        """
        key, held = _hotkey(hotkey), _modifier(modifier)
        check_modifier(key, held)
        command = Command(
            '',
            f'command-{next(KEYS)}',
            label=checks.text('label', label),
            description=checks.optional_text('description', description),
            hotkey=key,
            modifier=held,
            icon=_icon('icon', icon),
            disabled=checks.flag('disabled', disabled),
        )
        return CommandHandle(self, command)


_hotkey, _modifier, _icon = hotkey, modifier, icon
