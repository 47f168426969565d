# SPDX-License-Identifier: Apache-2.0
"""What is around the scene: a colour, a sky."""

from __future__ import annotations

import numpy as np

from .colors import rgb
from .element import Plan
from .place import SceneElement


class BackgroundColor(SceneElement):
    """The ``color`` behind everything."""

    tag = 'BackgroundColor'
    KEY = 'backgroundColor'
    PROPERTIES = frozenset(('color',))

    def _plan(self) -> Plan:
        pixel = np.array(rgb(self._get('color', 'white')), np.uint8)
        values = {'image': np.broadcast_to(pixel, (2, 2, 3)), 'format': 'png'}
        return Plan('set_background_image', values, off={'image': None})


class SceneBackground(SceneElement):
    """
    A picture all around: ``src`` is equirectangular, a JPEG, PNG, WebP or Radiance HDR.

    ``backgroundBlurriness`` 0..1, ``backgroundIntensity`` its brightness; it lights nothing.
    """

    tag = 'SceneBackground'
    KEY = 'sceneBackground'
    PROPERTIES = frozenset(('src', 'backgroundBlurriness', 'backgroundIntensity'))

    def _plan(self) -> Plan:
        what = f'{self.tag} {self.key!r}'
        values = {
            'hdri': self._workspace.content(self._get('src', None), what),
            'background': True,
            'background_blurriness': float(self._get('backgroundBlurriness', 0.0)),
            'background_intensity': float(self._get('backgroundIntensity', 1.0)),
            'environment_intensity': 0.0,
        }
        return Plan('configure_environment_map', values, off={'hdri': None})
