# SPDX-License-Identifier: Apache-2.0
"""Handles by which viewers move and turn a node of the scene."""

from __future__ import annotations

from dataclasses import dataclass

from .message import NodeLook

Limits = tuple[tuple[float, float], tuple[float, float], tuple[float, float]]


@dataclass(frozen=True)
class TransformControlsLook(NodeLook):
    """Arrows along the node's axes, squares between them, and arcs about them."""

    size: float
    """Metres of the arrows; pixels, if ``fixed``."""
    line_width: float
    """Pixels."""
    fixed: bool
    """Of the same size on the screen, however far away."""
    active_axes: tuple[bool, bool, bool]
    disable_axes: bool
    disable_sliders: bool
    disable_rotations: bool
    translation_limits: Limits
    """Metres along each axis, from where the script put the node last."""
    rotation_limits: Limits
    """Radians about each axis, likewise."""
    depth_test: bool
    """Whether what is before them hides them."""
    opacity: float
    home_position: tuple[float, float, float]
    """Where the script put the node last, from which limits count."""
    home_orientation: tuple[float, float, float, float]
    group: str = ''
    """Control group whose holder alone may move them; '' for any operator."""
