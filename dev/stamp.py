# SPDX-License-Identifier: Apache-2.0
"""Remembers which steps were done with which inputs, so that a second run skips them."""

from __future__ import annotations

from collections.abc import Iterable
import hashlib
import json
from pathlib import Path


def fingerprint(paths: Iterable[Path], *, root: Path, extra: Iterable[str] = ()) -> str:
    """Return a hash over names (relative to root) and contents of files, and over extra words.

    Folders stand for all files below them; what does not exist counts as absent, not as an error.
    """
    digest = hashlib.sha256()
    for word in extra:
        digest.update(b'word\0' + word.encode() + b'\0')
    files: set[Path] = set()
    for path in paths:
        files.update(p for p in path.rglob('*') if p.is_file()) if path.is_dir() else None
        if path.is_file():
            files.add(path)
    for file in sorted(files):
        if '__pycache__' in file.parts:
            continue
        content = file.read_bytes()
        digest.update(f'file\0{file.relative_to(root)}\0{len(content)}\0'.encode() + content)
    return digest.hexdigest()


class Stamp:
    """A JSON file of step name -> fingerprint of the inputs it was last done with."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def is_done(self, step: str, inputs: str) -> bool:
        """Return whether the step was done with exactly these inputs."""
        return self._read().get(step) == inputs

    def mark_done(self, step: str, inputs: str) -> None:
        """Remember the step as done with these inputs."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps({**self._read(), step: inputs}, indent=2)
        partial = self._path.with_suffix('.partial')
        partial.write_text(text + '\n')
        partial.replace(self._path)

    def _read(self) -> dict[str, str]:
        try:
            content = json.loads(self._path.read_text())
        except (OSError, ValueError):
            return {}  # an absent or damaged stamp only means that the steps run again
        return content if isinstance(content, dict) else {}
