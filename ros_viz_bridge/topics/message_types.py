# SPDX-License-Identifier: Apache-2.0
"""ROS type names to message classes, and what to install where there is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
import difflib
import importlib
import importlib.util
import logging
import math
import os
from pathlib import Path
import re
import sys
import time
from typing import Any

logger = logging.getLogger(__name__)

_PACKAGE = re.compile(r'[a-z][a-z0-9_]*')


RETRY = 10.0
"""Seconds after which a type is looked for again: its package may be installed by now."""
MOST_MISSING = 1000
_NEAR = 0.8
"""How like a package is called that was meant, 0 to 1."""
_LAST = re.compile(r'_?(msgs?|srvs?|interfaces?)$')
"""What most packages end in: it makes no two of them alike."""
_LONGEST = 100
"""Characters of a name that is looked for among known ones."""
_found: dict[str, Any] = {}
_missing: dict[str, float] = {}
"""When each type was looked for, and not found."""


def message_class(ros_type: str) -> Any:
    """
    Return the class of ``ros_type`` ('std_msgs/msg/Bool'), None if it is not installed.

    The name comes from the graph, where anybody can say anything: only packages of messages are
    imported. Any thread.
    """
    known = _found.get(ros_type)
    now = time.monotonic()
    if known is not None or now - _missing.get(ros_type, -math.inf) < RETRY:
        return known
    found = _look_for(ros_type, 'msg')
    if found is not None:
        _found[ros_type] = found
        _missing.pop(ros_type, None)
        return found
    if len(_missing) >= MOST_MISSING:
        _missing.clear()
    # What is looked for by another thread meanwhile is not missing: only now it is known.
    _missing[ros_type] = max(now, _missing.get(ros_type, now))
    return None


def interface_class(ros_type: str) -> Any:
    """
    Return the class of a message, service or action type that a layout names.

    Raises LookupError that says what to install, or that there is no such type.
    """
    package, kind, name = ros_type.split('/')
    found = _look_for(ros_type, kind)
    if found is None and _is_interface_package(package, kind):
        near = _near(name, dir(sys.modules.get(f'{package}.{kind}')))
        raise LookupError(f'{package} is installed here, but has no {kind} {name}{near}')
    if found is None:
        near = _near_package(package, _installed(kind))
        raise LookupError(f'{ros_type} is not known: {_install(package)}{near}')
    return found


def _near(word: str, known: Iterable[str]) -> str:
    words = [one for one in known if one[0] != '_']
    near = difflib.get_close_matches(word[:_LONGEST], words, n=1)
    return f'; did you mean {near[0]}?' if near else ''


def _near_package(word: str, known: Iterable[str]) -> str:
    """Suggest a package, but not for one that is merely not installed."""
    own = _own_name(word[:_LONGEST])
    alike = [
        one
        for one in known
        if _digits(one) == _digits(word)
        and difflib.SequenceMatcher(None, own, _own_name(one)).ratio() >= _NEAR
    ]
    return _near(word, alike)


def _own_name(package: str) -> str:
    return _LAST.sub('', package)


def _digits(package: str) -> str:
    """Return the digits of a name: nav2_msgs is no misspelt nav_msgs."""
    return re.sub(r'[^0-9]', '', package)


def _installed(kind: str) -> Iterator[str]:
    """Yield the packages that have messages, services or actions here."""
    for folder in sys.path:
        for found in Path(folder).glob(f'*/{kind}/__init__.py'):
            yield found.parent.parent.name


def _look_for(ros_type: str, wanted: str) -> Any:
    package, kind, name = ros_type.split('/') if ros_type.count('/') == 2 else ('', '', '')
    if kind != wanted or not _is_interface_package(package, kind):
        return None
    try:
        found = getattr(importlib.import_module(f'{package}.{kind}'), name, None)
    except Exception:
        # A package whose libraries are gone, or of another Python, is as good as none.
        logger.exception('the messages of %s cannot be imported', package)
        _missing[ros_type] = math.inf  # once is enough
        return None
    return found if isinstance(found, type) else None


def _is_interface_package(package: str, kind: str) -> bool:
    """Tell, without running any of its code, whether a package has messages of ROS."""
    if not _PACKAGE.fullmatch(package):
        return False
    try:
        spec = importlib.util.find_spec(package)
    except ValueError:
        return False
    places = spec.submodule_search_locations if spec is not None else None
    return any((Path(one) / kind / '__init__.py').is_file() for one in places or ())


def missing_note(ros_type: str) -> str:
    """
    Return what to install so that ``ros_type`` is known here, '' if it is.

    The topics of actions have types that no package exports: nothing could be installed.
    """
    if '/msg/' not in ros_type or message_class(ros_type) is not None:
        return ''
    return _install(ros_type.split('/')[0])


def _install(package: str) -> str:
    distribution = os.environ.get('ROS_DISTRO') or '<distribution>'
    debian = f'ros-{distribution}-{package.replace("_", "-")}'
    return f'message package {package} is not installed here (apt: {debian})'
