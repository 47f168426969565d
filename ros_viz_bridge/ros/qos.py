# SPDX-License-Identifier: Apache-2.0
"""
The QoS of subscriptions, decided from what the publishers offer; pure.

A reader gets nothing from a writer that offers less than it asks for (DDS 1.4, 2.2.3), and a
volatile reader misses what a transient local writer kept. So a topic whose writers differ in
durability needs two readers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_UNKNOWN_DEPTH = 10
"""Assumed of a writer whose depth discovery does not tell; Fast DDS never does."""


@dataclass(frozen=True)
class Offer:
    """What one publisher offers."""

    reliable: bool
    transient_local: bool
    depth: int
    """0: not known."""


@dataclass(frozen=True)
class Request:
    """What one subscription asks for."""

    reliable: bool
    transient_local: bool
    depth: int


def decide(
    offers: Sequence[Offer], *, depth: int, depth_max: int, depth_min: int = 1
) -> tuple[Request, ...]:
    """
    Return the subscriptions that together miss nothing of what ``offers`` say.

    One is the rule; two where durabilities differ: the first gets what is latched, the second,
    volatile, reaches everybody else too, so what is published twice has to be told apart
    (``pairing``). ``depth`` is the queue for what is not latched; more than ``depth_max`` only for
    more latched publishers than that. No offers: no subscription.
    """
    latched = [offer for offer in offers if offer.transient_local]
    volatile = [offer for offer in offers if not offer.transient_local]
    requests = []
    if latched:
        kept = sum(offer.depth or _UNKNOWN_DEPTH for offer in latched)
        # Each of them sends what it kept at once: there has to be room for one of everybody's.
        queue = _clamp(max(kept, depth), max(depth_min, len(latched)), depth_max)
        requests.append(Request(all(o.reliable for o in latched), True, queue))
    if volatile:
        queue = _clamp(depth, depth_min, depth_max)
        requests.append(Request(all(o.reliable for o in offers), False, queue))
    return tuple(requests)


def is_latched(offers: Sequence[Offer]) -> bool:
    """Tell whether any publisher keeps messages for those who come late."""
    return any(offer.transient_local for offer in offers)


def mismatch(offers: Sequence[Offer], requests: Sequence[Request]) -> str:
    """Return why some publisher does not reach any of the subscriptions, '' if each does."""
    lost = [
        offer for offer in offers if not any(_compatible(offer, request) for request in requests)
    ]
    if not lost or not requests:
        return ''
    kind = 'best effort' if not lost[0].reliable else 'volatile'
    return (
        f'{len(lost)} of {len(offers)} publishers cannot reach this subscription: '
        f'QoS of theirs is {kind}'
    )


def _compatible(offer: Offer, request: Request) -> bool:
    reliable = offer.reliable or not request.reliable
    return reliable and (offer.transient_local or not request.transient_local)


def _clamp(value: int, low: int, high: int) -> int:
    return max(low, min(value, max(low, high)))
