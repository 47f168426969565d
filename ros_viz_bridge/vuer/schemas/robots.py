# SPDX-License-Identifier: Apache-2.0
"""Robots from their descriptions."""

from __future__ import annotations

from .colors import rgb
from .element import Plan
from .place import SceneElement


class Urdf(SceneElement):
    """
    A robot: ``src`` is its description (a file, an address below /workspace/), ``text`` the text.

    ``jointValues`` are positions by joint, radians or metres; upserting others moves these alone.
    ``packages`` are folders by package, or the one that holds all; ``workingPath`` is the folder
    of files that a ``text`` names. ``parseVisual``, ``parseCollision`` say which bodies are shown.
    """

    tag = 'Urdf'
    PROPERTIES = frozenset(
        'src text jointValues packages workingPath parseVisual parseCollision color'.split()
    )

    def _plan(self) -> Plan:
        what = f'{self.tag} {self.key!r}'
        text, folder = self._get('text', None), self._get('workingPath', None)
        if text is None:
            src = self._get('src', None)
            text = self._workspace.content(src, what).decode('utf-8', 'replace')
            path = self._workspace.file(src, what)
            folder = path.parent if folder is None and path is not None else folder
        color = self._get('color', None)
        values = {
            'urdf': text,
            'folder': folder,
            'packages': self._get('packages', None),
            'joints': dict(self._get('jointValues', {})),
            'visual': bool(self._get('parseVisual', True)),
            'collision': bool(self._get('parseCollision', False)),
            'color': None if color is None else rgb(color),
            **self._place(),
        }
        fixed = frozenset(('urdf', 'folder', 'packages', 'visual', 'collision', 'color'))
        return Plan('add_urdf', values, fixed=fixed)
