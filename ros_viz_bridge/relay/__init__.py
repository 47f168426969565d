# SPDX-License-Identifier: Apache-2.0
"""A relay: servers connect out to it, and are seen there by whoever has their links."""

from .relay import Relay

__all__ = ['Relay']
