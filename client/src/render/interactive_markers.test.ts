// SPDX-License-Identifier: Apache-2.0
/** What the server says is shown, but for the marker that the viewer holds: that one waits. */

import { Raycaster, Vector3 } from 'three';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  interactiveControl,
  interactiveMarker,
  interactiveMessage,
  interactivePose,
} from '../../test/interactive_messages';
import { sceneContext, type TestContext } from '../../test/scene_context';
import { link, transforms } from '../../test/transforms';
import { InteractiveMarkersRenderable } from './interactive_markers';
import { TYPE } from './markers/row';

let context: TestContext;
let markers: InteractiveMarkersRenderable;

const cube = { type: TYPE.CUBE, ns: 'a' };
const moved = interactiveControl('move_3d', { visuals: 1 });

beforeEach(() => {
  context = sceneContext();
  const first = interactiveMessage([interactiveMarker('a', [moved])], { rows: [cube] });
  markers = new InteractiveMarkersRenderable(context, first);
  markers.update(first);
  markers.place();
});

const where = (name = 'a') => markers.views.get(name)?.place.position.toArray();
const down = (x: number, y = 0) => new Raycaster(new Vector3(x, y, 5), new Vector3(0, 0, -1));

describe('what the server says', () => {
  test('poses move markers, erases take them away, a snapshot leaves only its own', () => {
    markers.update(interactiveMessage([], { poses: [interactivePose('a', [1, 2, 3])] }));
    expect(where()).toEqual([1, 2, 3]);
    markers.update(interactiveMessage([interactiveMarker('b', [])]));
    markers.update(interactiveMessage([], { erased: ['a'] }));
    expect([...markers.views.keys()]).toEqual(['b']);
    markers.update(interactiveMessage([interactiveMarker('c', [])], { clearAll: true }));
    expect([...markers.views.keys()]).toEqual(['c']);
    expect(markers.object.children).toHaveLength(1);
  });

  test('a pose may change frame and stamp', () => {
    context.frames.add(transforms([link('map', 'odom', 5, 1)]));
    const pose = interactivePose('a', [1, 0, 0], { frame: 'odom', stamp: 1 });
    markers.update(interactiveMessage([], { poses: [pose] }));
    expect(markers.place()).toEqual([]);
    const view = markers.views.get('a')!;
    expect(view.place.position.clone().applyMatrix4(view.reference).x).toBe(6);
    expect(view.locked).toBe(false);
  });

  test('a marker whose frame is not known says so, and cannot be taken hold of', () => {
    const lost = interactiveMarker('b', [moved], { frame: 'nowhere' });
    markers.update(interactiveMessage([lost], { rows: [{ ...cube, ns: 'b' }] }));
    expect(markers.place()).toMatchObject([{ name: 'b' }]);
    expect(markers.pick(down(0))?.view.marker.name).toBe('a');
  });
});

describe('while the viewer holds a marker', () => {
  test('poses wait; let go, the server’s last word counts', () => {
    const view = markers.views.get('a')!;
    view.held = view.controls[0]!;
    view.place = { ...view.place, position: new Vector3(9, 0, 0) };
    for (const x of [1, 2]) {
      markers.update(interactiveMessage([], { poses: [interactivePose('a', [x, 0, 0])] }));
    }
    expect(where()).toEqual([9, 0, 0]);
    markers.release(view, { back: false });
    expect(where()).toEqual([2, 0, 0]);
  });

  test('without a word of the server it stays where it was let go, but not after a refusal', () => {
    const view = markers.views.get('a')!;
    view.held = view.controls[0]!;
    view.place = { ...view.place, position: new Vector3(9, 0, 0) };
    markers.release(view, { back: false });
    expect(where()).toEqual([9, 0, 0]);
    view.held = view.controls[0]!;
    markers.release(view, { back: true });
    expect(where()).toEqual([0, 0, 0]);
  });

  test('a pose said after a new marker of its name counts, not where that one was', () => {
    const view = markers.views.get('a')!;
    view.held = view.controls[0]!;
    markers.update(interactiveMessage([], { poses: [interactivePose('a', [1, 0, 0])] }));
    markers.update(interactiveMessage([interactiveMarker('a', [], { position: [2, 0, 0] })]));
    markers.update(interactiveMessage([], { poses: [interactivePose('a', [3, 0, 0])] }));
    markers.release(view, { back: false });
    expect(where()).toEqual([3, 0, 0]);
    expect(markers.views.get('a')).not.toBe(view);
  });

  test('a new marker of its name waits, an erase does not', () => {
    const view = markers.views.get('a')!;
    view.held = view.controls[0]!;
    markers.update(interactiveMessage([interactiveMarker('a', [], { position: [7, 0, 0] })]));
    expect(markers.views.get('a')).toBe(view);
    markers.release(view, { back: false });
    expect(where()).toEqual([7, 0, 0]);
    const again = markers.views.get('a')!;
    markers.update(interactiveMessage([], { erased: ['a'] }));
    expect([again.alive, markers.views.size]).toEqual([false, 0]);
  });
});

describe('what can be taken hold of', () => {
  test('the nearest control under the ray', () => {
    const above = interactiveMarker('b', [moved], { position: [0, 0, 2] });
    markers.update(interactiveMessage([above], { rows: [{ ...cube, ns: 'b' }] }));
    markers.place();
    expect(markers.pick(down(0))?.view.marker.name).toBe('b');
    expect(markers.pick(down(0.6))).toBeNull();
  });

  test('nothing while the option is off, and only what is always visible is drawn', () => {
    const shown = interactiveControl('none', { name: 's', visuals: 1, always_visible: true });
    const both = interactiveMarker('a', [moved, shown]);
    const rows = [cube, { ...cube, id: 1, pose: [3, 0, 0, 0, 0, 0, 1] }];
    markers.update(interactiveMessage([both], { rows }));
    markers.setOptions({ interactive: false });
    markers.place();
    const [first, second] = markers.views.get('a')!.controls;
    expect([first!.pick(down(0)), second!.pick(down(3)) !== null]).toEqual([null, true]);
    expect(markers.pick(down(0))).toBeNull();
    markers.setOptions({ interactive: true });
    markers.place();
    expect(markers.pick(down(0))).not.toBeNull();
    expect(markers.pick(down(3)), 'it does nothing').toBeNull();
  });
});

test('a control that is fixed does not turn with its marker', () => {
  const fixed = interactiveControl('move_axis', { orientation_mode: 'fixed' });
  const along = interactiveControl('move_axis', { name: 'along' });
  const half = Math.SQRT1_2;
  const turned = interactiveMarker('a', [fixed, along], { orientation: [0, 0, half, half] });
  markers.update(interactiveMessage([turned]));
  markers.place();
  const axes = markers.views.get('a')!.controls.map((control) => control.axis());
  expect(axes[0]!.x).toBeCloseTo(1);
  expect(axes[1]!.y).toBeCloseTo(1);
});

test('a visual in a frame of its own stands in the marker’s axes from when its place is known', () => {
  const own = { ...cube, frame: 'tool', stamp: 10 };
  const marker = interactiveMarker('a', [moved], { position: [1, 0, 0] });
  markers.update(interactiveMessage([marker], { rows: [own] }));
  expect(markers.place()).toMatchObject([{ name: 'a' }]);
  expect(markers.pick(down(4))).toBeNull();
  context.frames.add(transforms([link('map', 'tool', 4, 10)]));
  markers.place();
  expect(markers.pick(down(4))).not.toBeNull();
  markers.update(interactiveMessage([], { poses: [interactivePose('a', [2, 0, 0])] }));
  markers.place();
  expect(markers.pick(down(5)), 'it goes along').not.toBeNull();
  expect(markers.pick(down(4))).toBeNull();
});

test('a highlight does not let go of what is under the pointer until the next picture', () => {
  const [control] = markers.views.get('a')!.controls;
  control!.setHighlight(0.5);
  expect(markers.pick(down(0))?.control).toBe(control);
});
