# SPDX-License-Identifier: Apache-2.0
"""What was called is over: errors after which a loop of the caller may simply end, too."""

from __future__ import annotations

STOPPED = 'the server was stopped: it shows, asks and calls back nothing any more'


class EndedError(RuntimeError):
    """What was called has ended. A callback that ends by this is not reported as failed."""


class ServerStoppedError(EndedError):
    """The server was stopped."""
