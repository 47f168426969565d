// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { link, transforms } from '../test/transforms';
import { Frames, type Lookup } from './frames';

function frames(...rows: Parameters<typeof transforms>[0]): Frames {
  const made = new Frames(() => 100);
  made.add(transforms(rows));
  return made;
}

function x(found: Lookup): number {
  if (!found.ok) throw new Error(found.reason);
  return found.pose[0]!;
}

function reason(found: Lookup): string {
  if (found.ok) throw new Error('a transform was found');
  return `${found.level}: ${found.reason}`;
}

test('up, down and across the tree', () => {
  const tree = frames(link('map', 'a', 1), link('a', 'b', 2), link('map', 'c', 10));
  expect(x(tree.lookup('map', 'b', 0))).toBe(3);
  expect(x(tree.lookup('b', 'map', 0))).toBe(-3);
  expect(x(tree.lookup('c', 'b', 0))).toBe(-7);
  expect(x(tree.lookup('anything', 'anything', 5))).toBe(0);
  expect(x(tree.lookup('map', '', 5))).toBe(0);
  expect(x(tree.lookup('/map', '/b', 0))).toBe(3);
});

test('the newest is the newest time that all links have', () => {
  const tree = frames(
    link('map', 'odom', 0, 10),
    link('map', 'odom', 1, 11),
    link('odom', 'base', 0, 10),
    link('odom', 'base', 1, 11),
    link('odom', 'base', 2, 12),
  );
  const found = tree.lookup('map', 'base', 0);
  expect(found).toMatchObject({ ok: true, stamp: 11 });
  expect(x(found)).toBe(2);
});

test('a link that fell silent does not hold the others in the past', () => {
  const tree = frames(link('map', 'odom', 1, 10), link('odom', 'base', 5, 90));
  tree.add(transforms([link('odom', 'base', 6, 91)]));
  const found = tree.lookup('map', 'base', 0);
  expect(x(found)).toBe(7);
  expect(found).toMatchObject({
    note: expect.stringContaining('`odom` is 81.0 s behind') as string,
  });
});

test('too new waits and heals, too old is drawn with a note', () => {
  const tree = frames(link('map', 'base', 10, 10), link('map', 'base', 11, 11));
  expect(reason(tree.lookup('map', 'base', 11.5))).toMatch(
    /^waiting: waiting for the transform from `map` to `base`: the newest of `base` is 500 ms older/,
  );
  tree.add(transforms([link('map', 'base', 12, 12)]));
  expect(x(tree.lookup('map', 'base', 11.5))).toBeCloseTo(11.5, 12);
  const old = tree.lookup('map', 'base', 5);
  expect(x(old)).toBe(10);
  expect(old).toMatchObject({ note: expect.stringContaining('5.0 s older') as string });
});

test('what is above the common ancestor does not matter', () => {
  const tree = frames(
    link('map', 'odom', 0, 1),
    link('odom', 'a', 1, 50),
    link('odom', 'b', 2, 50),
  );
  expect(x(tree.lookup('a', 'b', 50))).toBe(1);
});

test('an unknown and a loose frame are errors that name it', () => {
  const tree = frames(link('map', 'a', 1), link('island', 'laser', 1, 96));
  expect(reason(tree.lookup('map', 'ghost', 0))).toContain('no frame `ghost` exists');
  expect(reason(tree.lookup('map', 'laser', 0))).toBe(
    'error: no transform from `map` to `laser`: `laser` is not connected to the tree; last seen 0 ms ago',
  );
  expect(reason(new Frames().lookup('map', 'laser', 0))).toContain('nothing was heard on /tf');
  expect(reason(new Frames().lookup('', 'laser', 0))).toContain('no fixed frame');
});

test('a frame that changes its parent is found by the parent of each time', () => {
  const tree = frames(link('map', 'left', 1), link('map', 'right', 100));
  tree.add(transforms([link('left', 'cup', 1, 10), link('left', 'cup', 1, 11)]));
  tree.add(transforms([link('right', 'cup', 1, 12)]));
  expect(x(tree.lookup('map', 'cup', 10.5))).toBe(2);
  expect(x(tree.lookup('map', 'cup', 12))).toBe(101);
  expect(x(tree.lookup('map', 'cup', 0))).toBe(101);
  expect(tree.parentOf('cup')).toBe('right');
});

test('a loop is an error, not an endless walk, and heals', () => {
  const tree = frames(link('a', 'b', 1), link('b', 'c', 1), link('c', 'a', 1), link('map', 'd', 1));
  expect(reason(tree.lookup('map', 'b', 0))).toContain('not connected');
  expect(tree.lookup('b', 'map', 7).ok).toBe(false);
  expect(x(tree.lookup('a', 'c', 0))).toBe(2);
  expect(tree.names()).toEqual(['a', 'b', 'c', 'd', 'map']);
  expect(tree.ageOf('b', 100)).toBe(0);
  tree.add(transforms([link('map', 'a', 1)]));
  expect(x(tree.lookup('map', 'c', 0))).toBe(3);
});

test('after a jump of time what moved waits to be heard again, what is static stays', () => {
  const tree = frames(link('map', 'base', 1, 90), link('base', 'laser', 1));
  tree.clearDynamic();
  expect(x(tree.lookup('base', 'laser', 3))).toBe(1);
  expect(reason(tree.lookup('map', 'laser', 3))).toMatch(/^waiting: .*`base` was not heard of/);
  tree.add(transforms([link('map', 'base', 2, 3)]));
  expect(x(tree.lookup('map', 'laser', 3))).toBe(3);
});

test('a new session drops what is not told again', () => {
  const tree = frames(link('map', 'old', 1), link('map', 'base', 1));
  tree.mark();
  tree.add(transforms([link('map', 'base', 1)]));
  expect(tree.names()).toContain('old');
  tree.sweep();
  expect(tree.names()).toEqual(['base', 'map']);
});

test('rows that are no transform harm nobody', () => {
  const tree = frames(
    { parent: 'map', child: 'a', position: [NaN, 0, 0] },
    { parent: 'map', child: 'a', orientation: [0, 0, 0, 0] },
    { parent: 'a', child: 'a' },
    { parent: 'map', child: '' },
    { parent: 'map', child: 'b', stamp: Infinity },
    link('map', 'c', 1),
  );
  expect(tree.names()).toEqual(['c', 'map']);
});

test('the fixed frame is what people expect', () => {
  const robot = [link('odom', 'base_link', 1), link('base_link', 'laser', 1)];
  expect(frames(...robot).pickFixedFrame()).toBe('odom');
  expect(frames(...robot, link('map', 'odom', 0)).pickFixedFrame()).toBe('map');
  const strange = [link('x', 'y', 1), link('torso', 'arm', 1), link('torso', 'head', 1)];
  expect(frames(...strange).pickFixedFrame()).toBe('torso');
  expect(frames(...strange).roots()).toEqual(['torso', 'x']);
  expect(new Frames().pickFixedFrame()).toBe('');
});

test('ages count from when a frame was last heard of, in whatever time its stamps are', () => {
  let now = 1000;
  const tree = new Frames(() => now);
  tree.add(transforms([link('map', 'base', 1, 5), link('base', 'laser', 1)]));
  now = 1004;
  expect([tree.ageOf('base', now), tree.ageOf('laser', now), tree.ageOf('map', now)]).toEqual([
    4, 0, 4,
  ]);
  expect(tree.ageOf('ghost', now)).toBe(Infinity);
});

test('the list of names is the same object while no frame comes or goes', () => {
  const tree = frames(link('map', 'base', 1, 5));
  const names = tree.names();
  tree.add(transforms([link('map', 'base', 2, 6)]));
  expect(tree.names()).toBe(names);
});
