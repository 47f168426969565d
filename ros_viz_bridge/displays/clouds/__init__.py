# SPDX-License-Identifier: Apache-2.0
"""Where the points of a cloud lie, and how to move them."""
