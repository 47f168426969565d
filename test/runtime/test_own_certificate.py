# SPDX-License-Identifier: Apache-2.0
"""The certificate of an installation: kept, renewed, refused."""

from __future__ import annotations

from pathlib import Path
import subprocess
import sys

import pytest

pytest.importorskip('cryptography')

from ros_viz_bridge.runtime.own_certificate import OwnCertificate

DAY = 86400.0
START = 1_900_000_000.0


class Machine:
    """One whose clock and names a test says."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.time = folder, START
        self.names = frozenset(('localhost', '127.0.0.1'))

    def start(self, *more: str) -> OwnCertificate:
        return OwnCertificate(
            lambda: self.names | set(more), folder=self.folder, now=lambda: self.time
        )


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """Return a machine that has nothing yet."""
    return Machine(tmp_path / 'tls')


def test_it_is_made_once_and_kept(machine: Machine) -> None:
    first = machine.start()
    for name in ('authority.pem', 'server.pem'):
        assert (machine.folder / name).stat().st_mode & 0o777 == 0o600
    assert machine.folder.stat().st_mode & 0o777 == 0o700
    again = machine.start()
    assert again.certificate.fingerprint == first.certificate.fingerprint
    assert again.authority.fingerprint == first.authority.fingerprint
    assert first.renew() is False


def test_it_is_renewed_before_it_ends_and_when_the_clock_was_wrong(machine: Machine) -> None:
    own = machine.start()
    trusted = own.authority.fingerprint
    machine.time += 365 * DAY
    assert not own.renew()
    machine.time += 5 * DAY
    assert own.renew() and own.certificate.ends.timestamp() > machine.time + 390 * DAY
    machine.time = START - 1000 * DAY
    assert own.renew() and own.certificate.begins.timestamp() < machine.time
    assert own.authority.fingerprint == trusted
    machine.time = START + 3640 * DAY
    assert own.renew() and own.authority.fingerprint != trusted
    assert own.authority.signed(own.certificate)


def test_names_are_added_and_stay_for_the_sake_of_other_servers(machine: Machine) -> None:
    own, other = machine.start(), machine.start('robot.lan')
    assert 'robot.lan' in other.certificate.names
    machine.names |= {'10.0.0.7'}
    assert own.renew() and {'10.0.0.7', 'robot.lan'} <= own.certificate.names
    assert other.renew() and other.certificate.fingerprint == own.certificate.fingerprint
    assert not own.renew() and not other.renew()


def test_broken_files_are_named(machine: Machine, caplog: pytest.LogCaptureFixture) -> None:
    machine.start()
    server, authority = machine.folder / 'server.pem', machine.folder / 'authority.pem'
    server.write_bytes(b'nothing')
    assert machine.start().certificate.names == machine.names
    assert f'{server} is broken' in caplog.text
    kept = authority.read_bytes()
    authority.write_bytes(kept[:200])
    with pytest.raises(ValueError, match=r'tls.auto: .*authority\.pem is broken .* new authority'):
        machine.start()
    authority.write_bytes(kept)
    authority.chmod(0o644)
    with pytest.raises(ValueError, match='chmod 600'):
        machine.start()


def test_a_folder_that_cannot_be_is_named(tmp_path: Path) -> None:
    (tmp_path / 'file').write_text('')
    with pytest.raises(ValueError, match='cannot keep certificates in .*XDG_DATA_HOME'):
        Machine(tmp_path / 'file' / 'tls').start()


def test_two_at_once_agree(tmp_path: Path) -> None:
    code = (
        'import sys; from pathlib import Path\n'
        'from ros_viz_bridge.runtime.own_certificate import OwnCertificate\n'
        'input()\n'
        'own = OwnCertificate(lambda: frozenset(("localhost",)), folder=Path(sys.argv[1]))\n'
        'print(own.authority.fingerprint, own.certificate.fingerprint)\n'
    )
    both = [
        subprocess.Popen(
            [sys.executable, '-c', code, str(tmp_path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    said = []
    for each in both:
        assert each.stdin is not None
        each.stdin.write('\n')
        each.stdin.flush()
    for each in both:
        said.append(each.communicate(timeout=60)[0])
        assert each.returncode == 0
    assert said[0] == said[1] and said[0].strip()
