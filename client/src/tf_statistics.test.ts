// SPDX-License-Identifier: Apache-2.0
import { expect, test, vi } from 'vitest';
import { onTransforms, tellTransforms, TfStatistics, trouble } from './tf_statistics';
import type { Transforms } from './wire/messages';

function batch(child: string, parent: string, stamp: number, isStatic = false): Transforms {
  return {
    t: 'Transforms',
    display: '/tf',
    key: 'tf',
    names: [child, parent],
    child: Uint32Array.of(0),
    parent: Uint32Array.of(1),
    stamp: Float64Array.of(stamp),
    pose: new Float64Array(7),
    static: Uint8Array.of(isStatic ? 1 : 0),
  };
}

function counted(batches: Transforms[]): { stats: TfStatistics; at: { now: number } } {
  const at = { now: 0 };
  const stats = new TfStatistics(() => at.now);
  for (const one of batches) {
    at.now = Math.max(at.now, one.stamp[0]!);
    stats.take(one);
  }
  return { stats, at };
}

test('rates and ages are those of each frame', () => {
  const { stats, at } = counted([]);
  for (let i = 0; i <= 100; i++) {
    at.now = i / 20;
    stats.take(batch('base', 'odom', at.now));
    stats.measure();
  }
  const base = stats.frames.get('base')!;
  expect(base.rate).toBeCloseTo(20, 0);
  expect([base.count, base.delay, trouble(base, at.now)]).toEqual([101, 0, '']);
  expect(trouble(base, at.now + 3)).toBe('its broadcaster is silent');
});

test('a frame with two parents is told from one that moved once', () => {
  const moved = counted([batch('cup', 'table', 1), batch('cup', 'hand', 2)]);
  expect(trouble(moved.stats.frames.get('cup')!, 2)).toBe('its parent was "table" before');
  const torn = counted([
    batch('cup', 'table', 1),
    batch('cup', 'hand', 2),
    batch('cup', 'table', 3),
  ]);
  expect(trouble(torn.stats.frames.get('cup')!, 3)).toContain('two broadcasters disagree');
});

test('stamps that go back, are late or ahead are told; a static frame has none of these', () => {
  const back = counted([1, 2, 1, 2, 1, 2, 1].map((stamp) => batch('a', 'b', stamp)));
  expect(trouble(back.stats.frames.get('a')!, 2)).toContain('went back 3 times');
  const late = counted([batch('b', 'c', 100), batch('a', 'b', 90)]);
  expect(trouble(late.stats.frames.get('a')!, 100)).toContain('10.0 s after');
  const fixed = counted([batch('b', 'c', 100), batch('a', 'b', 0, true)]);
  expect(trouble(fixed.stats.frames.get('a')!, 1000)).toBe('');
  const ahead = { ...late.stats.frames.get('a')!, delay: -2 };
  expect(trouble(ahead, 100)).toContain('in the future');
});

test('batches go to those who count', () => {
  const heard = vi.fn();
  const stop = onTransforms(heard);
  tellTransforms(batch('a', 'b', 1));
  stop();
  tellTransforms(batch('a', 'b', 1));
  expect(heard).toHaveBeenCalledTimes(1);
});
