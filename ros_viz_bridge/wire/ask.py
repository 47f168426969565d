# SPDX-License-Identifier: Apache-2.0
"""What the server asks one page, and what that page answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from .constraints import Length
from .message import ClientMessage, ServerMessage

Ask = Annotated[str, Length(64)]


@dataclass(frozen=True)
class Request(ServerMessage):
    """Base of what one page is asked. It answers each once, in any order."""

    ask: str
    """Which question this is: nobody else can guess it; '' for one that wants no answer."""


@dataclass(frozen=True)
class Answer(ClientMessage):
    """Base of what a page answers."""

    ask: Ask
    """``Request.ask``."""


@dataclass(frozen=True)
class AskFailed(Answer):
    """The page cannot do what it was asked."""

    reason: Annotated[str, Length(4096)]
