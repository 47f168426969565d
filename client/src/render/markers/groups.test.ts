// SPDX-License-Identifier: Apache-2.0
/** Thousands of markers must cost nothing while nothing moves, and all move when their frame does. */

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
});
