// SPDX-License-Identifier: Apache-2.0
import { Matrix4 } from 'three';
import { expect, test } from 'vitest';
import type { XrSample } from '../../wire/messages';
import { Pointers } from './pointers';

const space = {} as XRReferenceSpace;
const sample = { left_hand: new Float32Array(0), right_hand: new Float32Array(175).fill(0.5) };

function source(handedness: XRHandedness): XRInputSource {
  return { handedness, targetRaySpace: {} } as XRInputSource;
}

function setUp(): {
  pointers: Pointers;
  say: (kind: string, more: object) => void;
  read: (...sources: XRInputSource[]) => boolean[];
} {
  const session = new EventTarget();
  const pointers = new Pointers(session as XRSession);
  const matrix = new Matrix4().setPosition(1, 2, 3).toArray();
  const read = (...inputSources: XRInputSource[]): boolean[] => {
    const frame = { session: { inputSources }, getPose: () => ({ transform: { matrix } }) };
    pointers.read(frame as unknown as XRFrame, space, sample as XrSample);
    return pointers.all.map(({ present, down }) => present && down);
  };
  const say = (kind: string, more: object): void =>
    void session.dispatchEvent(Object.assign(new Event(kind), more));
  return { pointers, say, read };
}

test('a hand points by its ray, a fingertip by being there', () => {
  const { pointers, read } = setUp();
  read(source('right'));
  expect(pointers.all.map(({ present }) => present)).toEqual([false, true, false, false, true]);
  expect(pointers.all[1]!.ray.origin.toArray()).toEqual([1, 2, 3]);
  expect(pointers.all[1]!.ray.direction.toArray()).toEqual([0, 0, -1]);
});

test('it is down while its select is on, and points before it presses', () => {
  const { pointers, say, read } = setUp();
  const inputSource = source('left');
  say('selectstart', { inputSource });
  expect(read(inputSource)[0]).toBe(false);
  expect(read(inputSource)[0]).toBe(true);
  say('selectend', { inputSource });
  expect(read(inputSource)[0]).toBe(false);
  say('selectstart', { inputSource });
  say('inputsourceschange', { removed: [inputSource] });
  expect(read(inputSource)[0]).toBe(false);
  say('selectstart', { inputSource });
  pointers.clear();
  expect(read(inputSource)[0]).toBe(false);
  pointers.dispose();
  say('selectstart', { inputSource });
  expect(read(inputSource)[0]).toBe(false);
});
