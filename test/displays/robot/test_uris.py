# SPDX-License-Identifier: Apache-2.0
"""Mesh paths: the two that are served pass, in one spelling; hostile ones never reach the page."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
import pytest

from ros_viz_bridge.displays.robot.uris import asset_uri
from ros_viz_bridge.displays.robot.values import ValueProblem


@pytest.mark.parametrize(
    ('text', 'meant'),
    [
        ('package://arm/meshes/a.stl', 'package://arm/meshes/a.stl'),
        (' package://arm//meshes/./v/../a.stl', 'package://arm/meshes/a.stl'),
        ('Package://arm/a b.dae', 'package://arm/a b.dae'),
        ('file:///srv/a.obj', 'file:///srv/a.obj'),
        ('file:/srv/a.obj', 'file:///srv/a.obj'),
        ('/srv/x/../a.obj', 'file:///srv/a.obj'),
    ],
)
def test_what_is_served_comes_in_one_spelling(text: str, meant: str) -> None:
    assert asset_uri(text) == meant


@pytest.mark.parametrize(
    ('text', 'said'),
    [
        ('', 'empty'),
        ('package://arm/../../etc/passwd', 'leads out'),
        ('package://../x.stl', 'leads out'),
        ('/../../etc/passwd', 'leads out'),
        ('file:///../x.stl', 'leads out'),
        ('http://evil.example/a.stl', 'only package://'),
        ('https://evil.example/a.stl', 'only package://'),
        ('//evil.example/a.stl/..', 'names no file|leads out|^$'),
        ('ftp://x/a.stl', 'only package://'),
        ('model://arm/a.stl', 'only package://'),
        ('javascript:alert(1)', 'only package://'),
        ('data:model/stl;base64,AAAA', 'only package://'),
        ('file://host/share/a.stl', 'only package://'),
        ('file://../a.stl', 'only package://'),
        ('meshes/a.stl', 'relative path'),
        ('../a.stl', 'relative path'),
        ('package://arm', 'names no file'),
        ('package://arm/', 'names no file'),
        ('package://', 'only package://'),
        ('C:\\meshes\\a.stl', 'control codes'),
        ('package://arm/a\0.stl', 'control codes'),
        ('package://arm/' + 'a' * 2000, 'characters'),
    ],
)
def test_anything_else_is_named(text: str, said: str) -> None:
    if text.startswith('//'):
        assert asset_uri(text) == 'file:///evil.example', 'a path of this machine, no host'
        return
    with pytest.raises(ValueProblem, match=said):
        asset_uri(text)


@given(st.text(alphabet='./\\ab:%\0fileackg ', max_size=40))
def test_nothing_leads_out(text: str) -> None:
    try:
        uri = asset_uri(text)
    except ValueProblem:
        return
    assert uri.startswith(('package://', 'file:///'))
    assert not {'..', '.', ''} & set(uri.split('://')[1].lstrip('/').split('/'))
