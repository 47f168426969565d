# SPDX-License-Identifier: Apache-2.0
"""What marker and marker_array share: markers in columns, checked and reduced."""
