# SPDX-License-Identifier: Apache-2.0
"""A camera is encoded as those who look at it need it, and as nobody does not."""

from __future__ import annotations

import numpy as np
from support.hubs import Client, display, make_hub, publish

from ros_viz_bridge.core.forms import Forms
from ros_viz_bridge.wire.client import Interest, SendAgain
from ros_viz_bridge.wire.image import VideoChunk, VideoPicture


def test_what_anybody_takes() -> None:
    one = Forms.of(frozenset({'/a', '/b'}), frozenset({'/b', '/c'}))
    assert one == Forms(frozenset({'/a'}), frozenset({'/b'})), 'of what is not looked at, nothing'
    both = Forms.union((one, Forms.of(frozenset({'/b'}), frozenset())))
    assert both.videos == {'/a', '/b'}
    assert both.pictures == {'/b'}
    assert both.displays == {'/a', '/b'}
    assert both.among(['/a']) == Forms(frozenset({'/a'}))
    assert Forms.union(()) == Forms()


def video(number: int, *, key: bool) -> VideoChunk:
    data = np.zeros(4, 'u1')
    return VideoChunk('cam', 'cam', '', 1.0, 'h264', 2, 2, '', data, number, key, 'avc1')


def test_a_video_goes_to_each_in_the_form_that_it_takes() -> None:
    hub, heard = make_hub()
    publish(hub, display('cam'))
    one, other = Client(hub).open_data(), Client(hub).open_data()
    one.look_at('cam')
    publish(hub, video(1, key=True))
    other.say(Interest(['cam'], [], {}, ['cam']))
    assert heard.forms == Forms(frozenset({'cam'}), frozenset({'cam'}))
    picture = VideoPicture('cam', 'cam', '', 2.0, 'jpeg', 2, 2, '', np.zeros(4, 'u1'))
    publish(hub, video(2, key=False), picture)
    assert [c.number for c in one.scene() if isinstance(c, VideoChunk)] == [1, 2]
    assert [type(c) for c in other.scene() if c.display == 'cam'][1:] == [VideoPicture]
    one.say(SendAgain(['cam']))
    assert heard.again == [frozenset({'cam'})], 'only the encoder can make what begins anew'
    one.say(Interest(['cam'], [], {}, ['cam']))
    assert [c.stamp for c in one.scene() if isinstance(c, VideoPicture)] == [2.0]
    assert heard.forms == Forms(frozenset(), frozenset({'cam'}))
    assert len(heard.take('interest')) == 1, 'who takes it otherwise looks at the same'


def test_what_nobody_takes_is_not_kept_for_who_comes_later() -> None:
    """An hour later it would be shown as if it were now."""
    hub, _ = make_hub()
    publish(hub, display('cam'))
    one, late = Client(hub).open_data(), Client(hub).open_data()
    picture = VideoPicture('cam', 'cam', '', 2.0, 'jpeg', 2, 2, '', np.zeros(4, 'u1'))
    for form, message in (([], video(1, key=True)), (['cam'], picture)):
        one.say(Interest(['cam'], [], {}, form))
        publish(hub, message)
        assert type(message) in [type(each) for each in one.scene()]
        one.look_at()
        publish(hub, message)  # the encoder was not told yet
        late.say(Interest(['cam'], [], {}, form))
        late.say(Interest([], [], {}, []))
        assert type(message) not in [type(each) for each in late.scene()]
