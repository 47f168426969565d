# SPDX-License-Identifier: Apache-2.0
"""For who runs a server: whether it works, and who did what."""

from __future__ import annotations

from ..runtime.asgi import Application
from ..runtime.audit import Audit
from ..runtime.health import Health
from .auditing import Auditing


class Oversight:
    """The part of ``Server`` that its operations ask."""

    _application: Application
    _auditing: Auditing

    @property
    def health(self) -> Health:
        """What /healthz says: a thread of your own that must not stand still gives it a sign."""
        return self._application.health

    @property
    def audit(self) -> Audit | None:
        """Where a program takes down what it does for a client; None without a file for it."""
        return self._auditing.audit
