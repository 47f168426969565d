# SPDX-License-Identifier: Apache-2.0
"""Sessions: a coroutine per client, elements instead of handles; as vuer's scripts have it."""

from .events import ClientEvent, Frame
from .session import VuerSession
from .vuer import Vuer

__all__ = ['ClientEvent', 'Frame', 'Vuer', 'VuerSession']
