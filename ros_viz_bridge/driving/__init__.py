# SPDX-License-Identifier: Apache-2.0
"""From an operator's keys, gamepad or stick to a base's velocity: pure, ``now`` is an argument."""
