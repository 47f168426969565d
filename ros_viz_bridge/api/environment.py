# SPDX-License-Identifier: Apache-2.0
"""What the environment says where a script does not."""

from __future__ import annotations

from collections.abc import Mapping
import logging
import os
from typing import Any

logger = logging.getLogger(__name__)

PREFIX = 'ROS_VIZ_BRIDGE_'
ALIASES = {
    'PORT': 'VUER_PORT',
    'HOST': 'VUER_HOST',
    'CORS': 'VUER_CORS',
    'STATIC_ROOT': 'VUER_STATIC_ROOT',
    'CERT': 'VUER_SSL_CERT',
    'KEY': 'VUER_SSL_KEY',
    'CA_CERT': 'VUER_SSL_CA_CERT',
}
_told: set[str] = set()


def setting(name: str, given: Any, default: Any, environ: Mapping[str, str] = os.environ) -> Any:
    """Return what was given, if that is None what the environment says, else a default."""
    if given is not None:
        return given
    found = environ.get(PREFIX + name)
    alias = ALIASES.get(name, '')
    if found is None and alias in environ:
        found = environ[alias]
        if name not in _told:
            _told.add(name)
            logger.warning('%s is used; here its name is %s', alias, PREFIX + name)
    return default if found is None else found


def port_of(given: int | None, default: int, environ: Mapping[str, str] = os.environ) -> int:
    """Return the port. Raises ValueError that says where a wrong one comes from."""
    found = setting('PORT', given, default, environ)
    try:
        port = int(found)
    except (TypeError, ValueError):
        port = -1
    if not 0 <= port <= 65535 or isinstance(found, bool):
        where = 'port' if given is not None else f'{PREFIX}PORT'
        raise ValueError(f'{where} must be a number from 0 to 65535, not {found!r}')
    return port


def switch(name: str, given: bool | None, environ: Mapping[str, str] = os.environ) -> bool:
    """Tell whether something is on. Raises ValueError that says where a wrong word is."""
    found = setting(name, given, False, environ)
    known = {'1': True, 'true': True, '0': False, 'false': False, '': False}
    if isinstance(found, str) and found.lower() in known:
        return known[found.lower()]
    if not isinstance(found, bool):
        where = name.lower() if given is not None else PREFIX + name
        raise ValueError(f'{where} must be true or false (1, 0), not {found!r}')
    return found


def listed(given: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    """Return the parts of a list that is written with commas, or is one already."""
    parts = given.split(',') if isinstance(given, str) else given
    return tuple(each.strip() for each in parts if each.strip())
