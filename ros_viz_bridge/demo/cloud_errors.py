# SPDX-License-Identifier: Apache-2.0
"""The error of the point cloud readers."""

from __future__ import annotations


class CloudFileError(Exception):
    """Says what is wrong with a point cloud file."""
