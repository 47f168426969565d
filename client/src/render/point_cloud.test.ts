// SPDX-License-Identifier: Apache-2.0
/** A cloud in a wrong place, of a wrong time or with a wrong colour range is a wrong measurement. */

import { Box3, OrthographicCamera, Vector3, type Group, type Points } from 'three';
import { afterEach, describe, expect, test } from 'vitest';
import type { PointCloud } from '../wire/messages';
import { PointCloudRenderable } from './point_cloud';
import { Sight } from './pick/sight';
import type { PointGeometry } from './point_geometry';
import { SOURCE, type PointMaterial } from './point_shader';
import { FakeScene } from '../../test/fake_scene';

type Drawn = Points<PointGeometry, PointMaterial>;

function cloud(points: number[][], more: Partial<PointCloud> = {}): PointCloud {
  const names = ['x', 'y', 'z', 'intensity'].slice(0, points[0]?.length ?? 4);
  return {
    t: 'PointCloud',
    display: 'points',
    key: 'points',
    frame: 'map',
    stamp: 0,
    count: points.length,
    step: names.length * 4,
    fields: names.map((name, i) => ({ name, offset: i * 4, scalar: 'f4' })),
    origin: [0, 0, 0],
    sweep: 0,
    labels: [],
    data: new Uint8Array(new Float32Array(points.flat()).buffer),
    ...more,
  };
}

let made: PointCloudRenderable[] = [];
afterEach(() => {
  for (const one of made) one.dispose();
  made = [];
});

function setUp(options = {}) {
  const scene = new FakeScene();
  const display = new PointCloudRenderable(scene);
  made.push(display);
  display.setOptions(options);
  const clouds = () => display.object.children as Group[];
  const drawn = () => clouds().map((one) => one.children[0] as Drawn);
  /** Where the shader puts a number on the colour map. */
  const ramp = (value: number, which = 0) => {
    const { x, y } = drawn()[which]!.material.uniforms.range.value;
    return value * x + y;
  };
  return { scene, display, clouds, drawn, ramp };
}

describe('placing', () => {
  test('at its frame, with the origin added before float32 is met', () => {
    const { scene, display, clouds } = setUp();
    scene.poses.utm = [-4e6, -5e6, 0, 0, 0, 0, 1];
    display.update(
      cloud([[0.25, 0, 0]], { frame: 'utm', stamp: 3, origin: [4e6, 5e6 + 0.125, 7] }),
    );
    expect(display.place()).toEqual([]);
    const place = new Vector3(0.25, 0, 0).applyMatrix4(clouds()[0]!.matrix);
    expect(place.toArray()).toEqual([0.25, 0.125, 7]);
  });

  test('waits unseen, with the reason, until its transform comes', () => {
    const { scene, display, clouds } = setUp();
    display.update(cloud([[1, 2, 3]], { frame: 'laser', stamp: 3 }));
    expect(display.place()).toMatchObject([{ name: 'laser', level: 'waiting' }]);
    expect(clouds()[0]!.visible).toBe(false);
    scene.poses.laser = [0, 0, 1, 0, 0, 0, 1];
    expect(display.place()).toEqual([]);
    expect(clouds()[0]!.visible).toBe(true);
  });
});

describe('sweeps', () => {
  test('each point is of its own time, unless that is switched off', () => {
    const { scene, display, drawn, clouds } = setUp();
    scene.poses.laser = [0, 0, 1, 0, 0, 0, 1];
    display.update(cloud([[1, 2, 3]], { frame: 'laser', stamp: 3, sweep: 0.1 }));
    expect(display.place()).toEqual([]);
    expect(clouds()[0]!.visible).toBe(true);
    expect(drawn()[0]!.material.defines).toEqual({ POINTS: 1, SWEEP: 1 });
    display.setOptions({ deskew: false });
    display.place();
    expect(drawn()[0]!.material.defines).toEqual({ POINTS: 1 });
  });
});

/** The point that is seen from above, where x and y of the fixed frame are. */
function seenAbove(display: PointCloudRenderable, x: number, y: number) {
  const camera = new OrthographicCamera(-4, 4, 4, -4, 0.1, 100);
  camera.position.set(x, y, 10);
  camera.updateMatrixWorld();
  const sight = new Sight();
  sight.set(camera, 200, 200, { width: 400, height: 400, pixelRatio: 1 });
  return display.seenAt(sight)?.part() ?? null;
}

test('of a sweep the point is picked that is drawn there', () => {
  const { scene, display } = setUp();
  // 10 m a second along x.
  scene.frames.lookup = (_target, _source, stamp) => ({
    ok: true,
    pose: Float64Array.of((stamp - 3) * 10, 0, 0, 0, 0, 0, 1),
    stamp,
  });
  const beams = [1, 1, 1].map((x) => [x, 0, 0]);
  display.update(cloud(beams, { frame: 'laser', stamp: 3, sweep: 0.2 }));
  display.place();
  const picked = seenAbove(display, 3, 0);
  expect(picked?.name).toBe('point 2');
  expect(picked?.position.x).toBeCloseTo(3, 5);
  expect(seenAbove(display, 1, 0)?.name).toBe('point 0');
  expect(seenAbove(display, 1.5, 0)).toBeNull();
});

describe('memory', () => {
  test('a cloud of the same size takes the place of the last one', () => {
    const { display, drawn } = setUp();
    display.update(cloud([[1, 2, 3, 4]]));
    const before = drawn()[0]!.geometry;
    display.update(cloud([[5, 6, 7, 8]]));
    expect(drawn()).toHaveLength(1);
    expect(drawn()[0]!.geometry).toBe(before);
    expect(before.getAttribute('place').getX(0)).toBe(5);
    expect(before.getAttribute('value').getX(0)).toBe(8);
  });

  test('a cloud of another size frees the last one', () => {
    const { display, drawn } = setUp();
    display.update(cloud([[1, 2, 3, 4]]));
    let freed = 0;
    drawn()[0]!.geometry.addEventListener('dispose', () => freed++);
    display.update(
      cloud([
        [1, 2, 3, 4],
        [5, 6, 7, 8],
      ]),
    );
    expect(freed).toBe(1);
    expect(drawn()[0]!.geometry.getAttribute('place').count).toBe(2);
  });

  test('bounds leave out points that are nowhere', () => {
    const { display } = setUp();
    display.update(
      cloud([
        [1, 2, 3],
        [NaN, 0, 0],
        [-1, 0, 9],
      ]),
    );
    display.place();
    const box = new Box3().setFromObject(display.object);
    expect([box.min.toArray(), box.max.toArray()]).toEqual([
      [-1, 0, 3],
      [1, 2, 9],
    ]);
  });
});

describe('decay', () => {
  test('clouds stay for their time, each where it was', () => {
    const { scene, display, clouds } = setUp({ decay: 2 });
    for (const [now, x] of [
      [100, 1],
      [101, 2],
      [102.5, 3],
    ] as const) {
      scene.now = now;
      scene.poses.laser = [x, 0, 0, 0, 0, 0, 1];
      display.update(cloud([[0, 0, 0]], { frame: 'laser', stamp: now }));
      display.place();
    }
    expect(clouds().map((one) => one.matrix.elements[12])).toEqual([2, 3]);
    scene.now = 1000;
    display.place();
    expect(clouds().map((one) => one.matrix.elements[12])).toEqual([3]);
  });

  test('after a jump back in time the newest stays and decays from now on', () => {
    const { scene, display, drawn } = setUp({ decay: 2 });
    display.update(cloud([[0, 0, 0]]));
    display.update(cloud([[0, 0, 0]]));
    scene.now = 5;
    display.timeJumped();
    expect(drawn()).toHaveLength(1);
    scene.now = 6;
    display.update(cloud([[0, 0, 0]]));
    display.place();
    expect(drawn()).toHaveLength(2);
    scene.now = 7.5;
    display.place();
    expect(drawn()).toHaveLength(1);
  });
});

describe('styles', () => {
  test('another style draws the same points anew, and frees what it drew before', () => {
    const { display, drawn } = setUp({ style: 'spheres', size_m: 0.3 });
    display.update(cloud([[1, 2, 3]]));
    const before = drawn()[0]!;
    expect(before.type).toBe('Mesh');
    expect(before.material.defines).toEqual({ SPHERES: 1 });
    let freed = 0;
    before.geometry.addEventListener('dispose', () => freed++);
    display.setOptions({ style: 'points', size: 3 });
    expect(drawn()).toHaveLength(1);
    expect(drawn()[0]!.type).toBe('Points');
    expect(drawn()[0]!.material.defines).toEqual({ POINTS: 1 });
    expect(freed).toBe(1);
  });
});

describe('colours', () => {
  test('one wild value takes no colours away, unless its range is asked for', () => {
    const { display, ramp } = setUp();
    const many = Array.from({ length: 1001 }, (_, i) => [0, 0, 0, i]);
    many[7]![3] = 1e9;
    // What is nowhere has no say.
    many[8] = [NaN, 0, 0, -1e9];
    display.update(cloud(many));
    display.place();
    expect(ramp(500)).toBeCloseTo(0.5, 1);
    display.setOptions({ range: 'min_max' });
    display.place();
    expect(ramp(1e9)).toBe(1);
  });

  test('the range is that of each cloud, or the one that is set; no new data is needed', () => {
    const { display, drawn, ramp } = setUp();
    display.update(
      cloud([
        [0, 0, 0, 10],
        [0, 0, 0, 30],
        [0, 0, 0, NaN],
      ]),
    );
    display.place();
    expect(drawn()[0]!.material.uniforms.source.value).toBe(SOURCE.value);
    expect([ramp(10), ramp(30)]).toEqual([0, 1]);
    display.setOptions({ range: 'fixed', min: 0, max: 40 });
    display.place();
    expect([ramp(0), ramp(10)]).toEqual([0, 0.25]);
  });

  test('an axis is one of the fixed frame, exact far from the origin', () => {
    const { scene, display, drawn, ramp } = setUp({ color_by: 'axis', axis: 'x' });
    const half = Math.SQRT1_2;
    scene.poses.laser = [1e7, 0, 0, 0, 0, half, half];
    // y of the laser points along -x of the fixed frame.
    display.update(
      cloud(
        [
          [5, 1, 0],
          [7, -3, 0],
        ],
        { frame: 'laser', stamp: 1 },
      ),
    );
    display.place();
    const { axis } = drawn()[0]!.material.uniforms;
    const [first, last] = [new Vector3(5, 1, 0), new Vector3(7, -3, 0)];
    expect(ramp(axis.value.dot(first))).toBeCloseTo(0, 6);
    expect(ramp(axis.value.dot(last))).toBeCloseTo(1, 6);
  });

  test('one value has the middle of the map, not none', () => {
    const { display, ramp } = setUp();
    display.update(cloud([[0, 0, 0, 7]]));
    display.place();
    expect(ramp(7)).toBe(0.5);
  });

  test('a field that is not there is reported', () => {
    const { display } = setUp({ color_by: 'field', field: 'ring' });
    display.update(cloud([[0, 0, 0]]));
    expect(display.place()).toMatchObject([{ name: 'colour', level: 'warning' }]);
    expect(display.pointFields().map((field) => field.name)).toEqual(['x', 'y', 'z']);
  });

  test('see-through points hide nothing', () => {
    const { display, drawn } = setUp({ alpha: 0.5 });
    display.update(cloud([[0, 0, 0]]));
    expect(drawn()[0]!.material).toMatchObject({ transparent: true, depthWrite: false });
    display.setOptions({ alpha: 1 });
    expect(drawn()[0]!.material).toMatchObject({ transparent: false, depthWrite: true });
  });
});
