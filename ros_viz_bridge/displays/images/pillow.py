# SPDX-License-Identifier: Apache-2.0
"""Pillow, imported once it is needed: most nodes and scripts never do, and it takes 2 MB."""

from __future__ import annotations

from functools import cache
from typing import Any


@cache
def pillow() -> Any:
    """Return ``PIL.Image``, None where Pillow is not installed."""
    try:
        from PIL import Image
    except ImportError:
        return None
    return Image
