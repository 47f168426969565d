// SPDX-License-Identifier: Apache-2.0
/** What a picture before the eyes is wide: as the picture, or the half that an eye sees. */

import { expect, test } from 'vitest';
import { aspectOf } from './view_image';

const texture = { image: { width: 400, height: 100 } as ImageBitmap };

test('the picture says how wide it is, unless the script does', () => {
  expect(aspectOf({ aspect: 0 }, texture, [0, 0, 1, 1])).toBe(4);
  expect(aspectOf({ aspect: 0 }, texture, [0.5, 0, 0.5, 1])).toBe(2);
  expect(aspectOf({ aspect: 0 }, texture, [0, 0.5, 1, 0.5])).toBe(8);
  expect(aspectOf({ aspect: 1.5 }, texture, [0, 0, 1, 1])).toBe(1.5);
  expect(aspectOf({ aspect: 0 }, null, [0, 0, 1, 1])).toBe(1);
});
