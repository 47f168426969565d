# SPDX-License-Identifier: Apache-2.0
"""Robot models: shapes, meshes and colours where the description has them; faults are named."""

from __future__ import annotations

from collections.abc import Callable
import json
import math
import time
from typing import Any

from displays.robot.urdf_texts import joint
import pytest
from support.mesh_files import write_dae, write_stl
from support.pictures import extent, Picture, Studio

from ros_viz_bridge.displays.robot.urdf import read_urdf
from ros_viz_bridge.wire.codec import to_plain

pytestmark = pytest.mark.browser

RED, GREEN, BLUE = '<color rgba="1 0 0 1"/>', '<color rgba="0 1 0 1"/>', '<color rgba="0 0 1 1"/>'


def link(name: str, shape: str, color: str = '', *, origin: str = '', collision: str = '') -> str:
    material = f'<material name="">{color}</material>' if color else ''
    text = f'<visual>{origin}<geometry>{shape}</geometry>{material}</visual>' if shape else ''
    if collision:
        text += f'<collision><geometry>{collision}</geometry></collision>'
    return f'<link name="{name}">{text}</link>'


def show(studio: Studio, inside: str, **options: Any) -> None:
    """Show a robot whose root stands in the fixed frame."""
    made, _ = read_urdf(f'<robot name="r">{inside}</robot>', display='/robot_description')
    message = json.loads(json.dumps({'t': 'Robot', **to_plain(made)}))
    studio.call('setFrame', made.frame, [0, 0, 0])
    studio.call('robot', message, options)


def wait(studio: Studio, name: str, done: Callable[[Picture], bool]) -> Picture:
    deadline = time.monotonic() + 20
    while True:
        picture = studio.draw(name)
        if done(picture):
            return picture
        assert time.monotonic() < deadline, f'not in time: {studio.problems}'


SHAPES = (
    link('base', '<box size="2 1 0.5"/>', RED)
    + link('can', '<cylinder radius="0.5" length="2"/>', GREEN, origin='<origin xyz="3 0 0"/>')
    + link('ball', '<sphere radius="0.75"/>', BLUE, origin='<origin xyz="-3 2 0"/>')
    + joint('a', 'base', 'can')
    + joint('b', 'base', 'ball', '<origin xyz="0 1 0"/>')
)


def test_shapes_have_their_sizes_places_and_colours(studio: Studio) -> None:
    show(studio, SHAPES)
    picture = wait(studio, 'robot_shapes', lambda picture: bool(picture.hue(2).any()))
    assert extent(picture.hue(0)) == pytest.approx((-1, -0.5, 1, 0.5), abs=0.06)
    assert extent(picture.hue(1)) == pytest.approx((2.5, -0.5, 3.5, 0.5), abs=0.06)
    assert extent(picture.hue(2)) == pytest.approx((-3.75, 2.25, -2.25, 3.75), abs=0.08)
    studio.call('look', 'side')
    picture = studio.draw('robot_shapes_side')
    assert extent(picture.hue(1)) == pytest.approx((2.5, -1, 3.5, 1), abs=0.06)


def test_a_capsule_has_its_caps_beyond_its_length(studio: Studio) -> None:
    show(studio, link('base', '<capsule radius="0.5" length="2"/>', GREEN))
    studio.call('look', 'side')
    picture = wait(studio, 'robot_capsule', lambda picture: bool(picture.hue(1).any()))
    assert extent(picture.hue(1)) == pytest.approx((-0.5, -1.5, 0.5, 1.5), abs=0.06)


def test_meshes_are_scaled_placed_and_painted(studio: Studio) -> None:
    """STL takes the colour of the description; DAE has its own, which RViz keeps too."""
    write_stl(studio.files / 'robot' / 'part.stl')
    write_dae(studio.files / 'robot' / 'part.dae', up_axis='Z_UP', color=(0, 0, 1))
    show(
        studio,
        link('base', '<mesh filename="package://robot/part.stl" scale="2 1 1"/>', RED)
        + link(
            'own',
            '<mesh filename="package://robot/part.dae"/>',
            GREEN,
            origin='<origin xyz="-3 -3 0" rpy="0 0 1.5707963"/>',
        )
        + joint('a', 'base', 'own'),
    )
    picture = wait(
        studio,
        'robot_meshes',
        lambda picture: bool(picture.hue(2).any()) and bool(picture.hue(0).any()),
    )
    assert extent(picture.hue(0)) == pytest.approx((0, 0, 4, 1), abs=0.06)
    assert extent(picture.hue(2)) == pytest.approx((-4, -3, -3, -1), abs=0.06)
    assert not picture.hue(1).any()


ARM = (
    link('base', '')
    + link('arm', '<box size="2 0.5 0.5"/>', RED, origin='<origin xyz="1 0 0"/>')
    + link('hand', '<box size="1 1 0.5"/>', BLUE, origin='<origin xyz="0.5 0 0"/>')
    + joint('turn', 'base', 'arm', '<axis xyz="0 0 1"/><limit effort="10"/>', kind='revolute')
    + joint(
        'slide',
        'arm',
        'hand',
        '<origin xyz="2 0 0"/><axis xyz="1 0 0"/><limit effort="10" lower="0" upper="1"/>'
        '<mimic joint="turn" multiplier="0.5"/>',
        kind='prismatic',
    )
)


def test_joints_move_it_where_there_are_no_transforms(studio: Studio) -> None:
    show(studio, ARM)
    studio.call('joints', {'turn': 0})
    picture = wait(studio, 'robot_joints', lambda picture: bool(picture.hue(2).any()))
    assert extent(picture.hue(2)) == pytest.approx((2, -0.5, 3, 0.5), abs=0.06)
    studio.call('joints', {'turn': math.pi / 2})
    picture = studio.draw('robot_joints_turned')
    slid = 2 + math.pi / 4
    assert extent(picture.hue(2)) == pytest.approx((-0.5, slid, 0.5, slid + 1), abs=0.06)
    assert extent(picture.hue(0)) == pytest.approx((-0.25, 0, 0.25, 2), abs=0.06)
    assert studio.problems == []


def test_efforts_are_arrows_around_the_joints(studio: Studio) -> None:
    show(studio, ARM, visual=False)
    studio.call('joints', {'turn': 0}, {'turn': 10}, {'scale': 4, 'width': 0.2})
    picture = wait(studio, 'robot_effort', lambda picture: bool(picture.drawn().any()))
    left, bottom, right, top = extent(picture.hue(0))
    assert (left, top) == pytest.approx((-2.2, 2.2), abs=0.1), 'the radius at the greatest effort'
    assert not picture.drawn()[190:210, 190:210].any(), 'nothing at the axis itself'
    # Positive turns counterclockwise: the gap is before the start, below the x axis.
    assert picture.at(2.1 * math.cos(0.3), 2.1 * math.sin(0.3))[0] > 100
    gap = -0.35
    assert not picture.like(picture.at(2.1 * math.cos(0.3), 2.1 * math.sin(0.3)))[
        round(200 - 2.1 * 40 * math.sin(gap)), round(200 + 2.1 * 40 * math.cos(gap))
    ]
    studio.call('joints', {}, {'turn': 1})
    assert studio.draw('robot_effort_small').hue(2).any(), 'little effort is blue'


def test_options_act_at_once(studio: Studio) -> None:
    show(
        studio,
        link('base', '<box size="1 1 1"/>', RED, collision='<box size="4 4 0.1"/>')
        + link('far', '<box size="1 1 1"/>', BLUE)
        + joint('a', 'base', 'far', '<origin xyz="3 0 0"/>'),
    )
    wait(studio, 'robot_options', lambda picture: bool(picture.hue(2).any()))
    studio.call('setOptions', {'hidden': 'far'})
    assert not studio.draw('robot_hidden').hue(2).any()
    solid = studio.draw('robot_solid').at(0, 0)
    studio.call('setOptions', {'alpha': 0.4})
    assert studio.draw('robot_alpha').at(0, 0)[0] < solid[0]
    studio.call('setOptions', {'collision': True, 'visual': False})
    assert extent(studio.draw('robot_collision').drawn()) == pytest.approx(
        (-2, -2, 2, 2), abs=0.06
    )


# The axes are a pixel wide: their middle is that of a pixel.
TO_PART = '<origin xyz="2.0125 0.0125 0"/><axis xyz="0 0 1"/>'
WEIGHED = (
    link('base', '') + '<link name="part"><visual><geometry><box size="1 1 0.1"/></geometry>'
    f'<material name="">{BLUE}</material></visual>'
    '<inertial><origin xyz="-2 1 0"/><mass value="2000"/>'
    '<inertia ixx="208.333" iyy="1541.667" izz="1416.667" ixy="0" ixz="0" iyz="0"/>'
    '</inertial></link>' + joint('a', 'base', 'part', TO_PART, kind='continuous')
)


def test_mass_and_inertia_are_drawn_as_rviz_draws_them(studio: Studio) -> None:
    """2,000 kg: a ball of lead of 0.348 m; the moments of a box of 2.87 x 0.5 x 1 m."""
    show(studio, WEIGHED, mass=True)
    studio.call('joints', {'a': 0})
    wait(studio, 'robot_mass', lambda picture: bool(picture.hue(2).any()))
    ball = studio.draw('robot_mass').hue(0)
    assert extent(ball) == pytest.approx((-0.336, 0.664, 0.36, 1.36), abs=0.06)
    studio.call('setOptions', {'inertia': True})
    box = studio.draw('robot_inertia').hue(0)
    assert extent(box) == pytest.approx((-1.424, 0.762, 1.448, 1.262), abs=0.06)
    assert studio.problems == []


def test_axes_trails_and_opacities_of_links(studio: Studio) -> None:
    show(studio, WEIGHED, axes='part', visual=False)
    studio.call('joints', {'a': 0})
    picture = wait(studio, 'robot_axes', lambda picture: bool(picture.drawn().any()))
    assert extent(picture.drawn()) == pytest.approx((2, 0, 2.1, 0.1), abs=0.06)
    solid = studio.call('setOptions', {}) or studio.draw('robot_link_solid').at(2, 0)
    studio.call('setOptions', {'link_alpha': 'part: 0.3'})
    assert studio.draw('robot_link_alpha').at(2, 0)[2] < solid[2]


def test_a_missing_mesh_is_named_at_its_link_and_the_rest_is_shown(studio: Studio) -> None:
    (studio.files / 'robot').mkdir(exist_ok=True)
    (studio.files / 'robot' / 'broken.dae').write_bytes(b'not a mesh')
    show(
        studio,
        link('base', '<box size="1 1 1"/>', RED)
        + link('lost', '<mesh filename="package://robot/none.stl"/>')
        + link('torn', '<mesh filename="package://robot/broken.dae"/>')
        + joint('a', 'base', 'lost')
        + joint('b', 'base', 'torn'),
    )

    def told(_: Picture) -> bool:
        return {problem['name'] for problem in studio.problems} == {'lost', 'torn'}

    picture = wait(studio, 'robot_missing', told)
    assert extent(picture.hue(0)) == pytest.approx((-0.5, -0.5, 0.5, 0.5), abs=0.06)
    said = {problem['name']: problem for problem in studio.problems}
    assert said['lost']['level'] == 'error' and 'package://robot/none.stl' in said['lost']['text']
    assert 'cannot be read as DAE' in said['torn']['text']


def test_a_robot_leaves_nothing_on_the_gpu(studio: Studio) -> None:
    before = studio.call('memory')
    show(studio, SHAPES)
    wait(studio, 'robot_memory', lambda picture: bool(picture.drawn().any()))
    studio.call('clear')
    studio.draw('robot_gone')
    assert studio.call('memory') == before
