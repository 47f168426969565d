# SPDX-License-Identifier: Apache-2.0
"""One measured number where its sensor is: a point with a colour and a label."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
import math
from typing import Any

import numpy as np

from ...wire.display import StatusItem
from ...wire.point_cloud import PointCloud
from ..base import option, Source
from ..common.header import frame_of, seconds
from .interleave import interleaved
from .options import CloudOptions, in_the_world, Style, STYLE_DOC


@dataclass(frozen=True)
class ScalarOptions(CloudOptions):
    """How the point is drawn."""

    style: Style = option('spheres', STYLE_DOC)
    size_m: float = in_the_world(0.2)
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
    yield labelled_point(msg, source, {name: value, 'variance': variance}, text)


def labelled_point(
    msg: Any, source: Source, values: Mapping[str, float], label: str
) -> PointCloud:
    """
    Return a cloud of one point, where the frame of a message with a header is.

    ``values`` are its fields. Raises DisplayError for an empty frame.
    """
    columns = {name: np.array([value]) for name, value in values.items()}
    data, step, fields = interleaved(np.zeros((1, 3), np.float32), columns)
    return PointCloud(
        display=source.display,
        key=source.display,
        frame=frame_of(msg.header),
        stamp=seconds(msg.header.stamp),
        count=1,
        step=step,
        fields=fields,
        origin=(0.0, 0.0, 0.0),
        data=data,
        labels=[label],
    )
