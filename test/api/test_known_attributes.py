# SPDX-License-Identifier: Apache-2.0
"""A misspelt property is an error, wherever it is assigned."""

from __future__ import annotations

from typing import Any

import pytest
from support.published import Published
from support.widgets import Recorder

from ros_viz_bridge import Server
from ros_viz_bridge.api.known_attributes import KnownAttributes, OWN
from ros_viz_bridge.core.session import ClientInfo
from ros_viz_bridge.vuer import Vuer


class Own(KnownAttributes):
    """As one of the package's."""

    __module__ = f'{OWN}.somewhere'
    part: int
    CONSTANT = 1

    def __init__(self) -> None:
        self.part = 1
        self._color = ''

    @property
    def color(self) -> str:
        return self._color

    @color.setter
    def color(self, color: str) -> None:
        self._color = color

    @property
    def name(self) -> str:
        return 'read only'

    def method(self) -> None:
        """Do nothing."""


def test_what_there_is_can_be_assigned_and_nothing_else() -> None:
    thing: Any = Own()
    thing.color = 'red'
    thing._mine = 1
    assert (thing.color, thing.part, thing._mine) == ('red', 1, 1)
    with pytest.raises(
        AttributeError, match=r"Own has no property 'colour': did you mean 'color'"
    ):
        thing.colour = 'blue'
    for name in ('part', 'method', 'CONSTANT', 'name'):
        with pytest.raises(AttributeError, match=name):
            setattr(thing, name, 2)
    assert thing.color == 'red' and thing.part == 1


def test_a_class_of_the_users_may_have_what_it_likes() -> None:
    class Mine(Own):
        __module__ = 'my_program'

    thing: Any = Mine()
    thing.colour = 1
    assert thing.colour == 1


def handles() -> dict[str, Any]:
    server = Server(serve=False)
    client: Any = server._handle(ClientInfo('c1', 'operator'))
    scene, gui = Published(layer='').scene, Recorder().gui
    return {
        'node': scene.add_box('/box'),
        'cloud': scene.add_point_cloud('/points', [[0, 0, 0]]),
        'slider': gui.add_slider('s', 0, 1, 0.1, 0.5),
        'button': gui.add_button('b'),
        'folder': gui.add_folder('f'),
        'panel': gui.main_panel,
        'command': gui.add_command('c'),
        'scene': scene,
        'gui': gui,
        'server': server,
        'server.scene': server.scene,
        'vuer': Vuer(serve=False),
        'initial camera': server.initial_camera,
        'client': client,
        'camera': client.camera,
        'local storage': client.local_storage,
        'notification': client.add_notification('t', 'b'),
    }


@pytest.mark.parametrize('kind', handles())
def test_a_misspelt_property_of_any_handle_is_an_error(kind: str) -> None:
    thing = handles()[kind]
    with pytest.raises(AttributeError, match='visibel'):
        thing.visibel = False
    thing._of_the_user = 1


@pytest.mark.parametrize(
    ('kind', 'name', 'meant'),
    [
        ('node', 'colour', 'color'),
        ('node', 'positon', 'position'),
        ('slider', 'val', 'value'),
        ('camera', 'lookat', 'look_at'),
        ('notification', 'titel', 'title'),
        ('client', 'rol', 'role'),
    ],
)
def test_the_property_that_was_meant_is_said(kind: str, name: str, meant: str) -> None:
    with pytest.raises(AttributeError, match=f'did you mean.*{meant!r}'):
        setattr(handles()[kind], name, None)


def test_a_callback_assigned_over_its_decorator_is_an_error() -> None:
    with pytest.raises(AttributeError, match="'on_update' of GuiSliderHandle cannot be assigned"):
        handles()['slider'].on_update = print
