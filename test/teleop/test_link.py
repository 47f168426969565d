# SPDX-License-Identifier: Apache-2.0
"""What is said of a headset's link is what came lately."""

from __future__ import annotations

import pytest

from ros_viz_bridge.teleop.link import LinkQuality, Quality, SPAN


def test_rate_ages_and_loss_of_the_last_seconds():
    link = LinkQuality()
    for i in range(200):
        link.came(i / 100, 0.5 if i % 4 == 0 else i % 4 / 1000, late=i % 4 == 0)
    quality = link.quality(1.99)
    assert quality.rate == pytest.approx(75.4, abs=0.5)
    assert (quality.age, quality.worst_age, quality.lost) == (0.002, 0.003, 0.25)


def test_what_is_long_ago_does_not_count():
    link = LinkQuality()
    assert link.quality(0.0) == Quality()
    link.came(0.0, 0.01, late=False)
    assert link.quality(SPAN + 0.1) == Quality()
    link.came(9.0, 1.0, late=True)
    assert link.quality(9.0) == Quality(lost=1.0)
