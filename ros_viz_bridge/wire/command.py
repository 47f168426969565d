# SPDX-License-Identifier: Apache-2.0
"""What a program adds to the page's list of commands, with a key of its own where it has one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from .constraints import Length
from .message import ClientMessage, StateMessage


@dataclass(frozen=True)
class Command(StateMessage):
    """A command that viewers find by its name; ``key`` is the id."""

    SLOT: ClassVar[str] = 'command'

    label: str
    description: str
    hotkey: str
    """One letter or digit, or ``space``, ``arrowup`` ...; '' for none."""
    modifier: str
    """``cmd/ctrl``, ``alt``, ``shift``, joined by +; '' for none."""
    icon: str
    """Of Tabler, by its name; '' for none."""
    disabled: bool


@dataclass(frozen=True)
class CommandTriggered(ClientMessage):
    """A viewer chose a command, or pressed its key."""

    command: Annotated[str, Length(256)]
