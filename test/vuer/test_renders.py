# SPDX-License-Identifier: Apache-2.0
"""Pictures of cameras that are none, and of wrong sizes, are refused before a page is asked."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest

from ros_viz_bridge.vuer.renders import take
from ros_viz_bridge.vuer.schemas import Box


@pytest.mark.parametrize(
    ('key', 'quality', 'downsample', 'error', 'text'),
    [
        ('box', 0.9, 1, KeyError, "'box' is a Box, not a CameraView"),
        ('box', 2, 1, ValueError, 'quality must be above 0, at most 1, not 2'),
        ('box', 0.9, 100, ValueError, 'downsample must be from 1 to 64, not 100'),
    ],
)
def test_wrong_questions(
    key: str, quality: float, downsample: float, error: Any, text: str
) -> None:
    tree = SimpleNamespace(element=lambda key: Box(key=key))
    session: Any = SimpleNamespace(_tree=tree, client=None)
    with pytest.raises(error, match=text):
        asyncio.run(take(session, key, quality, downsample))
