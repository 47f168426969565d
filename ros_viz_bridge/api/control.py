# SPDX-License-Identifier: Apache-2.0
"""Who may act on the robot: the stop, the leases, and clients that are sent away."""

from __future__ import annotations

from ..core.commands import Call
from ..core.hub import Hub
from ..runtime.mailbox import Mailbox
from ..wire.session import Rejected


class Control:
    """The part of ``Server`` that rules over clients; all of it may be called in any thread."""

    _hub: Hub
    _mailbox: Mailbox

    def stop_outputs(self, by: str, reason: str = '') -> None:
        """Stop every output to the robot, as the page's stop does; ``by`` is shown. Any thread."""
        self._mailbox.post(Call(lambda: self._hub.stop_outputs(by, reason)))

    def close_client(self, client_id: str, reason: str) -> None:
        """End a client's connection; its page says why, and does not come back by itself."""

        def close() -> None:
            session = self._hub.admission.get(client_id)
            if session is not None:
                session.end_control(Rejected('ended', reason))

        self._mailbox.post(Call(close))

    def get_holder(self, group: str) -> str:
        """Return who has the lease of a control group, '' if nobody has; any thread."""
        return self._hub.gate.leases.holders().get(group, '')
