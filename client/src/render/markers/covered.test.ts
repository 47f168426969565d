// SPDX-License-Identifier: Apache-2.0
/** A message that is left out although something of it was to stay takes markers away that a topic shows. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markersMessage, type Plain } from '../../../test/marker_messages';
import { isCovered } from './covered';
import { MarkerFold } from './fold';
import { TYPE } from './row';

const cube = (ns: string, id: number, x = 0): Plain => ({
  ns,
  id,
  type: TYPE.CUBE,
  pose: [x, 0, 0, 0, 0, 0, 1],
});

type Message = ReturnType<typeof markersMessage>;

/** The x of every marker after these messages. */
function left(messages: Message[]): Record<string, number> {
  const fold = new MarkerFold<{ name: string; x: number; expires: number }>({
    set: ({ ns, id, index, message }) => ({
      name: `${ns}/${id}`,
      x: message.pose[index * 7]!,
      expires: 0,
    }),
    remove: () => undefined,
  });
  for (const message of messages) fold.apply(message);
  return Object.fromEntries([...fold.all()].map(({ name, x }) => [name, x] as const));
}

const ns = fc.constantFrom('', 'a', 'b');
const id = fc.integer({ min: 0, max: 2 });
const message = fc
  .record({
    clearAll: fc.boolean(),
    cleared: fc.array(ns, { maxLength: 1 }),
    deleted: fc.array(fc.tuple(ns, id), { maxLength: 1 }),
    added: fc.array(fc.tuple(ns, id, fc.integer({ min: 0, max: 9 })), { maxLength: 3 }),
  })
  .map(({ added, ...rest }) =>
    markersMessage(
      added.map(([space, number, x]) => cube(space, number, x)),
      rest,
    ),
  );

test('what is covered changes nothing of what there was and comes', () => {
  fc.assert(
    fc.property(message, message, message, (first, older, newer) => {
      fc.pre(isCovered(older, newer));
      expect(left([first, newer])).toEqual(left([first, older, newer]));
    }),
  );
});

test('the same markers elsewhere cover those before, and a clean sweep covers all', () => {
  const older = markersMessage([cube('a', 1), cube('b', 2)]);
  expect(isCovered(older, markersMessage([cube('a', 1, 5), cube('b', 2, 5)]))).toBe(true);
  expect(isCovered(older, markersMessage([], { clearAll: true }))).toBe(true);
  expect(isCovered(older, markersMessage([cube('a', 1)]))).toBe(false);
});

test('a picture that came stays for the messages that name it', () => {
  const texture = 'embedded://wood';
  const images = { [texture]: Uint8Array.of(1, 2) };
  const papered = { ...cube('a', 1), texture };
  expect(isCovered(markersMessage([papered], { images }), markersMessage([papered]))).toBe(false);
});
