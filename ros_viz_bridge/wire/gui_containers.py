# SPDX-License-Identifier: Apache-2.0
"""Widgets that hold others: those whose ``container`` is their key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from .gui import Widget


@dataclass(frozen=True, kw_only=True)
class GuiFolder(Widget):
    """A part that opens and closes; without a label neither its head nor a border is shown."""

    KEEPS_VALUE: ClassVar[bool] = False

    expand_by_default: bool = True
