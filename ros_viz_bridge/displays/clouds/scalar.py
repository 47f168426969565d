# SPDX-License-Identifier: Apache-2.0
"""One measured number where its sensor is: a point with a colour and a label."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
import math
from typing import Any

import numpy as np

from ...wire.display import StatusItem
from ...wire.point_cloud import PointCloud
from ..base import option, Source
from ..common.header import frame_of, seconds
from .interleave import interleaved
from .options import CloudOptions, Style, STYLE_DOC


@dataclass(frozen=True)
class ScalarOptions(CloudOptions):
    """How the point is drawn."""

    style: Style = option('spheres', STYLE_DOC)
    size_m: float = option(
        0.2,
        'Size in the world; never drawn smaller than a pixel.',
        minimum=0.001,
        maximum=10.0,
        step=0.001,
        unit='m',
        shown_if='style=squares|flat_squares|spheres|boxes|tiles',
        label='Size',
    )
    labels: bool = option(True, 'Write the value beside the point.', label='Label')


def scalar_cloud(
    msg: Any, source: Source, *, name: str, unit: str, scale: float = 1.0, digits: int = 1
) -> Iterator[PointCloud | StatusItem]:
    """
    Return the cloud of a message with a header, the number ``name`` and its ``variance``.

    The label has the value times ``scale`` with ``unit``. Raises DisplayError for an empty frame.
    """
    value, variance = float(msg[name]), float(msg.variance)
    if not math.isfinite(value):
        yield StatusItem(name, 'warning', f'it is {value}')
    text = f'{value * scale:.{digits}f} {unit}'
    if variance < 0.0 or math.isnan(variance):
        yield StatusItem('variance', 'warning', f'it is {variance}')
    elif 0.0 < variance < math.inf:
        text = f'{value * scale:.{digits}f} ± {math.sqrt(variance) * scale:.2g} {unit}'
    columns = {name: np.array([value]), 'variance': np.array([variance])}
    data, step, fields = interleaved(np.zeros((1, 3), np.float32), columns)
    yield PointCloud(
        display=source.display,
        key=source.display,
        frame=frame_of(msg.header),
        stamp=seconds(msg.header.stamp),
        count=1,
        step=step,
        fields=fields,
        origin=(0.0, 0.0, 0.0),
        data=data,
        labels=[text],
    )
