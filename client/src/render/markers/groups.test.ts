// SPDX-License-Identifier: Apache-2.0
/** Thousands of markers must cost nothing while nothing moves, and all move when their frame does. */

import fc from 'fast-check';
import type { Matrix4 } from 'three';
import { beforeEach, describe, expect, test } from 'vitest';
import { FakeScene } from '../../../test/fake_scene';
import { MarkerGroups, type Member } from './groups';

/** A member that notes the x at which it is drawn; null while it is hidden. */
class Noted {
  places: (number | null)[] = [];
  readonly member: Member = {
    part: {
      set: () => undefined,
      place: (frame: Matrix4 | null) => void this.places.push(frame ? frame.elements[12] : null),
      restyle: () => undefined,
      dispose: () => undefined,
    },
    group: null,
    index: 0,
    shown: true,
  };
}

let scene: FakeScene;
let groups: MarkerGroups;
beforeEach(() => {
  scene = new FakeScene();
  groups = new MarkerGroups(scene);
});

describe('groups', () => {
  test('a thousand markers of a frame and stamp are one lookup; once settled, none', () => {
    scene.poses.odom = [3, 0, 0, 0, 0, 0, 1];
    const notes = Array.from({ length: 1000 }, () => new Noted());
    for (const { member } of notes) groups.put(member, 'odom', 5, true);
    expect(groups.place()).toEqual([]);
    expect(scene.lookups).toBe(1);
    groups.place();
    expect(scene.lookups).toBe(1);
    expect(notes.every(({ places }) => places.length === 1 && places[0] === 3)).toBe(true);
  });

  test('what is not there yet is named once and appears when it comes', () => {
    const notes = [new Noted(), new Noted()];
    notes.forEach(({ member }, i) => groups.put(member, 'arm', 5 + i, true));
    expect(groups.place()).toMatchObject([{ name: 'arm', level: 'waiting' }]);
    expect(notes.map(({ places }) => places.at(-1))).toEqual([null, null]);
    scene.poses.arm = [1, 0, 0, 0, 0, 0, 1];
    expect(groups.place()).toEqual([]);
    expect(notes.map(({ places }) => places.at(-1))).toEqual([1, 1]);
  });

  test('of stamp 0 move with their frame', () => {
    scene.poses.arm = [1, 0, 0, 0, 0, 0, 1];
    const note = new Noted();
    groups.put(note.member, 'arm', 0, true);
    groups.place();
    scene.poses.arm = [2, 0, 0, 0, 0, 0, 1];
    groups.place();
    expect(note.places).toEqual([1, 2]);
  });

  test('a marker that changes its frame is drawn in the new one only', () => {
    scene.poses.one = [1, 0, 0, 0, 0, 0, 1];
    scene.poses.two = [2, 0, 0, 0, 0, 0, 1];
    const note = new Noted();
    groups.put(note.member, 'one', 0, true);
    groups.place();
    groups.put(note.member, 'two', 0, true);
    groups.place();
    scene.poses.one = [9, 0, 0, 0, 0, 0, 1];
    groups.place();
    expect(note.places).toEqual([1, 2]);
  });

  test('hidden ones come back where they are by then', () => {
    scene.poses.arm = [1, 0, 0, 0, 0, 0, 1];
    const note = new Noted();
    groups.put(note.member, 'arm', 0, true);
    groups.place();
    groups.show(note.member, false);
    groups.place();
    scene.poses.arm = [2, 0, 0, 0, 0, 0, 1];
    groups.place();
    groups.show(note.member, true);
    groups.place();
    expect(note.places).toEqual([1, null, null, 2]);
  });

  test('removed ones are not drawn again', () => {
    const note = new Noted();
    groups.put(note.member, 'map', 0, true);
    groups.remove(note.member);
    groups.place();
    expect(note.places).toEqual([]);
  });

  test('after anything that is done, who changed or moved is drawn, and nobody else', () => {
    const member = fc.integer({ min: 0, max: 6 });
    const frame = fc.constantFrom('one', 'two');
    const step = fc.oneof(
      fc.record({ do: fc.constant('put' as const), member, frame, stamp: fc.constantFrom(0, 5) }),
      fc.record({ do: fc.constant('show' as const), member, shown: fc.boolean() }),
      fc.record({ do: fc.constant('remove' as const), member }),
      fc.record({ do: fc.constant('move' as const), frame, x: fc.integer({ min: 1, max: 9 }) }),
    );
    fc.assert(
      fc.property(fc.array(fc.array(step, { maxLength: 6 }), { maxLength: 12 }), (pictures) => {
        const scene = new FakeScene();
        const groups = new MarkerGroups(scene);
        const notes = Array.from({ length: 7 }, () => new Noted());
        const homes = new Map<number, { frame: string; stamp: number; x: number | null }>();
        scene.poses = { one: [1, 0, 0, 0, 0, 0, 1], two: [2, 0, 0, 0, 0, 0, 1] };
        for (const steps of pictures) {
          const due = new Set<number>();
          for (const each of steps) {
            if (each.do === 'move') scene.poses[each.frame] = [each.x, 0, 0, 0, 0, 0, 1];
            if (each.do === 'move') continue;
            const { member } = notes[each.member]!;
            if (each.do === 'put') {
              groups.put(member, each.frame, each.stamp, member.shown);
              const x = scene.poses[each.frame]![0]!;
              homes.set(each.member, { frame: each.frame, stamp: each.stamp, x });
              due.add(each.member);
            } else if (each.do === 'remove') {
              groups.remove(member);
              homes.delete(each.member);
            } else if (homes.has(each.member)) {
              if (member.shown !== each.shown) due.add(each.member);
              groups.show(member, each.shown);
            }
          }
          notes.forEach((note) => (note.places = []));
          groups.place();
          notes.forEach(({ places, member }, i) => {
            const home = homes.get(i);
            if (!home) return expect(places).toEqual([]);
            const x = scene.poses[home.frame]![0]!;
            const drawnAt = member.shown ? x : null;
            const { stamp } = home;
            if (stamp === 0 && x !== home.x) due.add(i);
            home.x = x;
            if (stamp !== 0) return due.has(i) && expect(places).toHaveLength(1);
            expect(places).toEqual(due.has(i) ? [drawnAt] : []);
          });
        }
      }),
    );
  });
});
