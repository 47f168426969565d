# SPDX-License-Identifier: Apache-2.0
"""What all parts of ``GuiApi`` add widgets with."""

from __future__ import annotations

from collections.abc import Callable
import itertools
from typing import Any, TYPE_CHECKING

from ...wire.message import StateMessage
from ..known_attributes import KnownAttributes
from ..publisher import Publisher
from .checks import flag, number, optional_text, text
from .context import inside
from .handle import GuiHandle
from .registry import Registered, WidgetRegistry

if TYPE_CHECKING:
    from ...core.session import ClientInfo
    from ..client_handle import ClientHandle
    from .container_handle import GuiContainer

KEYS = itertools.count(1)


class GuiBase(KnownAttributes):
    """Makes widgets for everybody, or for the one client whose id ``layer`` is."""

    def __init__(self, publisher: Publisher, widgets: WidgetRegistry, *, layer: str) -> None:
        self._publisher = publisher
        self._widgets = widgets
        self._layer = layer

    def _common(
        self,
        label: str | None,
        *,
        order: float | None,
        visible: bool = True,
        disabled: bool = False,
        hint: str | None = None,
        top: str = '',
    ) -> dict[str, Any]:
        """
        Return the fields that every widget has. Raises what names the argument.

        ``top`` is where it is that is in no container, wherever it was made.
        """
        count = next(KEYS)
        container = None if top else self._container()
        return {
            'display': '',
            'key': f'gui-{count}',
            'container': top if container is None else container.key,
            'order': float(count) if order is None else number('order', order),
            'label': optional_text('label', label),
            'hint': optional_text('hint', hint),
            'visible': flag('visible', visible),
            'disabled': flag('disabled', disabled),
        }

    def _container(self) -> GuiContainer | None:
        """
        Return the container that this thread or task is in, None for the panel itself.

        Raises RuntimeError for one that not everybody has who shall see what is added.
        """
        for container in reversed(inside()):
            if container._gui._widgets is not self._widgets:
                continue
            owner = container._gui._layer
            if owner not in ('', self._layer):
                who = f'client {self._layer}' if self._layer else 'everybody'
                raise RuntimeError(
                    f'what {who} sees cannot be in a container that client {owner} alone has; '
                    f'add it with the gui of that client'
                )
            container._check_there()
            return container
        return None

    def _control_group(self, group: str) -> str:
        """Return a control group, or ''. Raises TypeError and ValueError."""
        known = self._widgets.groups
        if text('group', group) and group not in known:
            allowed = ', '.join(map(repr, ('', *known)))
            raise ValueError(f'group must be one of {allowed} (Server(groups=...)), not {group!r}')
        return group

    def _enter(self, handle: GuiHandle[Any], *, top: bool) -> GuiContainer | None:
        """Take a new handle in; return its container."""
        container = None if top else self._container()
        self._widgets.add(self._layer, handle)
        if container is not None:
            container._take_in(handle)
        return container

    def _remove(self, handle: Registered) -> None:
        self._widgets.remove(self._layer, handle.key)
        if isinstance(handle, GuiHandle) and handle._parent is not None:
            handle._parent._forget(handle)
        self._publisher.remove('', handle.key, layer=self._layer)

    def _publish(self, message: StateMessage) -> None:
        self._publisher.publish(message, layer=self._layer)

    def _submit(self, handle: Registered, callback: Callable[..., Any], *arguments: Any) -> None:
        """Queue a callback behind the others of its widget."""
        self._widgets.submit(callback, *arguments, lane=('gui', handle.key))

    def _client(self, info: ClientInfo) -> ClientHandle:
        return self._widgets.client(info)
