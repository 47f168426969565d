# SPDX-License-Identifier: Apache-2.0
"""See a robot and steer it from any browser or headset."""

from __future__ import annotations

from typing import Any, TYPE_CHECKING

if TYPE_CHECKING:
    from .api.client_handle import ClientHandle
    from .api.gui.icons import Icon
    from .api.server import Server
    from .core.access import Access
    from .runtime.page_look import PageLook

__version__ = '0.1.0'
__all__ = ['Access', 'ClientHandle', 'Icon', 'PageLook', 'Server']


def __getattr__(name: str) -> Any:
    """Import the library when it is first used: tools that need the version alone stay light."""
    if name == 'Server':
        from .api.server import Server

        return Server
    if name == 'ClientHandle':
        from .api.client_handle import ClientHandle

        return ClientHandle
    if name == 'Icon':
        from .api.gui.icons import Icon

        return Icon
    if name == 'Access':
        from .core.access import Access

        return Access
    if name == 'PageLook':
        from .runtime.page_look import PageLook

        return PageLook
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
