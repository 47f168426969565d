# SPDX-License-Identifier: Apache-2.0
"""Where the tip is, and that the Jacobian is what happens."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
import numpy as np
import pytest
from transforms3d.quaternions import mat2quat

from ros_viz_bridge.demo.arm_chain import ArmChain, matrix_of
from ros_viz_bridge.demo.arm_description import TIP, urdf
from ros_viz_bridge.teleop.rigid import about_z, Pose

CHAIN = ArmChain(urdf(), tip=TIP)
SLIDE = """<robot name="slide">
  <link name="a"/><link name="b"/><link name="c"/><link name="d"/>
  <joint name="wheel" type="continuous"><parent link="a"/><child link="b"/><axis xyz="0 0 1"/>
  </joint>
  <joint name="rail" type="prismatic"><parent link="b"/><child link="c"/><axis xyz="1 0 0"/>
  <limit lower="-0.1" upper="0.5" effort="1" velocity="1"/></joint>
  <joint name="odd" type="floating"><parent link="c"/><child link="d"/></joint>
</robot>"""
joints = st.lists(st.floats(-2.0, 2.0), min_size=7, max_size=7).map(np.array)


def test_stretched_it_is_as_long_as_its_links():
    tip, _ = CHAIN.tip(np.zeros(7))
    np.testing.assert_allclose(tip, matrix_of(Pose((0.0, 0.0, 1.11))), atol=1e-12)


@settings(max_examples=40, deadline=None)
@given(joints)
def test_the_jacobian_is_what_small_motions_do(q):
    tip, jacobian = CHAIN.tip(q)
    np.testing.assert_allclose(tip[:3, :3] @ tip[:3, :3].T, np.eye(3), atol=1e-9)
    for i in range(7):
        step = np.zeros(7)
        step[i] = 1e-6
        moved, _ = CHAIN.tip(q + step)
        w, *half = mat2quat(moved[:3, :3] @ tip[:3, :3].T)
        turned = 2 * np.array(half) / w
        seen = np.concatenate([moved[:3, 3] - tip[:3, 3], turned]) / 1e-6
        np.testing.assert_allclose(jacobian[:, i], seen, atol=1e-3)


def test_wheels_and_rails():
    chain = ArmChain(SLIDE, tip='c')
    assert chain.names == ['wheel', 'rail']
    assert (chain.lower.tolist(), chain.upper.tolist()) == ([-np.inf, -0.1], [np.inf, 0.5])
    tip, jacobian = chain.tip(np.array([np.pi / 2, 0.3]))
    np.testing.assert_allclose(
        tip, matrix_of(Pose((0.0, 0.3, 0.0), about_z(np.pi / 2))), atol=1e-9
    )
    np.testing.assert_allclose(jacobian[:, 1], [0, 1, 0, 0, 0, 0], atol=1e-9)
    np.testing.assert_allclose(jacobian[:, 0], [-0.3, 0, 0, 0, 0, 1], atol=1e-9)


def test_chains_that_are_none():
    with pytest.raises(ValueError, match="no link 'nothing'; there are a, b, c, d"):
        ArmChain(SLIDE, tip='nothing')
    with pytest.raises(ValueError, match='odd .floating. cannot'):
        ArmChain(SLIDE, tip='d')


def test_the_links_lead_to_the_tip() -> None:
    joints = np.linspace(-0.5, 0.5, len(CHAIN.names))
    links = CHAIN.links(joints)
    assert [parent for parent, _, _ in links[1:]] == [child for _, child, _ in links[:-1]]
    assert (links[0][0], links[-1][1]) == (CHAIN.base, TIP)
    matrix = np.linalg.multi_dot([each for _, _, each in links])
    np.testing.assert_allclose(matrix, CHAIN.tip(joints)[0], atol=1e-12)
