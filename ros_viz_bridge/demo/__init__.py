# SPDX-License-Identifier: Apache-2.0
"""Publishers to try the bridge with: a simulated robot, a recording player, a cloud file."""
