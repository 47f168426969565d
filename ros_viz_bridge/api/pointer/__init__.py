# SPDX-License-Identifier: Apache-2.0
"""What viewers do in the scene: clicks, drags, rectangles, and who is told of them."""
