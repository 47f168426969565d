# SPDX-License-Identifier: Apache-2.0
"""Interactive markers: controls, menus and visuals, checked; and the talk with their server."""
