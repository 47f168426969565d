// SPDX-License-Identifier: Apache-2.0
/** A batch whose rows get the names of another one puts the robot's arm where its wheels are. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { link, transforms } from '../../test/transforms';
import type { ServerMessage } from '../wire/messages';
import { KnownNames } from './known_names';

const arm = () => transforms([link('map', 'arm', 1), link('arm', 'hand', 2)]);
const wheel = () => transforms([link('map', 'wheel', 3)]);
const other = (): ServerMessage => ({ t: 'Remove', display: 'd', key: 'k' });

test('whatever comes in whatever order, the page has what was sent', () => {
  const messages = fc.array(fc.constantFrom(arm, wheel, () => transforms([]), other));
  fc.assert(
    fc.property(messages, (makes) => {
      const worker = new KnownNames();
      const page = new KnownNames();
      const sent = makes.map((make) => make());
      const taken = sent.map((each) => page.with(structuredClone(worker.without(each))));
      expect(taken).toEqual(sent);
    }),
  );
});

test('the same names are handed over once, and are the same array from then on', () => {
  const worker = new KnownNames();
  const page = new KnownNames();
  const handed = [arm(), arm()].map((each) => structuredClone(worker.without(each)));
  expect(handed).toMatchObject([{ names: ['map', 'arm', 'hand'] }, { names: [] }]);
  const [first, second] = handed.map((each) => page.with(each)) as ReturnType<typeof arm>[];
  expect(second!.names).toBe(first!.names);
});
