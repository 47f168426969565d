// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import type { PointerBindings } from '../../wire/messages';
import { clickedNode, draggedNode, inView, isWanted, ofNodes } from './wanted';

const bindings = (
  key: string,
  rest: Partial<PointerBindings>,
): Record<string, PointerBindings> => ({
  [key]: { t: 'PointerBindings', display: '', key, clicks: [], drags: [], rects: [], ...rest },
});

const wanted = {
  ...bindings('/arm', { clicks: [''], drags: [{ button: 'left', modifier: 'shift' }] }),
  ...bindings('/arm/hand', { clicks: ['alt'] }),
  ...bindings('/gone', {}),
  ...bindings('pointer', { clicks: ['shift'] }),
  ...bindings('pointer:c1', { rects: [''] }),
};

test('a click is for the nearest node upwards that wants it with exactly these keys', () => {
  expect(clickedNode(wanted, '/arm/hand', 'alt')).toBe('/arm/hand');
  expect(clickedNode(wanted, '/arm/hand/finger', '')).toBe('/arm');
  expect(clickedNode(wanted, '/arm/hand', 'shift')).toBe('');
  expect(clickedNode(wanted, '/armour', '')).toBe('');
  expect(clickedNode(wanted, 'pointer', 'shift')).toBe('');
});

test('a drag likewise, by button and keys', () => {
  expect(draggedNode(wanted, '/arm/hand', 'left', 'shift')).toBe('/arm');
  expect(draggedNode(wanted, '/arm/hand', 'right', 'shift')).toBe('');
  expect(draggedNode(wanted, '/arm/hand', 'left', '')).toBe('');
});

test('only what somebody wants is looked for', () => {
  expect(isWanted(wanted, '/arm/hand/finger')).toBe(true);
  expect(isWanted(wanted, '/gone')).toBe(false);
  expect(isWanted(wanted, '/leg')).toBe(false);
  expect([ofNodes(wanted), ofNodes(bindings('pointer', { clicks: [''] }))]).toEqual([true, false]);
});

test('of the view, each scene says what it wants', () => {
  expect(inView(wanted, 'clicks', 'shift')).toBe(true);
  expect(inView(wanted, 'clicks', '')).toBe(false);
  expect(inView(wanted, 'rects', '')).toBe(true);
});
