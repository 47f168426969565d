# SPDX-License-Identifier: Apache-2.0
"""One scene per display and option, published on real topics and drawn in the real browser."""
