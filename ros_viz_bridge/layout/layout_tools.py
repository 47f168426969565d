# SPDX-License-Identifier: Apache-2.0
"""The tools of a layout: what the toolbar has besides what only looks."""

from __future__ import annotations

from typing import get_args, Literal

from ..wire.tools import PublishingTool
from .mistakes import read_each
from .yaml_nodes import Value

Tool = Literal[PublishingTool, 'measure', 'drive']
TOOLS: tuple[Tool, ...] = get_args(Tool)
USUAL_TOOLS: tuple[Tool, ...] = ('goal_pose', 'initial_pose', 'clicked_point', 'measure')
"""What RViz has; nobody drives a robot from a page whose layout does not say so."""


def read_tools(value: Value) -> tuple[Tool, ...]:
    """Return what ``tools`` lists, in the order of the toolbar. Raises LayoutError."""
    named = read_each(value, lambda item: item.choice(TOOLS))
    for i, item in enumerate(value.items()):
        if named[i] in named[:i]:
            raise item.error(f'{named[i]} is there twice')
    return tuple(tool for tool in TOOLS if tool in named)
