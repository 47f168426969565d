# SPDX-License-Identifier: Apache-2.0
"""Depth comes out of compressedDepth as it went in, within what its quantisation keeps."""

from __future__ import annotations

import io
import struct

from hypothesis import given
import hypothesis.strategies as st
import numpy as np
from PIL import Image as Pillow
import pytest

from ros_viz_bridge.displays.base import DisplayError
from ros_viz_bridge.displays.images.depth import decode_depth


@given(st.lists(st.floats(0.3, 9.9), min_size=1, max_size=20), st.sampled_from([50.0, 100.0]))
def test_float_depth_round_trip(depths: list[float], quantisation: float) -> None:
    # As compressed_depth_image_transport's encoder has it, with depth_max 10.
    a = quantisation * (quantisation + 1.0)
    b = 1.0 - a / 10.0
    stored = np.round(a / np.array([depths]) + b).astype(np.uint16)
    file = io.BytesIO()
    Pillow.fromarray(stored).save(file, 'png')
    data = np.frombuffer(struct.pack('<iff', 0, a, b) + file.getvalue(), np.uint8)
    found = decode_depth(data, '32FC1; compressedDepth png')
    assert found.dtype == np.float32
    np.testing.assert_allclose(1.0 / found[0], 1.0 / np.array(depths), atol=0.6 / a)


def test_a_picture_that_is_no_depth_is_refused() -> None:
    file = io.BytesIO()
    Pillow.new('RGB', (4, 3)).save(file, 'png')
    data = np.frombuffer(struct.pack('<iff', 0, 1.0, 1.0) + file.getvalue(), np.uint8)
    with pytest.raises(DisplayError, match='8 bits that is coloured'):
        decode_depth(data, '16UC1; compressedDepth png')
