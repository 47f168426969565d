# SPDX-License-Identifier: Apache-2.0
"""A certificate for this machine, made with openssl."""

from __future__ import annotations

from pathlib import Path
import subprocess

import pytest

COMMAND = (
    'openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost'
    ' -addext subjectAltName=IP:127.0.0.1'
).split()


def make_certificate(folder: Path) -> tuple[str, str]:
    """Return the files of a certificate and its key; skip where there is no openssl."""
    cert, key = str(folder / 'cert.pem'), str(folder / 'key.pem')
    try:
        subprocess.run([*COMMAND, '-keyout', key, '-out', cert], check=True, capture_output=True)
    except FileNotFoundError:
        pytest.skip('openssl is not installed')
    return cert, key
