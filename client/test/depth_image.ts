// SPDX-License-Identifier: Apache-2.0
/** A depth image of a wall, for tests of what is drawn of one. */

import type { Image } from '../src/wire/messages';

/** Four by two pixels at 1.5 metres in `map`, with what `more` says otherwise. */
export function depthImage(more: Partial<Image> = {}): Image {
  return {
    t: 'Image',
    display: '/cam/depth/image',
    key: '/cam/depth/image',
    frame: 'map',
    stamp: 0,
    encoding: 'u2',
    width: 4,
    height: 2,
    ros_encoding: '16UC1',
    data: new Uint8Array(new Uint16Array(8).fill(1500).buffer),
    ...more,
  };
}
