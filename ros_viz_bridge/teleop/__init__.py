# SPDX-License-Identifier: Apache-2.0
"""From an operator's hands to targets of a robot: pure, ``now`` is an argument, body axes."""
