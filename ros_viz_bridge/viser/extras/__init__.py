# SPDX-License-Identifier: Apache-2.0
"""What scripts for viser take from ``viser.extras``."""

from .urdf import ViserUrdf

__all__ = ['ViserUrdf']
