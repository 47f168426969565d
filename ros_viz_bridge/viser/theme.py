# SPDX-License-Identifier: Apache-2.0
"""``ros_viz_bridge.theme`` where scripts for viser look for it."""

from ..theme import TitlebarButton, TitlebarConfig, TitlebarImage

__all__ = ['TitlebarButton', 'TitlebarConfig', 'TitlebarImage']
