# SPDX-License-Identifier: Apache-2.0
"""Settings of every kind of picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..base import option


@dataclass(frozen=True)
class PictureOptions:
    """How a picture is drawn; all of it is the page's work and needs no new data."""

    map: Literal['grey', 'turbo', 'viridis', 'plasma', 'rainbow'] = option(
        'grey', 'Colour map of one-channel images of 16 bit or float.'
    )
    range: Literal['auto', 'fixed'] = option(
        'auto', 'auto: least and greatest value of each image.'
    )
    min: float = option(0.0, 'Value at the start of the map.', shown_if='range=fixed')
    max: float = option(1.0, 'Value at the end of the map.', shown_if='range=fixed')
    smooth: bool = option(False, 'Blend between pixels when magnified.')
    flip: Literal['none', 'horizontal', 'vertical', 'both'] = option('none', 'Mirror the picture.')
