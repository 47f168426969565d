# SPDX-License-Identifier: Apache-2.0
"""Elements come, change and go; only what changes is sent."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from ros_viz_bridge.vuer.schemas import (
    Box,
    Button,
    div,
    Frustum,
    Group,
    ImageBackground,
    Line,
    Movable,
    Scene,
    SceneCamera,
    Slider,
    Sphere,
)
from ros_viz_bridge.vuer.tree import Tree


class Handle:
    def __init__(self, log: list[Any], name: str) -> None:
        self.__dict__.update(log=log, name=name)

    def update(self, **values: Any) -> None:
        self.log.append(('change', self.name, sorted(values)))

    def __setattr__(self, name: str, value: Any) -> None:
        self.log.append(('change', self.name, [name]))

    def remove(self) -> None:
        self.log.append(('remove', self.name))

    def on_click(self, callback: Any) -> None:
        self.__dict__['click'] = callback
        self.__dict__['asked'] = self.__dict__.get('asked', 0) + 1

    on_update = on_drag_end = on_click


class Api:
    """Writes down what is called, as ``SceneApi`` and ``GuiApi`` both."""

    def __init__(self) -> None:
        self.log: list[Any] = []
        self.handles: dict[str, Handle] = {}

    def __getattr__(self, method: str) -> Any:
        def add(name: str = '', **values: Any) -> Handle:
            name = name or values.get('label', '')
            self.log.append((method, name))
            self.handles[name] = Handle(self.log, name)
            return self.handles[name]

        return add

    def take(self) -> list[Any]:
        taken, self.log[:] = list(self.log), []
        return taken


@pytest.fixture
def api() -> Api:
    return Api()


@pytest.fixture
def told() -> list[Any]:
    return []


@pytest.fixture
def tree(api: Api, told: list[Any]) -> Tree:
    return Tree(api, api, lambda *event: told.append(event))


def test_a_scene_is_shown_with_its_children_below_their_parents(tree: Tree, api: Api) -> None:
    tree.set(
        Scene(Group(Box(key='b'), div(Sphere(key='s')), key='g/1'), bgChildren=[Box(key='bg')])
    )
    assert api.take() == [
        ('add_frame', '/vuer'),
        ('add_box', '/vuer/bg'),
        ('add_frame', '/vuer/g_1'),
        ('add_box', '/vuer/g_1/b'),
        ('add_mesh_simple', '/vuer/g_1/s'),
    ]
    assert 'b' in tree and tree.element('b').key == 'b'
    tree.set(Scene(Box(key='b')))
    assert {entry[0] for entry in api.take()[:5]} == {'remove'} and 'bg' not in tree


def test_only_what_changes_is_sent(tree: Tree, api: Api) -> None:
    points = np.zeros((4, 3))
    tree.add([Box(key='b', args=[1, 1, 1], color='red'), Line(key='l', points=points)])
    api.take()
    tree.update([Box(key='b', position=[1, 2, 3])])
    tree.update([{'key': 'b', 'color': 'blue', 'position': [1, 2, 3]}])
    tree.update([Line(key='l', color='red')])
    tree.update([Line(key='l', points=np.zeros((4, 3)))])
    assert api.take() == [
        ('change', '/vuer/b', ['position']),
        ('change', '/vuer/b', ['color']),
        ('change', '/vuer/l', ['colors']),
    ]
    points[0] = 1.0
    tree.update([Line(key='l', points=points)])
    assert api.take() == [('change', '/vuer/l', ['points'])]
    tree.update([Box(key='b', color='green')], strict=True)
    assert api.take() == [('change', '/vuer/b', ['color', 'position'])]


def test_what_is_turned_for_its_own_axes_is_turned_when_it_moves(tree: Tree, api: Api) -> None:
    tree.add([Frustum(key='f'), Movable(key='m')])
    api.take()
    tree.update([{'key': 'f', 'position': [1, 0, 0]}, {'key': 'm', 'position': [1, 0, 0]}])
    assert api.take() == [
        ('change', '/vuer/f', ['position']),
        ('change', '/vuer/m', ['position']),
    ]


def test_an_array_that_was_written_to_is_sent_again(tree: Tree, api: Api) -> None:
    from ros_viz_bridge.vuer.schemas import PointCloud

    points = np.zeros((4, 3))
    tree.add([PointCloud(key='p', vertices=points)])
    api.take()
    tree.update([PointCloud(key='p', size=0.5)])
    points[0] = 1.0
    tree.update([PointCloud(key='p', vertices=points)])
    assert api.take() == [
        ('change', '/vuer/p', ['point_size']),
        ('change', '/vuer/p', ['points']),
    ]


def test_elements_are_added_to_others_updated_or_added_and_removed_with_children(
    tree: Tree, api: Api
) -> None:
    tree.upsert([Group(key='g')])
    tree.upsert([Box(key='b')], to='g')
    tree.upsert([Box(key='b', color='red')])
    assert api.take()[1:] == [
        ('add_frame', '/vuer/g'),
        ('add_box', '/vuer/g/b'),
        ('change', '/vuer/g/b', ['color']),
    ]
    tree.add([Box(key='b')], to='bgChildren')
    assert api.take() == [('remove', '/vuer/g/b'), ('add_box', '/vuer/b')]
    tree.add([Sphere(key='s')], to='g')
    tree.remove(['g', 'nothing'])
    assert 's' not in tree and 'g' not in tree and 'b' in tree
    tree.clear()
    assert not list(tree.elements())


def test_widgets_tell_with_their_keys(tree: Tree, api: Api, told: list[Any]) -> None:
    tree.add([div(Button('go', key='go'), Slider(key='s', value=0.5))])
    api.handles['go'].click('event')
    tree.update([Slider(key='s', value=0.7)])
    assert told == [('CLICK', 'go', 'event')]
    assert api.take()[-1] == ('change', 's', ['value'])


def test_a_click_is_listened_to_once(tree: Tree, api: Api, told: list[Any]) -> None:
    tree.add([Box(key='b', onClick=True)])
    tree.make_clickable()
    assert api.handles['/vuer/b'].__dict__['asked'] == 1
    tree.update([Box(key='b', args=[2, 2, 2])])
    api.handles['/vuer/b'].click('event')
    assert api.handles['/vuer/b'].__dict__['asked'] == 1 and told[0][0] == 'ON_CLICK'


def test_wrong_use_is_named(tree: Tree) -> None:
    tree.add([Box(key='b')])
    with pytest.raises(KeyError, match="no element 'c' to update .there is 'b'.*upsert"):
        tree.update([Box(key='c')])
    with pytest.raises(KeyError, match="'nowhere' to add to"):
        tree.add([Box()], to='nowhere')
    with pytest.raises(TypeError, match='takes a Scene, not Box'):
        tree.set(Box())
    with pytest.raises(TypeError, match='schemas, not 7'):
        tree.add([7])
    with pytest.raises(ValueError, match="two elements have the key 'x'"):
        tree.set(Scene(Group(Box(key='x'), key='x')))


def test_a_new_place_counts_where_it_is_part_of_something_else() -> None:
    api = Api()
    tree = Tree(api, api, lambda *told: None, camera=api)
    picture = np.zeros((2, 2, 3), np.uint8)
    tree.set(Scene(SceneCamera(key='c', position=[0, 0, 5]), ImageBackground(picture, key='i')))
    api.log.clear()
    tree.update([SceneCamera(key='c', position=[0, 1, 5])])
    tree.update([{'key': 'i', 'position': [0, 1, 0]}])
    assert [(said[0], said[2]) for said in api.log] == [
        ('change', ['pose']),
        ('change', ['offset']),
    ]


@pytest.mark.parametrize('wrong', [{'position': [0, 0, 1]}, {'key': 5}, 5, None, 'hand'])
def test_what_is_changed_has_a_key(tree: Tree, wrong: Any) -> None:
    for change in (tree.update, tree.upsert):
        with pytest.raises(TypeError, match="with its 'key', not"):
            change([wrong])
