# SPDX-License-Identifier: Apache-2.0
"""Nothing is lost and nothing comes twice without being noticed."""

from __future__ import annotations

import pytest

from ros_viz_bridge.core.order import LostError, Order


def test_the_next_message_is_the_one_that_follows() -> None:
    order = Order()
    order.take(700, 10)  # whoever comes late begins where it came
    order.take(710, 5)
    for wrong in (710, 700, 716):  # twice, out of order, one missing
        with pytest.raises(LostError):
            order.take(wrong, 5)
    order.take(715, 1)
