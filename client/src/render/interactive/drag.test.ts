// SPDX-License-Identifier: Apache-2.0
/** A marker that does not follow the pointer, or leaves its axis, sends a robot where nobody pointed. */

import fc from 'fast-check';
import { Quaternion, Ray, Vector3 } from 'three';
import { describe, expect, test } from 'vitest';
import { Drag, motionOf, type Grip, type Mode, type Pull } from './drag';

const number = fc.double({ min: -3, max: 3, noNaN: true });
const point = fc.tuple(number, number, number).map((xyz) => new Vector3(...xyz));
const direction = point
  .filter((vector) => vector.length() > 0.1)
  .map((vector) => vector.clone().normalize());
const rotation = fc.tuple(direction, number).map(([axis, angle]) => {
  return new Quaternion().setFromAxisAngle(axis, angle);
});

const eye = new Vector3(0, -20, 12);
const forward = eye.clone().negate().normalize();
const up = new Vector3(0, 0, 1).addScaledVector(forward, -forward.z).normalize();

function pullTo(target: Vector3, more: Partial<Pull> = {}): Pull {
  const ray = new Ray(eye.clone(), target.clone().sub(eye).normalize());
  return { ray, forward, up, dx: 0, dy: 0, perPixel: 0.01, ctrl: false, shift: false, ...more };
}

function grip(mode: Mode, more: Partial<Grip> = {}): Grip {
  const place = { position: new Vector3(), orientation: new Quaternion() };
  return { mode, axis: new Vector3(1, 0, 0), point: new Vector3(), place, ...more };
}

const close = (a: Vector3, b: Vector3, digits = 6) =>
  expect(a.distanceTo(b)).toBeCloseTo(0, digits);

describe('along an axis', () => {
  test('the marker goes as far as the pointer does, and never leaves the axis', () => {
    fc.assert(
      fc.property(direction, point, point, number, (axis, start, at, far) => {
        const view = at.clone().sub(eye).normalize();
        fc.pre(Math.abs(view.dot(axis)) < 0.95);
        const place = { position: start, orientation: new Quaternion() };
        const drag = new Drag(grip('move_axis', { axis, point: at, place }));
        drag.pull(pullTo(at));
        const { position } = drag.pull(pullTo(at.clone().addScaledVector(axis, far)));
        close(position, start.clone().addScaledVector(axis, far), 5);
      }),
    );
  });

  test('a pull that goes nowhere along it keeps the marker where it is', () => {
    const drag = new Drag(grip('move_axis', { axis: forward.clone() }));
    close(drag.pull(pullTo(new Vector3())).position, new Vector3());
  });
});

test('in a plane the grabbed point stays under the pointer', () => {
  fc.assert(
    fc.property(point, point, number, number, (start, at, x, y) => {
      const place = { position: start, orientation: new Quaternion() };
      const drag = new Drag(grip('move_plane', { axis: new Vector3(0, 0, 1), point: at, place }));
      const target = at.clone().add(new Vector3(x, y, 0));
      const { position } = drag.pull(pullTo(target));
      close(position, start.clone().add(new Vector3(x, y, 0)), 5);
    }),
  );
});

describe('about an axis', () => {
  const axis = new Vector3(0, 0, 1);
  const at = (angle: number) => new Vector3(Math.cos(angle), Math.sin(angle), 0);

  test('it turns by the angle, also over many turns, and stays in place', () => {
    fc.assert(
      fc.property(rotation, fc.double({ min: -20, max: 20, noNaN: true }), (start, total) => {
        const place = { position: new Vector3(), orientation: start };
        const drag = new Drag(grip('rotate_axis', { axis, point: at(0), place }));
        const steps = Math.ceil(Math.abs(total) / 0.5) + 1;
        for (let i = 0; i <= steps; i++) drag.pull(pullTo(at((total * i) / steps)));
        expect(drag.angle).toBeCloseTo(total, 6);
        const expected = new Quaternion().setFromAxisAngle(axis, total).multiply(start);
        expect(Math.abs(drag.place.orientation.dot(expected))).toBeCloseTo(1, 8);
        close(drag.place.position, new Vector3());
      }),
    );
  });

  test('seen from its edge it is turned by its rim', () => {
    const across = new Vector3(1, 0, 0).cross(forward).normalize();
    const drag = new Drag(grip('rotate_axis', { axis: across, point: forward.clone().negate() }));
    drag.pull(pullTo(forward.clone().negate()));
    const tangent = across.clone().cross(forward.clone().negate());
    const rim = forward.clone().negate().addScaledVector(tangent, 0.2);
    drag.pull(pullTo(rim));
    expect(drag.angle).toBeCloseTo(0.2, 6);
  });
});

test('moved and turned at once, the grabbed point stays under the pointer and the arm keeps its length', () => {
  const axis = new Vector3(0, 0, 1);
  fc.assert(
    fc.property(fc.array(fc.tuple(number, number), { minLength: 1, maxLength: 8 }), (path) => {
      const held = new Vector3(1, 0, 0);
      const drag = new Drag(grip('move_rotate', { axis, point: held }));
      for (const [x, y] of path) {
        const target = new Vector3(x, y, 0);
        const before = drag.place.position.clone();
        const { position, orientation } = drag.pull(pullTo(target));
        if (target.distanceTo(before) < 1e-3) return;
        close(held.clone().applyQuaternion(orientation).add(position), target, 5);
        expect(position.z).toBeCloseTo(0, 8);
      }
    }),
  );
});

describe('in three dimensions', () => {
  test('it moves in the plane of the view, with Shift into its depth', () => {
    const drag = new Drag(grip('move_3d'));
    drag.pull(pullTo(new Vector3()));
    const target = up.clone().multiplyScalar(2);
    close(drag.pull(pullTo(target)).position, target, 5);
    const { position } = drag.pull(pullTo(target, { shift: true, dy: -50 }));
    close(position, target.clone().addScaledVector(forward, 1), 5);
  });

  test('300 pixels are a whole turn, Ctrl turns what also moves', () => {
    const drag = new Drag(grip('move_rotate_3d'));
    const { orientation } = drag.pull(pullTo(new Vector3(), { ctrl: true, dx: 75 }));
    const expected = new Quaternion().setFromAxisAngle(up, Math.PI / 2);
    expect(Math.abs(orientation.dot(expected))).toBeCloseTo(1, 8);
    const turned = new Drag(grip('rotate_3d')).pull(
      pullTo(new Vector3(), { shift: true, dy: 150 }),
    );
    const half = new Quaternion().setFromAxisAngle(forward, Math.PI);
    expect(Math.abs(turned.orientation.dot(half))).toBeCloseTo(1, 8);
  });

  test('from one motion to another nothing jumps', () => {
    fc.assert(
      fc.property(point, rotation, point, (start, orientation, target) => {
        const place = { position: start, orientation };
        const drag = new Drag(grip('move_rotate_3d', { point: start, place }));
        drag.pull(pullTo(start));
        const before = drag.pull(pullTo(target)).position.clone();
        drag.pull(pullTo(target, { ctrl: true, dx: 40, dy: -20 }));
        close(drag.place.position, before);
        const held = drag.place.position.clone();
        close(drag.pull(pullTo(held)).position, held, 5);
        expect(drag.place.orientation.length()).toBeCloseTo(1, 10);
      }),
    );
  });
});

test('modes and modifiers are those of RViz', () => {
  expect(motionOf('move_rotate', true, false)).toBe('rotate');
  expect(motionOf('move_rotate', false, true)).toBe('plane');
  expect(motionOf('move_rotate_3d', true, true)).toBe('turn_z');
  expect(['none', 'menu', 'button'].map((mode) => motionOf(mode as Mode, false, false))).toEqual([
    null,
    null,
    null,
  ]);
});
