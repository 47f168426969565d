# SPDX-License-Identifier: Apache-2.0
"""What scripts show in the 3D scene: a tree of named nodes, and one mixin per kind of them."""
