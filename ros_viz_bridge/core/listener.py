# SPDX-License-Identifier: Apache-2.0
"""What the hub tells the outside, on the thread that called it."""

from __future__ import annotations

from typing import Protocol

from ..wire.message import ClientMessage
from .forms import Forms
from .lease import Handover
from .session import ClientInfo


class Listener(Protocol):
    """Everything here must return at once: it runs between two messages of the loop thread."""

    def connected(self, client: ClientInfo) -> None:
        """A client is here, or here again."""

    def disconnected(self, client: ClientInfo) -> None:
        """A client has left, perhaps for a moment."""

    def forgotten(self, client_id: str) -> None:
        """A client will not come back under this id."""

    def silent(self, client: ClientInfo) -> None:
        """Nothing comes of a client for a while: it may be here no more; once each time."""

    def refused(self, address: str, code: str, reason: str) -> None:
        """Somebody was not let in, or was sent away."""

    def role_changed(self, client: ClientInfo) -> None:
        """The program gave a client another role."""

    def handed_over(self, handover: Handover) -> None:
        """A control group has another holder."""

    def received(self, client: ClientInfo, message: ClientMessage) -> None:
        """A client said something that it may say."""

    def interest_changed(self, displays: frozenset[str]) -> None:
        """The displays that anybody looks at are these now."""

    def forms_changed(self, forms: Forms) -> None:
        """What anybody takes of videos is this now."""

    def needed_again(self, displays: frozenset[str]) -> None:
        """Somebody cannot use what was sent of these: of a video, a key frame is needed."""

    def stopped(self, by: str, reason: str) -> None:
        """Outputs were stopped by a client; ``by`` is '' when an operator lifted the stop."""
