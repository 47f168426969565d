# SPDX-License-Identifier: Apache-2.0
"""``ros_viz_bridge.uplot`` where scripts for viser look for it."""

from ..uplot import *  # noqa: F403
