# SPDX-License-Identifier: Apache-2.0
"""Materials: by name wherever they are defined, each once; a wrong one is named."""

from __future__ import annotations

from displays.robot.urdf_texts import robot

from ros_viz_bridge.displays.robot.urdf import read_urdf

SPHERE = '<geometry><sphere radius="1"/></geometry>'
RED = '<color rgba="1 0 0 1"/>'


def link(name: str, material: str) -> str:
    return f'<link name="{name}"><visual>{SPHERE}{material}</visual></link>'


def colors(text: str) -> list[tuple[float, ...] | None]:
    made, _ = read_urdf(robot(text), display='/r')
    indices = [visual.material for one in made.links for visual in one.visuals]
    return [made.materials[i].color if i >= 0 else None for i in indices]


def test_a_name_finds_what_is_defined_before_or_after_it() -> None:
    text = link('a', '<material name="red"/>') + f'<material name="red">{RED}</material>'
    text += link('b', f'<material name="own">{RED}</material>') + link(
        'c', '<material name="own"/>'
    )
    assert colors(text) == [(1, 0, 0, 1)] * 3


def test_materials_without_a_name_are_each_their_own() -> None:
    text = link('a', f'<material name="">{RED}</material>')
    text += link('b', '<material name=""><color rgba="0 1 0 1"/></material>') + link('c', '')
    assert colors(text) == [(1, 0, 0, 1), (0, 1, 0, 1), None]


def test_the_same_material_comes_once() -> None:
    text = ''.join(link(f'l{i}', f'<material name="m">{RED}</material>') for i in range(50))
    made, _ = read_urdf(robot(text), display='/r')
    assert len(made.materials) == 1


def test_faults_are_named_and_the_body_is_drawn() -> None:
    text = link('a', '<material name="none"/>')
    text += link('b', '<material name="x"><color rgba="2 0 0"/></material>')
    text += link('c', '<material name="t"><texture filename="http://x/y.png"/></material>')
    made, items = read_urdf(robot(text), display='/r')
    assert sum(len(one.visuals) for one in made.links) == 3
    said = {item.name: item.text for item in items}
    assert "'none' is defined nowhere" in said['link a']
    assert 'rgba' in said['link b'] and 'line 3' in said['link b']
    assert 'http://x/y.png' in said['link c']
    assert made.materials[1].texture == ''


def test_textures_are_assets() -> None:
    text = link('a', '<material name="t"><texture filename="package://p/t.png"/></material>')
    made, _ = read_urdf(robot(text), display='/r')
    assert made.materials[0].texture == 'package://p/t.png'
