// SPDX-License-Identifier: Apache-2.0
import { EventDispatcher, Scene, Vector3, type WebGLRenderer } from 'three';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { emulatedFrame } from '../../../test/xr_frame';
import type { XrSample } from '../../wire/messages';
import type { Around, Inside } from '../../render/xr/inside';
import { recenterSession, type Place } from './place';
import { XrInput, xrObstacle, type XrHost } from './session';

/** A browser's session, as far as it is used. */
class Session extends EventTarget {
  visibilityState: XRVisibilityState = 'visible';
  constructor(private readonly ended: () => void) {
    super();
  }
  end(): Promise<void> {
    this.ended();
    return Promise.resolve();
  }
  show(state: XRVisibilityState): void {
    this.visibilityState = state;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

/** three's manager, as far as it is used: it tells of the end of a session after letting go of it. */
class Manager extends EventDispatcher<{ sessionend: object }> {
  enabled = false;
  setReferenceSpaceType = vi.fn();
  setSession = vi.fn(() => Promise.resolve());
  space = new EventTarget() as XRReferenceSpace;
  getReferenceSpace = (): XRReferenceSpace => this.space;
  getCamera = () => ({ cameras: [{ viewport: { z: 2000, w: 2200 } }] });
}

let manager: Manager;
let session: Session;
let scene: Scene;
let told: string[];
let frames: XrSample[];
let places: Place[];
let presented: string[];
let input: XrInput;

/** What is in the headset, as far as the session uses it. */
class FakeInside {
  grabbing = false;
  readonly report = null;
  frame = vi.fn();
  away = vi.fn();
  dispose = vi.fn();
  constructor(readonly around: Around) {}
}

let inside: FakeInside | null;
const load = vi.fn(() => {
  const Made = vi.fn((around: Around) => (inside = new FakeInside(around)));
  return Promise.resolve({ Inside: Made as unknown as typeof Inside });
});

function makeInput(renderer: unknown): XrInput {
  const host: XrHost = {
    renderer: renderer as WebGLRenderer | null,
    scene,
    frames: { lookup: () => ({ ok: false, level: 'waiting', reason: '' }) },
    fixedFrame: () => 'map',
    feet: () => new Vector3(3, 4, 0),
    present: (mode) => presented.push(mode),
  };
  return new XrInput(
    host,
    {
      state: (state) => told.push(state),
      placed: ({ position, turn }) => places.push({ position: position.clone(), turn }),
      frame: (message) => frames.push(message),
      engaged: () => true,
    },
    load,
  );
}

beforeEach(() => {
  manager = new Manager();
  scene = new Scene();
  [told, frames, presented, places] = [[], [], [], []];
  session = new Session(() => manager.dispatchEvent({ type: 'sessionend' }));
  const requestSession = vi.fn(() => Promise.resolve(session));
  vi.stubGlobal('navigator', { xr: { requestSession, isSessionSupported: () => true } });
  input = makeInput({ xr: manager });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

test('a session stands at the feet, with its axes turned to those of the scene', async () => {
  await input.enter('immersive-vr');
  expect(told).toEqual(['started', 'visible']);
  expect(presented).toEqual(['immersive-vr']);
  expect(input.viewport).toEqual({ width: 1000, height: 1100, pixelRatio: 2 });
  const origin = input.camera.parent!;
  scene.updateMatrixWorld();
  // One metre forward, two to the left, three up.
  expect(origin.localToWorld(new Vector3(-2, 3, -1)).toArray()).toEqual([4, 6, 3]);
  await expect(input.enter('immersive-vr')).rejects.toThrow('on already');
});

test('it ends completely, and may begin again', async () => {
  await input.enter('immersive-ar');
  await input.leave();
  expect(told).toEqual(['started', 'visible', 'ended']);
  expect(presented).toEqual(['immersive-ar', '']);
  expect([input.presenting, manager.enabled, scene.children.length]).toEqual([false, false, 0]);
  expect(inside!.dispose).toHaveBeenCalledOnce();
  expect(input.viewport).toBeNull();
  input.frame(emulatedFrame());
  expect(frames).toEqual([]);
  await input.enter('immersive-vr');
  expect(input.presenting).toBe(true);
});

test('poses are read while the operator sees the scene', async () => {
  await input.enter('immersive-vr');
  input.frame(emulatedFrame());
  input.frame(emulatedFrame({ visibility: 'visible-blurred' }));
  input.frame(emulatedFrame({ visibility: 'hidden' }));
  expect(frames).toHaveLength(1);
  expect([inside!.frame.mock.calls.length, inside!.away.mock.calls.length]).toEqual([1, 2]);
  inside!.grabbing = true;
  input.frame(emulatedFrame());
  // Hands that move the scene do not move the robot.
  expect(frames).toHaveLength(1);
  expect(inside!.frame).toHaveBeenCalledTimes(2);
});

test('whoever walks is elsewhere in the scene, and that is told', async () => {
  await input.enter('immersive-vr');
  inside!.frame.mockImplementationOnce(() => inside!.around.travel.walk(new Vector3(0, 0, -1)));
  input.frame(emulatedFrame());
  scene.updateMatrixWorld();
  expect(input.camera.parent!.localToWorld(new Vector3()).toArray()).toEqual([4, 4, 0]);
  await vi.waitFor(() => expect(places.at(-1)!.position.toArray()).toEqual([4, 4, 0]));
});

test('without what is in the headset there is no session: nobody could stop the robot there', async () => {
  load.mockRejectedValueOnce(new Error('no network'));
  await expect(input.enter('immersive-vr')).rejects.toThrow('no network');
  expect([input.presenting, told]).toEqual([false, []]);
});

test('a space with another origin is counted, and the operator put back on request', async () => {
  await input.enter('immersive-vr');
  input.frame(emulatedFrame());
  manager.space.dispatchEvent(new Event('reset'));
  input.frame(emulatedFrame());
  expect(frames.map(({ origin }) => origin)).toEqual([0, 1]);
  recenterSession();
  // The head is one metre to the right, three behind.
  expect(places.map(({ position }) => position.toArray())).toEqual([
    [3, 4, 0],
    [6, 5, 0],
  ]);
});

test('what the operator sees is told', async () => {
  await input.enter('immersive-vr');
  session.show('visible-blurred');
  session.show('hidden');
  session.show('visible');
  expect(told).toEqual(['started', 'visible', 'blurred', 'hidden', 'visible']);
});

test('a session that cannot be drawn is ended, and nobody hears of it', async () => {
  manager.setSession.mockRejectedValueOnce(new Error('no floor'));
  await expect(input.enter('immersive-vr')).rejects.toThrow('no floor');
  expect(told).toEqual([]);
  expect([input.presenting, manager.enabled]).toEqual([false, false]);
  await input.enter('immersive-vr');
  expect(input.presenting).toBe(true);
});

test('a session that ends while it begins is an error', async () => {
  manager.setSession.mockImplementationOnce(() => session.end());
  await expect(input.enter('immersive-vr')).rejects.toThrow('ended the session at once');
  expect([input.presenting, told]).toEqual([false, []]);
});

test('a refusal is passed on, and another try is possible', async () => {
  const refused = new Error('not allowed');
  vi.mocked(navigator.xr!.requestSession).mockRejectedValueOnce(refused);
  await expect(input.enter('immersive-vr')).rejects.toBe(refused);
  await input.enter('immersive-vr');
  expect(input.presenting).toBe(true);
});

test('without WebGL there is nothing to show', async () => {
  await expect(makeInput(null).enter('immersive-vr')).rejects.toThrow('WebGL 2');
});

test.each([
  [false, {}, /https or on localhost/],
  [true, {}, /has no WebXR/],
  [true, { xr: { isSessionSupported: () => Promise.resolve(false) } }, /No headset/],
  [true, { xr: { isSessionSupported: () => Promise.reject(new Error('denied')) } }, /No headset/],
  [true, { xr: { isSessionSupported: () => Promise.resolve(true) } }, /^$/],
])('what is missing for a headset (secure: %s, %o)', async (isSecureContext, navigator, reason) => {
  vi.stubGlobal('window', { isSecureContext });
  vi.stubGlobal('navigator', navigator);
  expect(await xrObstacle('immersive-vr')).toMatch(reason);
});
