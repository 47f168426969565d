# SPDX-License-Identifier: Apache-2.0
"""Widgets at a place of the scene."""

from __future__ import annotations

from dataclasses import dataclass

from .message import NodeLook


@dataclass(frozen=True)
class Gui3dContainerLook(NodeLook):
    """At this node pages show the widgets whose ``container`` is the node's name."""
