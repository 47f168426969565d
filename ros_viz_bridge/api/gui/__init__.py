# SPDX-License-Identifier: Apache-2.0
"""Widgets, for scripts: in step between all viewers."""
