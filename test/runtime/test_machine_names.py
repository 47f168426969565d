# SPDX-License-Identifier: Apache-2.0
"""What this machine is called, and where it is."""

from __future__ import annotations

from ipaddress import ip_address
from pathlib import Path
import socket
from types import SimpleNamespace

import pytest

psutil = pytest.importorskip('psutil')

from ros_viz_bridge.runtime import machine_names
from ros_viz_bridge.runtime.machine_names import addresses, certified_names, reached_by
from ros_viz_bridge.runtime.outgoing_address import outgoing_address

CARDS = {
    'lo': [(socket.AF_INET, '127.0.0.1'), (socket.AF_INET6, '::1')],
    'wifi': [
        (socket.AF_INET, '192.168.1.5'),
        (socket.AF_INET6, 'fe80::1%wifi'),
        (socket.AF_INET6, '2001:db8::5'),
        (socket.AF_INET6, '2001:db8::aaaa'),
        (psutil.AF_LINK, '00:00:5e:00:53:01'),
    ],
    'other': [(socket.AF_INET, '10.0.0.5')],
}


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Be a machine with two networks, of which the wireless one leads out."""
    cards = {
        name: [SimpleNamespace(family=family, address=text) for family, text in found]
        for name, found in CARDS.items()
    }
    monkeypatch.setattr(psutil, 'net_if_addrs', lambda: cards)
    monkeypatch.setattr(socket, 'gethostname', lambda: 'Arm.lab.example')
    monkeypatch.setattr(machine_names, 'outgoing_address', lambda: '192.168.1.5')
    table = tmp_path / 'if_inet6'
    rows = (('2001:db8::aaaa', '01'), ('2001:db8::5', '00'))
    lines = (f'{ip_address(a).packed.hex()} 02 40 00 {flags}  wifi\n' for a, flags in rows)
    table.write_text(''.join(lines))
    monkeypatch.setattr(machine_names, 'IF_INET6', table)


@pytest.mark.usefixtures('machine')
def test_a_certificate_is_for_all_that_lasts() -> None:
    assert addresses() == ['10.0.0.5', '192.168.1.5', '2001:db8::5']
    assert certified_names('0.0.0.0', ('*', 'Robot.lan', '[2001:db8::9]', 'no name')) == {
        *addresses(),
        *('localhost', '127.0.0.1', '::1', 'robot.lan', '2001:db8::9'),
        *('arm.lab.example', 'arm.local', 'arm.lab.example.local'),
    }


@pytest.mark.usefixtures('machine')
def test_others_reach_it_by_what_it_listens_on() -> None:
    assert reached_by('0.0.0.0') == ['192.168.1.5', '10.0.0.5', 'arm.local']
    assert reached_by('::') == ['192.168.1.5', '10.0.0.5', '2001:db8::5', 'arm.local']
    assert reached_by('127.0.0.1') == ['localhost'] and reached_by('10.0.0.5') == ['10.0.0.5']


def test_this_machine_has_names() -> None:
    assert {'localhost', socket.gethostname().lower()} <= certified_names('')
    assert outgoing_address() in ('', *addresses())
