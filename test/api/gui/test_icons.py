# SPDX-License-Identifier: Apache-2.0
"""Icons are known by name."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import ros_viz_bridge
from ros_viz_bridge.api.gui import icons


def test_a_name_that_is_none_is_refused_with_the_nearest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / 'icon_names.json').write_text(json.dumps(['player-play', 'home']))
    monkeypatch.setattr(icons, 'STATIC', tmp_path)
    icons.names.cache_clear()
    try:
        assert icons.icon('icon', 'player-play') == ros_viz_bridge.Icon.PLAYER_PLAY
        assert icons.icon('icon', None) == ''
        with pytest.raises(ValueError, match="no icon 'player-plai'; perhaps 'player-play'"):
            icons.icon('icon', 'player-plai')
        with pytest.raises(ValueError, match='see tabler.io/icons'):
            icons.icon('icon', '???')
        nothing: Any = 3
        with pytest.raises(TypeError, match='icon must be a str'):
            icons.icon('icon', nothing)
    finally:
        icons.names.cache_clear()


def test_without_a_page_any_name_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(icons, 'STATIC', tmp_path)
    icons.names.cache_clear()
    assert icons.icon('icon', 'whatever') == 'whatever'
    icons.names.cache_clear()
