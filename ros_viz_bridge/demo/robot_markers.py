# SPDX-License-Identifier: Apache-2.0
"""Markers of the robot's lamps, of what it says, and of the room it has mapped."""

from __future__ import annotations

import numpy as np

from ros_viz_bridge.demo.drawing import Drawing, LETTERING, Type
from ros_viz_bridge.demo.frames import BASE_FRAME
from ros_viz_bridge.demo.robot import COURSE_LENGTH, on_course
from ros_viz_bridge.demo.room import LENGTH, WIDTH

_TILE = 1.0  # m
_WALL_WIDTH = 0.06  # m
_WALL_HEIGHT = 0.5  # m, lower than the walls are: one looks into the room


def body(*, lights: bool, said: str) -> list[Drawing]:
    """Return the robot's lamps and its last words, locked to its frame."""
    lamp = (1.0, 0.95, 0.6, 1.0) if lights else (0.25, 0.25, 0.25, 1.0)
    parts = [
        Drawing(
            'lamps',
            number,
            Type.SPHERE,
            position=(0.3, y, 0.22),
            scale=(0.06, 0.06, 0.06),
            colour=lamp,
            frame=BASE_FRAME,
            frame_locked=True,
        )
        for number, y in enumerate((-0.12, 0.12))
    ]
    words = Drawing(
        'speech',
        0,
        Type.TEXT_VIEW_FACING,
        position=(0.0, 0.0, 1.0),
        scale=(0.0, 0.0, 0.25),
        colour=LETTERING,
        frame=BASE_FRAME,
        frame_locked=True,
        text=said,
        delete=not said,
    )
    return [*parts, words]


def room() -> list[Drawing]:
    """Return the floor and walls as a map would, and the course on it."""
    x = np.arange(-LENGTH / 2 + _TILE / 2, LENGTH / 2, _TILE)
    y = np.arange(-WIDTH / 2 + _TILE / 2, WIDTH / 2, _TILE)
    grid = np.stack(np.meshgrid(x, y, indexing='ij'), axis=-1).reshape(-1, 2)
    floor = np.column_stack([grid, np.full(len(grid), -0.02)]).astype(np.float32)
    dark = np.floor(grid).sum(axis=1) % 2 == 1
    shades = np.where(dark[:, None], [0.36, 0.38, 0.42, 1], [0.46, 0.48, 0.52, 1])
    height = np.float32(_WALL_HEIGHT / 2)
    ends = [[side * LENGTH / 2, v, height] for side in (-1, 1) for v in y]
    sides = [[v, side * WIDTH / 2, height] for side in (-1, 1) for v in x]
    course = [on_course(s) for s in np.linspace(0, COURSE_LENGTH, 120)]
    return [
        Drawing(
            'floor',
            0,
            Type.CUBE_LIST,
            scale=(_TILE * 0.98, _TILE * 0.98, 0.02),
            points=floor,
            colours=shades.astype(np.float32),
        ),
        *(
            Drawing(
                'walls',
                number,
                Type.CUBE_LIST,
                scale=scale,
                colour=(0.55, 0.62, 0.70, 0.6),
                points=np.array(points, np.float32),
            )
            for number, (points, scale) in enumerate(
                [
                    (ends, (_WALL_WIDTH, _TILE, _WALL_HEIGHT)),
                    (sides, (_TILE, _WALL_WIDTH, _WALL_HEIGHT)),
                ]
            )
        ),
        Drawing(
            'course',
            0,
            Type.LINE_STRIP,
            scale=(0.03, 0.0, 0.0),
            colour=(0.2, 0.8, 0.5, 0.8),
            points=np.array([[p.x, p.y, 0.01] for p in course], np.float32),
        ),
    ]
