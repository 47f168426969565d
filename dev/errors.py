# SPDX-License-Identifier: Apache-2.0
"""The one error these tools raise: a sentence for the person at the keyboard."""

from __future__ import annotations


class SetupError(Exception):
    """Says what is missing or failed, and what to do about it."""
