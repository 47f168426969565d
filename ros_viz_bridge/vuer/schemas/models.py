# SPDX-License-Identifier: Apache-2.0
"""Models from files."""

from __future__ import annotations

from typing import Any, ClassVar

from ...api.scene.model_file import ModelFile, named
from .colors import rgb
from .element import Plan
from .meshes import side_of
from .place import SceneElement


class Model(SceneElement):
    """
    A model: ``src`` (a file, an address below /workspace/, bytes), ``buff`` or ``text``.

    What it names beside itself goes with it; ``assets`` are bytes or ``src`` by the names that it
    uses. ``color``, ``opacity``, ``wireframe``, or ``material`` with these and ``side``, are put
    on all of it.
    """

    PROPERTIES = frozenset(
        'src text buff assets color opacity wireframe material materialType castShadow'
        ' receiveShadow'.split()
    )
    FORMAT: ClassVar[str] = ''

    def _plan(self) -> Plan:
        material = dict(self._get('material', {}))
        for name in ('color', 'opacity', 'wireframe'):
            if self._get(name, None) is not None:
                material[name] = self.__dict__[name]
        color, opacity = material.get('color'), material.get('opacity')
        values = {
            'data': self._file(),
            'color': None if color is None else rgb(color),
            'opacity': 1.0 if opacity is None else float(opacity),
            'wireframe': bool(material.get('wireframe', False)),
            'side': side_of(material['side']) if 'side' in material else 'own',
            'cast_shadow': bool(self._get('castShadow', True)),
            'receive_shadow': bool(self._get('receiveShadow', True)),
            **self._more(),
            **self._place(),
        }
        return Plan('add_model', values)

    def _more(self) -> dict[str, Any]:
        return {}

    def _file(self) -> ModelFile:
        what = f'{self.tag} {self.key!r}'
        text, data = self._get('text', None), self._get('buff', None)
        if text is not None:
            data = str(text).encode()
        src = self._get('src', None) if data is None else bytes(data)
        file = self._workspace.model(src, self.FORMAT, what)
        files = dict(file.files)
        for name, each in dict(self._get('assets', {})).items():
            files[name] = self._workspace.content(each, f'{what}: assets {name!r}')
        files.update(self._beside(file, what))
        return file if files == file.files else ModelFile(file.format, file.data, files)

    def _beside(self, file: ModelFile, what: str) -> dict[str, bytes]:
        return {}


class Obj(Model):
    """A Wavefront model; ``mtl`` its materials, where it does not lie beside it."""

    tag = 'Obj'
    PROPERTIES = frozenset(('mtl', 'materials'))
    FORMAT = 'obj'

    def _beside(self, file: ModelFile, what: str) -> dict[str, bytes]:
        given = self._get('mtl', None) or next(iter(self._get('materials', ())), None)
        libraries = named('obj', file.data)
        if given is None or not libraries:
            return {}
        workspace = self._workspace
        library = workspace.content(given, f'{what}: mtl')
        beside = workspace.file(given, f'{what}: mtl')
        pictures = {} if beside is None else _pictures(library, beside.parent)
        return {libraries[0]: library, **pictures}


class Stl(Model):
    """A model of triangles."""

    tag = 'Stl'
    FORMAT = 'stl'


class Dae(Model):
    """A COLLADA model, in the axes of its file."""

    tag = 'Dae'
    FORMAT = 'dae'


class Fbx(Model):
    """An FBX model with what is in its file; its animations are played."""

    tag = 'Fbx'
    FORMAT = 'fbx'


class Glb(Model):
    """A glTF model; its animations are played."""

    tag = 'Glb'
    FORMAT = 'glb'


class Ply(Model):
    """A surface, or points of ``size`` metres where the file has no faces."""

    tag = 'Ply'
    PROPERTIES = frozenset(('size',))
    FORMAT = 'ply'

    def _more(self) -> dict[str, Any]:
        return {'point_size': float(self._get('size', 0.01))}


class Pcd(Ply):
    """Points of ``size`` metres."""

    tag = 'Pcd'
    FORMAT = 'pcd'


def _pictures(library: bytes, folder: Any) -> dict[str, bytes]:
    found = {}
    for name in named('mtl', library):
        path = folder / name.replace('\\', '/')
        if path.suffix.lower() in PICTURES and path.is_file():
            found[name] = path.read_bytes()
    return found


PICTURES = frozenset('.png .jpg .jpeg .webp .gif .bmp'.split())
