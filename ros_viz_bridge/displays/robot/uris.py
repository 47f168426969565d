# SPDX-License-Identifier: Apache-2.0
"""Addresses of meshes and textures in robot descriptions: what the page may ask its server for."""

from __future__ import annotations

import re

from .markup import quoted
from .values import ValueProblem

LONGEST = 1024
_SCHEME = re.compile(r'([A-Za-z][A-Za-z0-9+.-]*):(?!\\)')


def asset_uri(text: str) -> str:
    """
    Return the package:// or file:// URI that is meant; an absolute path is a file.

    ``..`` is resolved. Raises ValueProblem for anything else: other hosts are not asked, and no
    path leads out of its package. Whether the file exists, and may be read, is known when it is
    fetched.
    """
    text = text.strip()
    if not text:
        raise ValueProblem('filename is empty')
    if len(text) > LONGEST:
        raise ValueProblem(f'filename has {len(text)} characters, at most {LONGEST} are allowed')
    if any(ord(c) < 32 for c in text) or '\\' in text:
        raise ValueProblem(f'filename is {quoted(text)}: no "\\" and no control codes')
    if text.startswith('/'):
        return f'file://{_resolved(text, text)}'
    scheme = _SCHEME.match(text)
    if scheme is None:
        raise ValueProblem(
            f'filename is {quoted(text)}, a relative path: relative to what is not known here;'
            ' write package://<package>/<path>'
        )
    kind, rest = scheme[1].lower(), text[scheme.end() :]
    if kind == 'package' and rest.startswith('//') and rest.strip('/'):
        return f'package://{_resolved(rest[2:], text)}'
    if kind == 'file' and rest.startswith('///'):
        return f'file://{_resolved(rest[2:], text)}'
    if kind == 'file' and rest.startswith('/') and not rest.startswith('//'):
        return f'file://{_resolved(rest, text)}'
    raise ValueProblem(
        f'filename is {quoted(text)}: only package://<package>/<path> and file:///<path> work'
    )


def _resolved(path: str, said: str) -> str:
    """Return the path without '.' and '..'; of package://, the first part is the package."""
    absolute = path.startswith('/')
    floor = 0 if absolute else 1
    parts: list[str] = []
    for part in path.split('/'):
        if part == '..':
            if len(parts) <= floor:
                raise ValueProblem(f'filename is {quoted(said)}: it leads out of where it begins')
            parts.pop()
        elif part not in ('', '.'):
            parts.append(part)
    if len(parts) <= floor:
        raise ValueProblem(f'filename is {quoted(said)}: it names no file')
    return ('/' if absolute else '') + '/'.join(parts)
