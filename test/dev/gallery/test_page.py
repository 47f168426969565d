# SPDX-License-Identifier: Apache-2.0
"""The gallery's page names every picture, its settings and what differs from RViz."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pytest.importorskip('geometry_msgs.msg', reason='the messages of ROS are not installed')

from std_msgs.msg import String

from dev.gallery.page import comparison, gallery_page, reference
from dev.gallery.scene import Scene


@pytest.fixture
def scenes() -> list[Any]:
    """Return one scene of ours, one of RViz's."""
    return [
        Scene('one', 'It is red.', String(), {'color': '#ff0000', 'style': 'points', 'on': True}),
        Scene('rviz_two', 'It is as theirs.', String(), rviz='two', differs='Not <quite>.'),
    ]


def test_each_scene_has_its_picture_settings_and_sentence(scenes: list[Any]) -> None:
    page = gallery_page(scenes)
    assert "](one.png)<br>`color: '#ff0000', style: points, on: true`<br>It is red." in page
    assert page.index('## std_msgs/String: robot model') < page.index('## Beside RViz')
    assert '](rviz_two.png)' in page and '`two`' in page and '*Not <quite>.*' in page


def test_what_does_not_differ_is_said_too(scenes: list[Any]) -> None:
    same = Scene('rviz_same', 'It is.', String(), rviz='same')
    assert '*Nothing else differs.*' in gallery_page([*scenes, same])


def test_pictures_stand_beside_those_of_rviz(scenes: list[Any], tmp_path: Path) -> None:
    assert 'rviz_two.png' not in comparison(scenes, tmp_path, tmp_path)
    (tmp_path / 'two_ref.png').touch()
    page = comparison(scenes, tmp_path, tmp_path)
    assert 'rviz_two.png' in page and 'two_ref.png' in page
    assert 'Not &lt;quite&gt;.' in page
    (tmp_path / 'two.png').touch()
    assert reference(tmp_path, 'two') == tmp_path / 'two.png'
