# SPDX-License-Identifier: Apache-2.0
"""What becomes of a gizmo between viewers and others, without ROS."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from ros_viz_bridge import Server
from ros_viz_bridge.layout.layout_gizmos import GizmoEntry
from ros_viz_bridge.layout.yaml_nodes import read_yaml
from ros_viz_bridge.ros.gizmo import Gizmo
from ros_viz_bridge.teleop.rigid import Pose

HOME = Pose()
ENTRY = GizmoEntry('g', 'G', 'base', read_yaml('', file='x'), rate=10.0)


def at(x: float) -> Pose:
    return Pose((x, 0.0, 0.0))


class Out:
    """The publishing thread, by hand."""

    def __init__(self) -> None:
        self.open = True
        self.postponed: list[tuple[Callable[..., None], Any]] = []

    def postpone(self, due: float, call: Callable[..., None], *args: Any) -> bool:
        self.postponed.append((call, args))
        return True

    def tick(self) -> None:
        """Let the time come of all that is postponed."""
        due, self.postponed = self.postponed, []
        for call, args in due:
            call(*args)


class Told(Gizmo):
    """A gizmo that says what it would publish."""

    def _publish(self, pose: Pose) -> bool:
        if self._publications.open:  # type: ignore[attr-defined]
            self.said.append(pose)
        return self._publications.open  # type: ignore[attr-defined, no-any-return]


def make(*, repeats: bool = False) -> tuple[Told, Out, list[Pose], Callable[[], float]]:
    server, out = Server(serve=False, groups=('robot',)), Out()
    gizmo = Told(server, out, ENTRY, ros_time=lambda: 0.0, repeats=repeats)  # type: ignore[arg-type]
    gizmo.said = []  # type: ignore[attr-defined]
    return gizmo, out, gizmo.said, lambda: float(gizmo._controls.position[0])  # type: ignore[attr-defined]


def test_it_goes_out_at_its_rate_and_once_it_is_let_go() -> None:
    gizmo, out, said, _ = make()
    gizmo.dragged(HOME, 'start')
    out.tick()
    assert said == [], 'who only takes hold of it has said nothing'
    gizmo.dragged(at(1.0), 'update')
    gizmo.dragged(at(2.0), 'update')
    assert said == []
    out.tick()
    out.tick()
    assert said == [at(2.0)]
    gizmo.dragged(at(3.0), 'end')
    out.tick()
    assert said == [at(2.0), at(3.0)] and not out.postponed


def test_one_that_repeats_goes_out_while_it_is_held_and_no_longer() -> None:
    gizmo, out, said, _ = make(repeats=True)
    gizmo.dragged(HOME, 'start')
    out.tick()
    gizmo.dragged(HOME, 'end')
    out.tick()
    assert said == [HOME, HOME]


def test_what_others_say_waits_while_it_is_held_and_gives_way_to_what_is_said_after_it() -> None:
    gizmo, out, said, place = make()
    gizmo.follow(at(1.0))
    assert place() == 1.0
    gizmo.dragged(at(1.0), 'start')
    gizmo.follow(at(5.0))
    assert place() == 1.0
    gizmo.dragged(at(1.0), 'end')
    assert place() == 5.0 and said == []
    gizmo.dragged(at(5.0), 'start')
    gizmo.follow(at(6.0))
    gizmo.dragged(at(7.0), 'end')
    assert said == [at(7.0)]
    gizmo.follow(at(7.0 + 1e-12))
    assert place() == 5.0, 'pages have it where the viewer let go: nothing had to be told'


@pytest.mark.parametrize('stopped_by_page', [True, False])
def test_what_did_not_go_out_is_not_shown(*, stopped_by_page: bool) -> None:
    gizmo, out, said, place = make()
    gizmo.dragged(HOME, 'start')
    gizmo._controls.position = (4.0, 0.0, 0.0)  # as the scene has it of the page
    gizmo.dragged(at(4.0), 'update')
    out.open = False
    if stopped_by_page:
        gizmo.let_go()
    gizmo.dragged(at(4.0), 'end')
    out.open = True
    out.tick()
    assert place() == 0.0 and said == []
