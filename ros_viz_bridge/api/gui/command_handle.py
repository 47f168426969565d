# SPDX-License-Identifier: Apache-2.0
"""A command of the page's list, changed by assigning."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, TYPE_CHECKING, TypeVar

from ...runtime.live import Live
from ...wire.command import Command
from ..known_attributes import KnownAttributes
from . import checks
from .field import Field
from .hotkeys import check_modifier, hotkey, modifier
from .icons import icon as icon_name

if TYPE_CHECKING:
    from ...core.session import ClientInfo
    from ..client_handle import ClientHandle
    from .base import GuiBase

C = TypeVar('C', bound=Callable[[Any], Any])


@dataclass(frozen=True)
class CommandEvent:
    """A viewer chose a command, or pressed its key."""

    client: ClientHandle
    """Who did it."""
    client_id: str
    target: CommandHandle
    """The handle of the command."""


class CommandHandle(KnownAttributes):
    """
    A command. Assigning to a property changes it in all pages that list it; any thread may.

    After ``remove`` an assignment raises RuntimeError.
    """

    label = Field[str](checks.text, 'Its name in the list.')
    description = Field['str | None'](
        checks.optional_text, 'Shown below its name; None for nothing.', read=checks.read_optional
    )
    icon = Field['str | None'](
        icon_name, "Tabler's icon of this name; None.", read=checks.read_optional
    )
    disabled = Field[bool](checks.flag, 'Whether it is listed, but cannot be chosen.')

    def __init__(self, gui: GuiBase, command: Command) -> None:
        self._gui = gui
        self._key = command.key
        self._parent = None
        self._callbacks: tuple[Callable[[CommandEvent], Any], ...] = ()
        gui._widgets.add(gui._layer, self)
        self._live: Live[Command] = Live(command, gui._publish)

    @property
    def key(self) -> str:
        """Its id on the wire."""
        return self._key

    @property
    def removed(self) -> bool:
        """Whether it is no longer there."""
        return self._live.ended

    @property
    def hotkey(self) -> str | None:
        """Its key: a letter, a digit, or a name as ``arrowup``; None for none."""
        return self._live.state.hotkey or None

    @hotkey.setter
    def hotkey(self, value: str | None) -> None:
        found = hotkey(value)
        check_modifier(found, self._live.state.modifier)
        self._change(hotkey=found)

    @property
    def modifier(self) -> str | None:
        """What must be held with its key, such as ``cmd/ctrl+shift``; None for nothing."""
        return self._live.state.modifier or None

    @modifier.setter
    def modifier(self, value: str | None) -> None:
        found = modifier(value)
        check_modifier(self._live.state.hotkey, found)
        self._change(modifier=found)

    def on_trigger(self, callback: C) -> C:
        """
        Call back with a ``CommandEvent`` whenever a viewer chooses it or presses its key.

        A ``def`` runs on a callback thread, those of one command in order; an ``async def`` on the
        server's loop. Usable as a decorator: the callback is returned.
        """
        self._check_there()
        if not callable(callback):
            raise TypeError(f'a callback must be callable, not {callback!r}')
        self._callbacks = (*self._callbacks, callback)
        return callback

    def remove_trigger_callback(
        self, callback: Literal['all'] | Callable[[CommandEvent], Any] = 'all'
    ) -> None:
        """Forget a callback, or all."""
        self._callbacks = tuple(c for c in self._callbacks if callback not in ('all', c))

    def remove(self) -> None:
        """Take it out of the list; the second call does nothing."""
        self._live.end(lambda state: self._gui._remove(self))

    def _triggered(self, client: ClientInfo) -> None:
        """A viewer chose it; loop thread."""
        event = CommandEvent(self._gui._client(client), client.client_id, self)
        for callback in self._callbacks:
            self._gui._submit(self, callback, event)

    def _change(self, **fields: Any) -> None:
        self._check_there()
        self._live.change(**fields)

    def _check_there(self) -> None:
        if self._live.ended:
            raise RuntimeError(f'{self._live.state.label!r} was removed; add it again')
