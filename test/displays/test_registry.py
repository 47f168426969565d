# SPDX-License-Identifier: Apache-2.0
"""Displays are found by their files, foreign ones that are broken are named, settings checked."""

from __future__ import annotations

from importlib.metadata import EntryPoint
import math
from pathlib import Path
import re
import sys
from types import SimpleNamespace
from typing import Any

import pytest

from ros_viz_bridge.displays import image, point_cloud2, tf_message
from ros_viz_bridge.displays.base import option_fields
from ros_viz_bridge.displays.registry import (
    builtin,
    companions,
    GROUP,
    make_options,
    OptionsError,
    plugins,
    registry,
)

GOOD = """
from dataclasses import dataclass
from ros_viz_bridge.displays.base import option

ROS_TYPE = '{ros_type}'

@dataclass(frozen=True)
class Options:
    size: float = option(1.0, 'Size.')

def convert(msg, source):
    return []
"""


@pytest.fixture
def point(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return a function (name, source) -> entry point of a module of another package."""
    monkeypatch.syspath_prepend(str(tmp_path))  # forgets what it knew of folders, too

    def make(name: str, source: str) -> EntryPoint:
        monkeypatch.delitem(sys.modules, f'foreign_{name}', raising=False)
        (tmp_path / f'foreign_{name}.py').write_text(source)
        return EntryPoint(name, f'foreign_{name}', GROUP)

    return make


def test_the_folder_is_the_registry() -> None:
    folder = Path(str(image.__file__)).parent
    said = [
        re.findall(r"^ROS_TYPE = '(.*)'$", path.read_text(), re.MULTILINE)
        for path in folder.glob('*.py')
    ]
    assert sorted(builtin()) == sorted(ros_type for each in said for ros_type in each)
    assert registry()['tf2_msgs/msg/TFMessage'] is tf_message


def test_a_plug_in_is_found(point: Any) -> None:
    found, problems = plugins([point('one', GOOD.format(ros_type='my_msgs/msg/Thing'))])
    assert problems == []
    assert found['my_msgs/msg/Thing'].convert(None, None) == []


@pytest.mark.parametrize(
    ('source', 'text'),
    [
        ('import does_not_exist', 'ModuleNotFoundError'),
        ('1 / 0', 'ZeroDivisionError'),
        ('x = 1', 'it has no ROS_TYPE'),
        ("ROS_TYPE = 'a/msg/B'", 'it has no function convert'),
        ("ROS_TYPE = 'a/msg/B'\ndef convert(m, s): pass", 'it has no dataclass Options'),
        (GOOD.format(ros_type='a/msg/B').replace("option(1.0, 'Size.')", '1.0'), 'option'),
    ],
)
def test_a_broken_plug_in_is_named_and_skipped(point: Any, source: str, text: str) -> None:
    good = point('zz', GOOD.format(ros_type='my_msgs/msg/Thing'))
    found, (problem,) = plugins([point('bad', source), good])
    assert list(found) == ['my_msgs/msg/Thing']
    assert "display plug-in 'bad' (foreign_bad)" in problem
    assert text in problem


def test_two_plug_ins_for_one_type(point: Any) -> None:
    source = GOOD.format(ros_type='my_msgs/msg/Thing')
    found, (problem,) = plugins([point('b', source), point('a', source)])
    assert found['my_msgs/msg/Thing'].__name__ == 'foreign_a'
    assert "'b'" in problem and 'another one shows' in problem


def test_companions_of_a_display(caplog: Any) -> None:
    assert companions(tf_message, '/r2/tf') == {'/r2/tf_static': tf_message.ROS_TYPE}
    assert companions(tf_message, '/frames') == {}
    assert companions(image, '/tf') == {}
    assert companions(None, '/tf') == {}
    broken = SimpleNamespace(ROS_TYPE='my_msgs/msg/Thing', companions=lambda topic: 1 / 0)
    assert companions(broken, '/x') == {}
    assert "companions('/x') failed" in caplog.text


def test_what_keeps_older_messages_asks_for_every_message() -> None:
    for module in builtin().values():
        for field in option_fields(module.Options):
            kept = field.name in ('decay', 'decay_time', 'keep') or field.name.endswith('_length')
            assert not kept or field.keeps or field.unit == 'm', (module.ROS_TYPE, field.name)


def test_settings_of_a_layout() -> None:
    made = make_options(
        point_cloud2,
        {'color_by': 'axis', 'size': 5, 'invert': True, 'color': '#FF8800', 'field': 'ring'},
    )
    assert (made.color_by, made.size, made.invert) == ('axis', 5.0, True)
    assert isinstance(made.size, float)
    assert made.decay == point_cloud2.Options().decay


@pytest.mark.parametrize(
    ('module', 'values', 'text'),
    [
        (point_cloud2, {'colour': 1}, "PointCloud2 has no setting 'colour'; there are color_by"),
        (point_cloud2, {'color_by': 'rainbow'}, "color_by is 'rainbow'; allowed is auto, rgb"),
        (point_cloud2, {'size': 99}, 'size is 99; allowed is a number from 0.5 to 20'),
        (point_cloud2, {'size': '2 px'}, "size is '2 px'; allowed is a number"),
        (point_cloud2, {'min': math.nan}, 'min is nan; allowed is a finite number'),
        (point_cloud2, {'min': True}, 'min is True; allowed is a finite number'),
        (point_cloud2, {'invert': 'yes'}, "invert is 'yes'; allowed is true or false"),
        (point_cloud2, {'color': 'red'}, "color is 'red'; allowed is a colour such as"),
        (point_cloud2, {'field': 3}, 'field is 3; allowed is a text'),
        (image, {'quality': 0}, 'quality is 0; allowed is a number from 1 to 100'),
    ],
)
def test_wrong_settings_say_what_is_allowed(module: Any, values: Any, text: str) -> None:
    with pytest.raises(OptionsError, match=text):
        make_options(module, values)
