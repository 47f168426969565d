# SPDX-License-Identifier: Apache-2.0
"""Hands and head of an emulated headset in the page reach ROS whole, or not at all."""

from __future__ import annotations

from typing import Any

from geometry_msgs.msg import PoseArray, PoseStamped
import numpy as np
import pytest
from support.xr import apart, Emulated, Headset

pytestmark = [pytest.mark.browser, pytest.mark.ros]

FRAMES = [180, pytest.param(600, marks=pytest.mark.slow)]
"""Three and ten seconds at 60 Hz."""
MORE = 20
"""So many frames are enough to see that something does not arrive any more."""
SMALL = {'width': 300, 'height': 160}
WIDE = {'width': 920, 'height': 240}
PARTS = ('left', 'right', 'head')


class Ears:
    """What ROS heard since a headset was put on."""

    def __init__(self, lab: Any, heard: dict[str, list[Any]], emulated: Emulated) -> None:
        self._lab = lab
        self._heard = heard
        self._before = {part: len(messages) for part, messages in heard.items()}
        self.emulated = emulated

    def of(self, part: str) -> list[tuple[int, float, Any]]:
        """Return (sample, arrival, message) of what was heard of 'left', 'right' or 'head'."""
        found = []
        for when, message in self._heard[part][self._before[part] :]:
            pose = message.pose if part == 'head' else message.poses[0]
            sample = self.emulated.sample_of(part, pose)
            if sample is not None:
                found.append((sample, when, message))
        return found

    def wait_past(self, part: str, sample: int) -> None:
        """Wait until a sample later than this was heard."""
        self._lab.wait(
            lambda: any(heard > sample for heard, _, _ in self.of(part)[-10:]),
            f'{part} past {sample}',
        )

    def within(self, part: str, first: int, last: int) -> list[int]:
        """Return the samples that were heard from ``first`` to ``last``."""
        return [sample for sample, _, _ in self.of(part) if first <= sample <= last]


@pytest.fixture(scope='module')
def bridge(lab: Any) -> Any:
    """Start a bridge that tells operators from viewers."""
    return lab.bridge(auth__operator_token='drive', auth__viewer_token='look')


@pytest.fixture(scope='module')
def heard(lab: Any) -> dict[str, list[Any]]:
    """Return the lists that get what is published."""
    hear = lab.robot.hear
    return {
        'left': hear(PoseArray, '/xr/left_hand/joints'),
        'right': hear(PoseArray, '/xr/right_hand/joints'),
        'head': hear(PoseStamped, '/xr/head/pose'),
    }


@pytest.fixture
def wear(lab: Any, open_page: Any, bridge: Any, heard: dict[str, list[Any]]) -> Any:
    """Open a page with an emulated headset; returns page, headset, what ROS hears of it."""

    def start(token: str = 'drive', screen: Any = SMALL) -> tuple[Any, Headset, Ears]:
        emulated = Emulated()
        ears = Ears(lab, heard, emulated)
        page = open_page(f'{bridge.url}#token={token}', script=emulated.script(), viewport=screen)
        return page, Headset(page), ears

    return start


@pytest.fixture
def worn(wear: Any) -> tuple[Any, Headset, Ears]:
    """Return page, headset and ears of an operator whose hands are heard."""
    page, headset, ears = wear()
    headset.enter()
    for part in PARTS:
        ears.wait_past(part, 0)
    return page, headset, ears


def worst(expected: list[Any], poses: list[Any]) -> tuple[float, float]:
    """Return by how many metres and degrees poses differ at most from the emulated ones."""
    found = [apart(pose, matrix) for pose, matrix in zip(poses, expected, strict=True)]
    return max(metres for metres, _ in found), max(degrees for _, degrees in found)


@pytest.mark.parametrize('count', FRAMES)
def test_every_sample_arrives_once_in_order_and_exact(lab: Any, worn: Any, count: int) -> None:
    page, headset, ears = worn
    page.shot('xr_hands')
    headset.do('headset.blind = true')
    for _ in range(6):
        headset.pass_frames(count // 6)
    for part in PARTS:
        lab.wait(lambda part=part: len(ears.of(part)) >= count, f'{count} messages')
        is_whole(part, ears)


def is_whole(part: str, ears: Ears) -> None:
    """Check what was heard of 'left', 'right' or 'head'."""
    heard = ears.of(part)
    samples = [sample for sample, _, _ in heard]
    assert all(a < b for a, b in zip(samples, samples[1:], strict=False)), samples
    seen = samples[-1] - samples[0] + 1
    rate = (len(heard) - 1) / (heard[-1][1] - heard[0][1])
    stamps = [m.header.stamp.sec + m.header.stamp.nanosec * 1e-9 for _, _, m in heard]
    ages = np.array([when for _, when, _ in heard]) - stamps
    print(
        f'\n{part}: {len(heard)} of {seen} frames arrived, {rate:.1f} per second, '
        f'capture to callback {np.median(ages) * 1e3:.1f} ms (median)'
    )
    # Poses that a stalled page or socket made old are left out on purpose.
    assert seen - len(samples) <= len(samples) // 20
    assert all(a < b for a, b in zip(stamps, stamps[1:], strict=False))
    assert 0 < ages.min()
    for sample, _, message in heard:
        assert message.header.frame_id == 'xr_origin'
        poses = [message.pose] if part == 'head' else message.poses
        metres, degrees = worst(ears.emulated.expected(part, sample), poses)
        assert metres < 1e-4
        assert degrees < 0.01


@pytest.mark.parametrize('side', ['left', 'right'])
def test_a_hand_that_is_gone_is_silent_and_the_other_goes_on(worn: Any, side: str) -> None:
    _, headset, ears = worn
    other = 'right' if side == 'left' else 'left'
    headset.do(f'headset.device.hands.{side}.connected = false')
    gone = headset.pass_frames(2)
    ears.wait_past(other, gone + MORE)
    back = headset.do(f'(headset.device.hands.{side}.connected = true, headset.sample)')
    ears.wait_past(side, back)
    assert ears.within(side, gone, back - 1) == []
    assert len(ears.within(other, gone, back - 1)) >= MORE // 2


@pytest.mark.parametrize('spoil', ['joint', 'hand'])
def test_hands_that_are_not_wholly_tracked_are_silent(worn: Any, spoil: str) -> None:
    """One joint that is NaN, though the runtime calls it tracked, is no hand any more."""
    _, headset, ears = worn
    spoilt = headset.do(f'(headset.spoil = "{spoil}", headset.sample)')
    ears.wait_past('head', spoilt + MORE)
    whole = headset.do('(headset.spoil = "", headset.sample)')
    for side in ('left', 'right'):
        ears.wait_past(side, whole)
        assert ears.within(side, spoilt, whole - 1) == []


@pytest.mark.parametrize('state', ['visible-blurred', 'hidden'])
def test_nothing_is_heard_while_the_operator_sees_another_thing(worn: Any, state: str) -> None:
    _, headset, ears = worn
    headset.do(f'headset.device.updateVisibilityState("{state}")')
    away = headset.pass_frames(2)
    back = headset.pass_frames(MORE)
    headset.do('headset.device.updateVisibilityState("visible")')
    for part in PARTS:
        ears.wait_past(part, back)
        assert ears.within(part, away, back - 1) == []


def test_nothing_is_heard_while_outputs_are_stopped(lab: Any, worn: Any) -> None:
    page, headset, ears = worn
    page.ask('stop', 'test')
    page.page.get_by_role('alert').filter(has_text='Stopped').wait_for(state='attached')
    stopped = headset.sample
    released = headset.pass_frames(MORE)
    page.ask('resetStop')
    for part in PARTS:
        ears.wait_past(part, released)
        assert ears.within(part, stopped, released - 1) == []


def test_the_page_goes_on_after_the_session(lab: Any, wear: Any) -> None:
    """Control is given back, canvas and camera are as before, and a second session works."""
    page, headset, ears = wear(screen=WIDE)
    headset.enter()
    badge = page.page.locator('[data-role]')
    lab.wait(lambda: badge.text_content() == 'In control', 'control is taken')
    camera = page.ask('camera')
    with pytest.raises(Exception, match='in the headset'):
        page.ask('screenshot')
    headset.end()
    ended = headset.sample
    lab.wait(lambda: badge.text_content() != 'In control', 'control is given back')
    page.page.get_by_role('button', name='Enter VR', exact=True).wait_for()
    canvas = page.page.get_by_role('img', name='3D view')
    box = canvas.bounding_box()
    size = canvas.evaluate('c => [c.width, c.height]')
    assert size == [round(box['width']), round(box['height'])]
    assert page.view('xr_left').shape[:2] == (size[1], size[0])
    assert page.ask('camera') == camera
    headset.enter()
    for part in PARTS:
        ears.wait_past(part, ended + MORE)


def test_the_page_may_change_its_size_during_a_session(lab: Any, worn: Any) -> None:
    page, headset, _ = worn
    page.page.set_viewport_size({'width': 460, 'height': 300})
    headset.pass_frames(2)
    headset.end()
    canvas = page.page.get_by_role('img', name='3D view')

    def fits() -> bool:
        box = canvas.bounding_box()
        size = canvas.evaluate('c => [c.width, c.height]')
        return bool(size == [round(box['width']), round(box['height'])])

    lab.wait(fits, 'the canvas fits its place')


def test_viewers_may_look_but_their_hands_reach_nobody(wear: Any) -> None:
    page, headset, ears = wear('look')
    headset.enter()
    headset.pass_frames(MORE)
    notice = page.page.get_by_text('viewers only look')
    notice.wait_for(state='attached')
    # What an operator does goes the same way: it would come after.
    _, other, others = wear('drive')
    other.enter()
    others.wait_past('left', MORE)
    assert not any(ears.of(part) for part in PARTS)


def test_only_one_operator_is_heard_and_the_other_is_told(worn: Any, wear: Any) -> None:
    first, headset, ears = worn
    page, second, others = wear()
    second.enter()
    second.pass_frames(MORE)
    holder = f'{first.client_id} has the control'
    page.page.get_by_text(holder).wait_for(state='attached')
    ears.wait_past('left', headset.sample)
    assert not any(others.of(part) for part in PARTS)
