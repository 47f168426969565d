# SPDX-License-Identifier: Apache-2.0
"""The names and addresses of this machine, by which others find it."""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import ip_address
from pathlib import Path
import re
import socket

import psutil

from .outgoing_address import outgoing_address
from .serve import own_names

DNS_NAME = re.compile(r'(?=.{1,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?\.?)+(?<!\.)')
ANY = ('', '0.0.0.0', '::')
IF_INET6 = Path('/proc/net/if_inet6')
TEMPORARY = 0x01  # IFA_F_TEMPORARY of Linux


def certified_names(host: str, extra: Iterable[str] = ()) -> frozenset[str]:
    """
    Return all that a certificate of this machine is for: names and addresses, as texts.

    ``extra`` are names that it has elsewhere; patterns such as '*' are left out.
    """
    names = {each.strip('[]').lower() for each in (*own_names(host), *extra)} - set(ANY)
    fit = {each for each in names if _is_address(each) or DNS_NAME.fullmatch(each)}
    return frozenset((*fit, *addresses(), 'localhost', '127.0.0.1', '::1'))


def addresses() -> list[str]:
    """
    Return the addresses of this machine that others can reach, IPv4 first.

    Without IPv6 addresses of one link, which pages cannot name, and those that change by the day.
    """
    passing = _temporary()
    found = {
        str(ip_address(each.address))
        for each_card in psutil.net_if_addrs().values()
        for each in each_card
        if each.family in (socket.AF_INET, socket.AF_INET6) and '%' not in each.address
    }
    known = [each for each in map(ip_address, found) if not each.is_loopback]
    usable = [each for each in known if each.version == 4 or not each.is_link_local]
    ordered = sorted(usable, key=lambda each: (each.version, int(each)))
    return [str(each) for each in ordered if str(each) not in passing]


def reached_by(host: str) -> list[str]:
    """Return how others name a server that listens on ``host``, the likeliest first."""
    if host not in ANY:
        return ['localhost'] if host in ('127.0.0.1', '::1') else [host]
    found = [each for each in addresses() if host == '::' or ip_address(each).version == 4]
    first = outgoing_address()
    found.sort(key=lambda each: each != first)
    local = f'{socket.gethostname().lower().partition(".")[0]}.local'
    return [*found, local] if DNS_NAME.fullmatch(local) else found


def _temporary() -> set[str]:
    """Return the IPv6 addresses that Linux makes up for privacy."""
    try:
        rows = [line.split() for line in IF_INET6.read_text().splitlines()]
    except OSError:
        return set()
    return {str(ip_address(bytes.fromhex(row[0]))) for row in rows if int(row[4], 16) & TEMPORARY}


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True
