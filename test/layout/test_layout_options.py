# SPDX-License-Identifier: Apache-2.0
"""The short forms of a layout mean what they say."""

from __future__ import annotations

import time

import pytest

from ros_viz_bridge.displays.registry import make_options, registry
from ros_viz_bridge.layout.layout_options import layout_options, UnknownSetting
from ros_viz_bridge.layout.yaml_nodes import LayoutError, read_yaml

CLOUD = registry()['sensor_msgs/msg/PointCloud2']
TF = registry()['tf2_msgs/msg/TFMessage']


def options(text: str, module=CLOUD):
    return layout_options(module.Options, read_yaml(text, file='f').mapping())


@pytest.mark.parametrize(
    ('text', 'meant'),
    [
        ('color: {by: intensity}', {'color_by': 'field', 'field': 'intensity', 'range': 'auto'}),
        ('color: {by: rgb}', {'color_by': 'rgb', 'range': 'auto'}),
        (
            'color: {by: auto, map: viridis}',
            {'color_by': 'auto', 'map': 'viridis', 'range': 'auto'},
        ),
        ('color: {by: x}', {'color_by': 'axis', 'axis': 'x', 'range': 'auto'}),
        ('color: {min: 0, max: 1}', {'range': 'fixed', 'min': 0.0, 'max': 1.0}),
        ('color: {min: auto, max: auto}', {'range': 'auto'}),
        ("color: '#ff8000'", {'color_by': 'flat', 'color': '#ff8000'}),
        ('size: 3', {'style': 'points', 'size': 3.0}),
        ('size: 3 px', {'style': 'points', 'size': 3.0}),
        ('size: 2 cm', {'style': 'flat_squares', 'size_m': 0.02}),
        ('size: .5m', {'style': 'flat_squares', 'size_m': 0.5}),
        ('{style: boxes, size: .5m}', {'style': 'boxes', 'size_m': 0.5}),
        ('{size: 0.1, style: spheres}', {'style': 'spheres', 'size_m': 0.1}),
        ('decay: 2 s', {'decay': 2.0}),
        ('decay: 1 min', {'decay': 60.0}),
        ('alpha: 1', {'alpha': 1.0}),
        ("alpha: '1.'", {'alpha': 1.0}),
        ('decay: 1e1 s', {'decay': 10.0}),
        ('invert: true', {'invert': True}),
    ],
)
def test_short_forms(text, meant):
    """All that is written can be given to the display."""
    assert options(text) == meant
    make_options(CLOUD, meant)


def test_other_displays_have_their_own():
    """'size' and 'color' are short forms only where there is what they stand for."""
    assert options('scale: 30 cm', TF) == {'scale': 0.3}
    with pytest.raises(UnknownSetting):
        options('size: 1', TF)


@pytest.mark.parametrize(
    ('text', 'said'),
    [
        ('size: 0.1 s', 'must be a number in m, cm, mm or px'),
        ('size: 3 cmm', "must be a number in m, cm, mm or px, not '3 cmm'"),
        ('{size: 3 cmm, style: boxes}', "must be a number in m, cm, mm or px, not '3 cmm'"),
        ('size_m: 3 px', 'must be a number in m, mm or cm'),
        ('{size: 3 px, style: tiles}', 'the size of this style is in m'),
        ('{size: 3 m, style: points}', 'the size of points is in px'),
        ('size: 100 px', 'must be from 0.5 to 20 px, not 100'),
        ('decay: soon', "must be a number, not 'soon'"),
        ('alpha: .nan', 'finite'),
        ('decay: 1e400 s', 'finite'),
        ('size: 1e400 m', 'finite'),
        ('style: round', 'must be one of points, squares'),
        ('color: red', "must be a colour such as '#ff8800', not 'red'"),
        ('color: {min: 0}', 'min and max must be two numbers'),
        ('color: {by: 3}', 'must be a text'),
        ('color: {bye: x}', 'did you mean by?'),
        ('color: 3', 'must have keys'),
        ('invert: 1', 'must be true or false'),
        ('alhpa: 1', 'did you mean alpha?'),
    ],
)
def test_mistakes(text, said):
    """What would do is said."""
    with pytest.raises(LayoutError) as error:
        options(text)
    assert said in str(error.value)


@pytest.mark.parametrize('text', ['1' * 200_000 + '!', '1.' * 50_000, '1e' * 50_000 + 's'])
def test_a_text_of_many_digits_is_refused_at_once(text):
    """Who may only look sends layouts, too: the time for one must not grow with its square."""
    begin = time.thread_time()
    with pytest.raises(LayoutError, match='must be a number'):
        options(f'alpha: "{text}"')
    assert time.thread_time() - begin < 1.0
    for digits in range(60):
        short = read_yaml(f'alpha: "{"1" * digits}!"', file='f').mapping()
        with pytest.raises(LayoutError):
            layout_options(CLOUD.Options, short)


def test_the_size_of_a_depth_cloud_is_not_left_to_its_pixels():
    """A size in metres counts, though a depth image measures its points itself by default."""
    image = registry()['sensor_msgs/msg/Image']
    meant = {'style': 'flat_squares', 'auto_size': False, 'size_m': 0.02}
    assert options('size: 2 cm', image) == meant
