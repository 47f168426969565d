# SPDX-License-Identifier: Apache-2.0
"""Models from files of the kinds that programs write: OBJ, STL, COLLADA, PLY and others."""

from __future__ import annotations

from collections.abc import Mapping
import os
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from ...core.internal import internal
from ...wire.model import ModelBuffers, ModelFormat, ModelLook
from .. import checks
from .mesh_style import shadow
from .model_file import FORMATS, ModelFile
from .node import SceneNodeHandle
from .node_state import Parts
from .prop import Prop
from .scene_base import SceneBase

OWN: list[int] = []
"""The file's own colours."""
Data = ModelFile | bytes | str | os.PathLike[str]


def painted(name: str, value: ArrayLike) -> list[int]:
    """Return a colour as the message has it."""
    return list(checks.color(name, value))


class ModelHandle(SceneNodeHandle):
    """A model from a file."""

    LOOK = ModelLook
    color: Prop[ArrayLike | None, tuple[int, ...] | None] = Prop(
        checks.optional(painted, OWN),
        read=lambda rgb: tuple(rgb) or None,
    )
    """Of all of it; None for the file's own materials."""
    wireframe = Prop(checks.flag)
    opacity: Prop[float | None, float] = Prop(checks.optional(checks.fraction, 1.0))
    """0 to 1, times its own."""
    side = Prop(checks.choice('own', 'front', 'back', 'double'))
    """Which side of its faces is seen, 'own' as its materials say."""
    point_size = Prop(checks.positive)
    """Metres, of a file of points."""
    cast_shadow = Prop(checks.flag)
    receive_shadow = Prop(shadow)
    """Whether shadows of others are seen on it; a number 0..1 is how dark they are."""
    _file: ModelFile

    @property
    def data(self) -> ModelFile:
        """The file. Assigning shows another one."""
        return self._file

    @data.setter
    def data(self, data: Data) -> None:
        self.update(data=data)

    def update(self, **values: Any) -> None:
        """Change several properties at once."""
        if 'data' in values:
            file = file_of('data', values.pop('data'))
            buffers = packed(self.name, file)

            def change(parts: Parts) -> Parts:
                self._file = file
                return {**parts, buffers.SLOT: buffers}

            self._live.update(change)
        if values:
            super().update(**values)

    @internal
    def begin_with(self, file: ModelFile) -> None:
        """Remember what it was made from."""
        self._file = file


def file_of(
    name: str,
    data: Data,
    format: ModelFormat | None = None,  # noqa: A002
    files: Mapping[str, bytes] | None = None,
) -> ModelFile:
    """Return a model of a path, or of bytes in a format. Raises TypeError, ValueError."""
    if isinstance(data, ModelFile):
        return data
    if isinstance(data, (str, os.PathLike)):
        try:
            return ModelFile.read(data)
        except OSError as error:
            raise ValueError(f'{name}: cannot read {str(data)!r}: {error.strerror}') from None
        except ValueError as error:
            raise ValueError(f'{name}: {error}') from None
    if not isinstance(data, (bytes, bytearray, memoryview)):
        raise TypeError(f'{name} must be a path or the bytes of a file, not {checks.shown(data)}')
    if format is None:
        raise ValueError(f'format must say of which kind the bytes are: {", ".join(FORMATS)}')
    chosen: Any = checks.choice(*FORMATS)('format', format)
    beside = {} if files is None else checks.mapping('files', files)
    for each, content in beside.items():
        if not isinstance(content, (bytes, bytearray, memoryview)):
            raise TypeError(f'files {each!r} must be bytes, not {checks.shown(content)}')
    return ModelFile(chosen, bytes(data), {each: bytes(beside[each]) for each in beside})


def packed(name: str, file: ModelFile) -> ModelBuffers:
    """Return the message of a model."""
    return ModelBuffers(
        '',
        name,
        format=file.format,
        data=np.frombuffer(file.data, np.uint8),
        names=list(file.files),
        sizes=[len(content) for content in file.files.values()],
        files=np.frombuffer(b''.join(file.files.values()), np.uint8),
    )


class ModelFiles(SceneBase):
    """Adds models from files."""

    def add_model(
        self,
        name: str,
        data: Data,
        *,
        format: ModelFormat | None = None,  # noqa: A002
        files: Mapping[str, bytes] | None = None,
        color: ArrayLike | None = None,
        wireframe: bool = False,
        opacity: float | None = None,
        side: str = 'own',
        point_size: float = 0.01,
        scale: ArrayLike = 1.0,
        cast_shadow: bool = True,
        receive_shadow: bool | float = True,
        wxyz: ArrayLike = (1.0, 0.0, 0.0, 0.0),
        position: ArrayLike = (0.0, 0.0, 0.0),
        visible: bool = True,
        frame_id: str = '',
        stamp: float = 0.0,
    ) -> ModelHandle:
        """
        Draw a file: OBJ, STL, COLLADA (.dae), PLY, PCD, FBX, glTF or GLB.

        ``data``: its path, with which goes what it names beside it (materials, pictures); or its
        bytes, with their ``format`` and ``files`` by the names that it uses. The page reads it;
        what it cannot read is said at the node. The axes of the file are those of the node.
        ``color`` paints all of it; points of PLY and PCD are ``point_size`` metres large.
        """
        file = file_of('data', data, format, files)
        handle = self._add(
            ModelHandle,
            name,
            packed(checks.node_name('name', name), file),
            color=color,
            wireframe=wireframe,
            opacity=opacity,
            side=side,
            point_size=point_size,
            scale=scale,
            cast_shadow=cast_shadow,
            receive_shadow=receive_shadow,
            wxyz=wxyz,
            position=position,
            visible=visible,
            frame_id=frame_id,
            stamp=stamp,
        )
        handle.begin_with(file)
        return handle
