# SPDX-License-Identifier: Apache-2.0
"""A gallery of markers: every type with a label, and markers that come and go."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image

from ros_viz_bridge.demo.drawing import Drawing, hues, LETTERING, MESHES, Rgba, Type
from ros_viz_bridge.demo.frames import BASE_FRAME, turned
from ros_viz_bridge.demo.room import WIDTH
from ros_viz_bridge.demo.world import F32, Vec3

_GALLERY_Y = WIDTH / 2 + 2.0
_SPACING = 1.4
_BLINK_S = 0.5
_CYCLE_S = 6.0


def gallery(time: float) -> list[Drawing]:
    """Return one exhibit of every type with its label, at a time in seconds.

    Exhibits are in namespaces of their kind; one comes and goes by DELETE, one by its lifetime.
    """
    exhibits = [*_solids(time), *_lists(time), *_surfaces()]
    labels = [
        Drawing(
            'gallery/labels',
            int(exhibit.type),
            Type.TEXT_VIEW_FACING,
            position=(exhibit.position[0], exhibit.position[1], 1.9),
            scale=(0.0, 0.0, 0.22),
            colour=LETTERING,
            text=exhibit.type.name.lower().replace('_', ' '),
        )
        for exhibit in exhibits
    ]
    return [*exhibits, *labels, *_transients(time)]


def _place(kind: Type) -> Vec3:
    return ((int(kind) - (len(Type) - 1) / 2) * _SPACING, _GALLERY_Y, 1.0)


def _solids(time: float) -> list[Drawing]:
    spin = turned(0, 0, 0.5 * time)
    space = 'gallery/solids'
    sizes: dict[Type, tuple[Vec3, Rgba]] = {
        Type.ARROW: ((0.9, 0.12, 0.16), (0.9, 0.3, 0.2, 1)),
        Type.CUBE: ((0.6, 0.6, 0.6), (0.2, 0.6, 0.9, 1)),
        Type.SPHERE: ((0.7, 0.7, 0.5), (0.3, 0.8, 0.4, 0.6)),
        Type.CYLINDER: ((0.5, 0.5, 0.8), (0.9, 0.7, 0.2, 1)),
    }
    solids = [
        Drawing(space, int(k), k, position=_place(k), rotation=spin, scale=s, colour=c)
        for k, (s, c) in sizes.items()
    ]
    text = Type.TEXT_VIEW_FACING
    solids.append(
        Drawing(
            space,
            int(text),
            text,
            position=_place(text),
            scale=(0, 0, 0.3),
            text='Grüezi\nκαλημέρα',
        )
    )
    mesh = Type.MESH_RESOURCE
    solids.append(
        Drawing(
            space,
            int(mesh),
            mesh,
            position=_place(mesh),
            rotation=spin,
            scale=(5.0, 5.0, 5.0),
            colour=(0.0, 0.0, 0.0, 0.0),
            mesh=f'{MESHES}/wheel.dae',
            mesh_materials=True,
        )
    )
    return solids


def _lists(time: float) -> list[Drawing]:
    turn = np.linspace(0, 4 * np.pi, 48)
    x, y = 0.4 * np.cos(turn + time), 0.4 * np.sin(turn + time)
    coil = np.stack([x, y, turn / 14 - 0.4], axis=1).astype(np.float32)
    dice = np.random.default_rng(7).uniform(-0.45, 0.45, (60, 3)).astype(np.float32)
    along, height = hues(np.linspace(0, 1, len(coil))), hues(dice[:, 2] + 0.5)
    kinds: dict[Type, tuple[F32, F32, Vec3]] = {
        Type.LINE_STRIP: (coil, along, (0.03, 0, 0)),
        Type.LINE_LIST: (coil, along, (0.02, 0, 0)),
        Type.CUBE_LIST: (dice, height, (0.1, 0.1, 0.1)),
        Type.SPHERE_LIST: (dice, height, (0.12, 0.12, 0.12)),
        Type.POINTS: (dice, height, (0.05, 0.05, 0)),
        Type.ARROW_STRIP: (coil[::6], along[:0], (0.03, 0.08, 0.1)),
    }
    return [
        Drawing(
            'gallery/lists',
            int(kind),
            kind,
            position=_place(kind),
            scale=scale,
            points=points,
            colours=colours,
            colour=(0.9, 0.4, 0.8, 1.0),
        )
        for kind, (points, colours, scale) in kinds.items()
    ]


def _surfaces() -> list[Drawing]:
    kind = Type.TRIANGLE_LIST
    corners = np.array([[-1, -1], [1, -1], [1, 1], [-1, -1], [1, 1], [-1, 1]], np.float32)
    points = np.stack([corners[:, 0] * 0.5, np.zeros(6), corners[:, 1] * 0.5], axis=1)
    return [
        Drawing(
            'gallery/surfaces',
            int(kind),
            kind,
            position=_place(kind),
            points=points.astype(np.float32),
            uv=((corners + 1) / 2).astype(np.float32),
            texture=checker_png(),
        )
    ]


def _transients(time: float) -> list[Drawing]:
    """Return a marker that its lifetime ends, and one that DELETE removes every other time."""
    gone = time % _CYCLE_S > _CYCLE_S / 2
    y = _GALLERY_Y + 1.0
    return [
        Drawing(
            'gallery/transient',
            0,
            Type.SPHERE,
            position=(-1.0, y, 0.3),
            scale=(0.3, 0.3, 0.3),
            colour=(1.0, 0.2, 0.2, 1.0),
            lifetime=_BLINK_S,
        ),
        Drawing(
            'gallery/transient',
            1,
            Type.CUBE,
            position=(1.0, y, 0.3),
            scale=(0.3, 0.3, 0.3),
            colour=(0.2, 0.5, 1.0, 1.0),
            delete=gone,
        ),
        Drawing(
            'gallery/on_robot',
            0,
            Type.ARROW,
            position=(0.35, 0.0, 0.75),
            scale=(0.5, 0.04, 0.05),
            colour=(0.2, 0.9, 0.3, 1.0),
            frame=BASE_FRAME,
            frame_locked=True,
        ),
    ]


def checker_png() -> bytes:
    """Return a small picture with a corner of its own, so that a wrong way round shows."""
    row, column = np.mgrid[0:64, 0:64] // 8
    picture = np.where(((row + column) % 2 == 0)[..., None], [240, 240, 235], [40, 110, 190])
    picture[:16, :16] = [220, 60, 40]
    buffer = io.BytesIO()
    Image.fromarray(picture.astype(np.uint8)).save(buffer, 'PNG')
    return buffer.getvalue()
