# SPDX-License-Identifier: Apache-2.0
"""Files that nobody but their user reads, and that are whole at any time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
import fcntl
import os
from pathlib import Path
import secrets


def data_folder(*parts: str) -> Path:
    """Return a folder of this user's own data (XDG Base Directory)."""
    given = os.environ.get('XDG_DATA_HOME', '')
    base = Path(given) if os.path.isabs(given) else Path.home() / '.local' / 'share'
    return base.joinpath('ros_viz_bridge', *parts)


def read_secret(path: Path) -> bytes | None:
    """Return a file's content, None where there is none. Raises ValueError if others read it."""
    try:
        with path.open('rb') as file:
            mode = os.fstat(file.fileno()).st_mode & 0o777
            if mode & 0o077:
                raise ValueError(
                    f'{path} holds a secret key, but others than its owner may use it (its mode is'
                    f' {mode:o}): "chmod 600", or remove it if somebody did'
                )
            return file.read()
    except FileNotFoundError:
        return None


def write_secret(path: Path, content: bytes) -> None:
    """Replace a file at once; readers see the old or the new one."""
    new = path.with_name(f'.{path.name}.{secrets.token_hex(8)}')
    file = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(file, 'wb') as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        new.replace(path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Have a folder (mode 0700, made where it is missing) for oneself among all processes."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = os.open(folder / '.lock', os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)
