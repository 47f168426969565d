// SPDX-License-Identifier: Apache-2.0
/** A marker that stays after its deletion, or goes without one, shows a world that is not there. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { markersMessage } from '../../../test/marker_messages';
import { MarkerFold, type Kept } from './fold';
import { TYPE } from './row';

interface Note extends Kept {
  ns: string;
  id: number;
  x: number;
}

/** A fold that keeps the x of every marker, and what was ever removed. */
function noted() {
  const removed: Note[] = [];
  let made = 0;
  const fold = new MarkerFold<Note>({
    set: (row, before) => {
      if (!before) made++;
      const note = before ?? { ns: row.ns, id: row.id, x: 0, expires: 0 };
      note.x = row.message.pose[row.index * 7]!;
      note.expires = row.expires;
      return note;
    },
    remove: (note) => removed.push(note),
  });
  const state = () =>
    Object.fromEntries([...fold.all()].map(({ ns, id, x }) => [`${ns}/${id}`, x] as const));
  return { fold, state, removed, made: () => made };
}

const marker = (ns: string, id: number, x: number, expires = 0) => ({
  ns,
  id,
  type: TYPE.CUBE,
  pose: [x, 0, 0, 0, 0, 0, 1],
  expires,
});

const ns = fc.constantFrom('', 'a', 'b');
const id = fc.integer({ min: -1, max: 3 });
const delta = fc.record({
  clearAll: fc.boolean(),
  cleared: fc.array(ns, { maxLength: 2 }),
  deleted: fc.array(fc.tuple(ns, id), { maxLength: 3 }),
  added: fc.array(fc.tuple(ns, id, fc.integer({ min: 0, max: 9 })), { maxLength: 5 }),
});

describe('folding', () => {
  test('agrees with doing one thing after the other: clear, delete, add', () => {
    fc.assert(
      fc.property(fc.array(delta, { maxLength: 8 }), (deltas) => {
        const { fold, state, removed, made } = noted();
        const model = new Map<string, number>();
        for (const { clearAll, cleared, deleted, added } of deltas) {
          const rows = added.map(([space, one, x]) => marker(space, one, x));
          fold.apply(markersMessage(rows, { clearAll, cleared, deleted }));
          if (clearAll) model.clear();
          for (const space of cleared) {
            for (const key of [...model.keys()]) {
              if (key.startsWith(`${space}/`)) model.delete(key);
            }
          }
          for (const [space, one] of deleted) model.delete(`${space}/${one}`);
          for (const [space, one, x] of added) model.set(`${space}/${one}`, x);
          expect(state()).toEqual(Object.fromEntries(model));
        }
        expect(made()).toBe(removed.length + model.size);
      }),
    );
  });

  test('messages about the same markers again and again agree with it, whatever comes between', () => {
    const rows = [marker('a', 1, 0), marker('a', 2, 0), marker('b', 1, 0)];
    const same = fc.constantFrom('same', 'same', 'delete', 'clear', 'expire', 'other');
    fc.assert(
      fc.property(fc.array(same, { maxLength: 12 }), (steps) => {
        const { fold, state } = noted();
        const model = new Map<string, number>();
        const add = (now: typeof rows, rest = {}) => {
          fold.apply(markersMessage(now, rest));
          for (const { ns: space, id: one, pose } of now) model.set(`${space}/${one}`, pose[0]!);
        };
        steps.forEach((step, x) => {
          if (step === 'same') add(rows.map(({ ns: space, id: one }) => marker(space, one, x)));
          if (step === 'delete') model.delete('a/2');
          if (step === 'delete') add([], { deleted: [['a', 2]] });
          if (step === 'clear') model.clear();
          if (step === 'clear') add([marker('b', 1, x)], { clearAll: true });
          if (step === 'other') add([marker('c', 1, x, x + 1)]);
          if (step === 'expire') model.delete('c/1');
          if (step === 'expire') fold.expire(1e9);
          expect(state()).toEqual(Object.fromEntries(model));
        });
      }),
    );
  });

  test('a marker that fails among the same ones as before is gone, and comes back', () => {
    const removed: number[] = [];
    const fold = new MarkerFold<Note>({
      set: (row, before) => {
        if (row.message.pose[row.index * 7] === 13) throw new RangeError('too long');
        return before ?? { ns: row.ns, id: row.id, x: 0, expires: 0 };
      },
      remove: (note) => removed.push(note.id),
    });
    const rows = (x: number) => markersMessage([marker('a', 1, 1), marker('a', 2, x)]);
    fold.apply(rows(1));
    fold.apply(rows(2));
    expect(() => fold.apply(rows(13))).toThrow('too long');
    expect([[...fold.all()].map(({ id: one }) => one), removed]).toEqual([[1], [2]]);
    fold.apply(rows(3));
    expect([...fold.all()].map(({ id: one }) => one)).toEqual([1, 2]);
  });

  test('clearing everything and adding it again in one message makes nothing anew', () => {
    const { fold, state, removed, made } = noted();
    fold.apply(markersMessage([marker('a', 1, 1), marker('a', 2, 2)]));
    fold.apply(markersMessage([marker('a', 1, 5)], { clearAll: true }));
    expect(state()).toEqual({ 'a/1': 5 });
    expect(made()).toBe(2);
    expect(removed.map((note) => note.id)).toEqual([2]);
  });

  test('a marker that fails takes no other along, and nothing stays of it', () => {
    const removed: number[] = [];
    const fold = new MarkerFold<Note>({
      set: (row, before) => {
        const x = row.message.pose[row.index * 7]!;
        if (x === 13) throw new RangeError('too long');
        return before ?? { ns: row.ns, id: row.id, x, expires: 0 };
      },
      remove: (note) => removed.push(note.id),
    });
    fold.apply(markersMessage([marker('a', 1, 1), marker('b', 2, 1), marker('c', 3, 1)]));
    const rows = [marker('b', 2, 13), marker('d', 4, 13), marker('a', 5, 1)];
    expect(() => fold.apply(markersMessage(rows, { deleted: [['c', 3]] }))).toThrow('too long');
    expect([...fold.all()].map(({ id }) => id).sort()).toEqual([1, 5]);
    expect(removed.sort()).toEqual([2, 3]);
    expect(fold.namespaces()).toEqual(['a']);
  });

  test('namespaces are those with a marker in them', () => {
    const { fold } = noted();
    fold.apply(markersMessage([marker('b', 1, 1), marker('a', 2, 2)]));
    expect(fold.namespaces()).toEqual(['a', 'b']);
    fold.apply(markersMessage([], { deleted: [['b', 1]] }));
    expect(fold.namespaces()).toEqual(['a']);
  });
});

describe('lifetime', () => {
  test('a marker goes at its time, others stay; sending it again prolongs it', () => {
    const { fold, state } = noted();
    fold.apply(markersMessage([marker('', 1, 1, 10), marker('', 2, 2, 20), marker('', 3, 3)]));
    expect(fold.nextExpiry).toBe(10);
    fold.expire(9.9);
    expect(Object.keys(state())).toHaveLength(3);
    fold.apply(markersMessage([marker('', 1, 1, 15)]));
    fold.expire(10);
    expect(Object.keys(state())).toEqual(['/1', '/2', '/3']);
    expect(fold.nextExpiry).toBe(15);
    fold.expire(15);
    expect(state()).toEqual({ '/2': 2, '/3': 3 });
    fold.expire(1e9);
    expect(state()).toEqual({ '/3': 3 });
    expect(fold.nextExpiry).toBe(Infinity);
  });

  test('after a jump of time only what lasts for ever stays', () => {
    const { fold, state, removed } = noted();
    fold.apply(markersMessage([marker('', 1, 1, 10), marker('', 2, 2)]));
    fold.dropMortal();
    expect(state()).toEqual({ '/2': 2 });
    expect(removed).toHaveLength(1);
  });
});
