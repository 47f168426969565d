# SPDX-License-Identifier: Apache-2.0
"""Every type that is shown has its picture in the gallery and its test in the browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
import re
from types import ModuleType
from typing import Any

import pytest

from ros_viz_bridge.displays.base import option_fields
from ros_viz_bridge.displays.registry import builtin

ROOT = Path(__file__).resolve().parents[3]
PICTURES = ROOT / 'docs' / 'gallery'
BROWSER = ROOT / 'test' / 'browser'
KNOWN_BY = {
    'visualization_msgs/msg/InteractiveMarkerUpdate': 'InteractiveMarkerControl',
    'visualization_msgs/msg/MarkerArray': 'MarkerArray',
    'sensor_msgs/msg/PointCloud2': 'PointCloud2',
}
"""The word that a test has for a type which it does not name itself."""
REFERENCE = ROOT.parent / 'shared' / 'data' / 'rviz_reference'


@pytest.fixture(scope='module')
def scenes() -> list[Any]:
    """Return the scenes; they are made of real message classes."""
    pytest.importorskip('rclpy', reason='the messages of ROS are not installed')
    from dev.gallery.scenes import all_scenes

    return all_scenes()


def of_name(scene: Any) -> ModuleType:
    """Return the display module of a scene."""
    found = {ros_type.rpartition('/')[2]: module for ros_type, module in builtin().items()}
    return found[scene.display]


def test_every_type_has_a_picture(scenes: list[Any]) -> None:
    shown = {of_name(scene).ROS_TYPE for scene in scenes}
    assert builtin().keys() - shown == set()


@pytest.mark.parametrize('ros_type', sorted(builtin()))
def test_every_type_is_looked_at_in_a_browser(ros_type: str) -> None:
    module = builtin()[ros_type].__name__.rpartition('.')[2]
    words = {module, ros_type.rpartition('/')[2], KNOWN_BY.get(ros_type, module)}
    pattern = re.compile(rf'\b({"|".join(words)})\b')
    assert any(pattern.search(text) for text in browser_tests()), f'no test shows {ros_type}'


def browser_tests() -> Iterator[str]:
    """Return the text of each test in the browser that takes a picture or looks at one."""
    for path in BROWSER.rglob('test_*.py'):
        text = path.read_text()
        if re.search(r'\.(draw|view|shot|image)\(', text):
            yield text


def test_every_scene_has_settings_that_exist_and_a_sentence(scenes: list[Any]) -> None:
    for scene in scenes:
        fields = {field.name: field for field in option_fields(of_name(scene).Options)}
        assert scene.options.keys() <= fields.keys(), scene.name
        for name, value in scene.options.items():
            field = fields[name]
            like = type(float(value)) if type(value) is int else type(value)
            assert like is type(field.default), f'{scene.name}: {name}'
            if field.choices and field.kind == 'choice':
                assert value in field.choices, f'{scene.name}: {name}'
            if field.maximum > field.minimum:
                assert field.minimum <= value <= field.maximum, f'{scene.name}: {name}'
        assert scene.says.endswith('.'), scene.name


def test_names_are_not_used_twice_and_topics_have_one_message(scenes: list[Any]) -> None:
    names = [scene.name for scene in scenes]
    assert len(set(names)) == len(names)
    first: dict[str, Any] = {}
    for scene in scenes:
        message = first.setdefault(scene.published_topic, scene.message)
        assert message == scene.message, f'{scene.name}: another message on the same topic'


def test_the_pictures_are_those_of_the_scenes_and_small(scenes: list[Any]) -> None:
    files = {path.stem: path.stat().st_size for path in PICTURES.glob('*.png')}
    assert files.keys() == {scene.name for scene in scenes}, 'run make gallery'
    assert sum(files.values()) < 2_000_000


def test_rviz_s_pictures_have_theirs_beside_them(scenes: list[Any]) -> None:
    from dev.gallery.page import reference
    from dev.gallery.rviz_differences import DIFFERS

    named = {scene.rviz for scene in scenes if scene.rviz}
    assert DIFFERS.keys() <= named
    if not REFERENCE.is_dir():
        pytest.skip("RViz's pictures are not here")
    assert {path.stem for path in REFERENCE.glob('*.png')} <= named
    assert reference(REFERENCE, 'empty_scene') is not None
