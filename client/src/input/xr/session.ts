// SPDX-License-Identifier: Apache-2.0
/** A headset session: entering and leaving it, the operator's place in the scene, the poses of every frame. */

import { Group, PerspectiveCamera, type Scene, type Vector3, type WebGLRenderer } from 'three';
import type { XrSample, XrSession } from '../../wire/messages';
import { FrameReader } from './frame_message';
import { POSE } from './hands';
import { holdSources } from './haptics';
import { holdRecenter, type Place } from './place';
import type { Frames } from '../../frames';
import type { Inside } from '../../render/xr/inside';
import { Travel } from '../../render/xr/travel';
import { throttle } from '../../throttle';

export type XrMode = XrSession['mode'];

/** What a session needs of the page. */
export interface XrHost {
  /** null where the browser has no WebGL 2. */
  readonly renderer: WebGLRenderer | null;
  readonly scene: Scene;
  readonly frames: Pick<Frames, 'lookup'>;
  fixedFrame(): string;
  /** Where the operator's feet are when a session begins, in the scene (z up, metres). */
  feet(): Vector3;
  /** A session has begun, or ('') it is over and the renderer has its page's size back as it was at the beginning. */
  present(mode: XrMode | ''): void;
}

/** Who is told of the session, and of every frame in which the operator sees and is seen. */
export interface XrListener {
  state(state: XrSession['state'], mode: XrMode): void;
  /** Where the session's floor is in the scene, as the operator sees it from now on. */
  placed(place: Place): void;
  frame(message: XrSample): void;
  /** Whether the hands go out to the robot. */
  engaged(): boolean;
}

/** What is nearer to an eye (metres) is not drawn; hands come this near. */
const NEAR = 0.05;
const FAR = 2000;
/** Asked for, not demanded: hands; hands beside controllers; the layers that three draws into where a device has them. */
const OPTIONAL = ['hand-tracking', 'tracked-sources', 'layers', 'unbounded'];
/** A place that changes with every frame is told this often, milliseconds. */
const PLACED_MS = 50;
/** Pixels of an eye for one of the page's: at one for one, letters are too small to read in a headset. */
const PIXEL_RATIO = 2;

/** Why a headset cannot be used here, '' when it can. */
export async function xrObstacle(mode: XrMode): Promise<string> {
  if (!window.isSecureContext) {
    return 'The browser offers headsets only over https or on localhost (by USB: adb reverse): open the page there; tls.auto makes it https.';
  }
  if (!navigator.xr) return 'This browser has no WebXR.';
  const supported = await navigator.xr.isSessionSupported(mode).catch(() => false);
  if (supported) return '';
  const room = 'This browser cannot show the scene in your room.';
  return mode === 'immersive-ar' ? room : 'No headset is connected to this browser.';
}

/** One headset session after the other, drawn by three's WebXRManager with a camera of its own. */
export class XrInput {
  readonly camera = new PerspectiveCamera(90, 1, NEAR, FAR);
  private readonly origin = new Group();
  private readonly reader = new FrameReader();
  private session: XRSession | null = null;
  private readonly head = new Float32Array(POSE);
  private inside: Inside | null = null;
  private travel: Travel | null = null;
  /** Of the place that is shown (`Travel.count`). */
  private stood = 0;
  private readonly tellPlace = throttle(PLACED_MS, (place: Place) => {
    if (this.begun) this.listener.placed(place);
  });
  /** How often the space got another origin in this session. */
  private origins = 0;
  private mode: XrMode = 'immersive-vr';
  /** The listener knows of the session. */
  private begun = false;
  private entering = false;

  constructor(
    private readonly host: XrHost,
    private readonly listener: XrListener,
    private readonly load = () => import('../../render/xr/inside'),
  ) {
    this.origin.name = 'xr_origin';
    this.origin.matrixAutoUpdate = false;
    this.origin.add(this.camera);
    // Comes after three has let go of the session: what it restored can be corrected then.
    host.renderer?.xr.addEventListener('sessionend', () => this.left());
  }

  /** Whether pictures go to a headset. */
  get presenting(): boolean {
    return this.begun;
  }

  /** Size of an eye's picture in the page's terms, null while there is none. */
  get viewport(): { width: number; height: number; pixelRatio: number } | null {
    const eye = this.begun ? this.host.renderer?.xr.getCamera().cameras[0]?.viewport : undefined;
    if (!eye) return null;
    const [width, height] = [eye.z / PIXEL_RATIO, eye.w / PIXEL_RATIO];
    return { width, height, pixelRatio: PIXEL_RATIO };
  }

  /** Begin a session; rejects with the browser's reason. */
  async enter(mode: XrMode): Promise<void> {
    const { renderer } = this.host;
    if (this.session || this.entering) throw new Error('A headset session is on already.');
    if (!renderer) throw new Error('This browser has no WebGL 2.');
    if (!navigator.xr) throw new Error(await xrObstacle(mode));
    this.entering = true;
    const loading = this.load();
    // It may fail before anybody waits for it.
    loading.catch(() => undefined);
    try {
      const session = await navigator.xr.requestSession(mode, {
        requiredFeatures: ['local-floor'],
        optionalFeatures: OPTIONAL,
      });
      this.session = session;
      this.mode = mode;
      session.addEventListener('visibilitychange', () => this.seen(session));
      await this.present(renderer, session, loading);
    } finally {
      this.entering = false;
    }
  }

  /** End the session, if there is one. */
  async leave(): Promise<void> {
    await this.session?.end();
  }

  /** What is in the headset, null while none is on. */
  get report(): Inside['report'] | null {
    return this.inside?.report ?? null;
  }

  /** Take the poses of a frame, before it is drawn. */
  frame(frame: XRFrame): void {
    const space = this.host.renderer?.xr.getReferenceSpace();
    const { inside } = this;
    if (!inside || !space) return;
    // A blurred session has no input poses (WebXR, XRVisibilityState): nothing is sent instead of something old.
    if (frame.session.visibilityState !== 'visible') return inside.away();
    const message = this.reader.read(frame, space, performance.now(), this.origins);
    if (message.head.length) this.head.set(message.head);
    // Hands that hold the scene are nobody else's.
    if (!inside.grabbing) this.listener.frame(message);
    inside.frame(frame, space, message);
    this.stand();
  }

  private async present(
    renderer: WebGLRenderer,
    session: XRSession,
    loading: ReturnType<XrInput['load']>,
  ): Promise<void> {
    renderer.xr.enabled = true;
    renderer.xr.setReferenceSpaceType('local-floor');
    try {
      await renderer.xr.setSession(session);
      // Without it there is no stop within reach.
      const { Inside: Loaded } = await loading;
      if (this.session !== session) throw new Error('The headset ended the session at once.');
      this.begin(session, Loaded);
    } catch (error) {
      await session.end().catch(() => undefined);
      throw error;
    }
  }

  private begin(session: XRSession, Loaded: typeof Inside): void {
    const { origin, mode, host } = this;
    const { scene, frames, renderer } = host;
    const travel = (this.travel = new Travel(host.feet()));
    scene.add(origin);
    this.origins = 0;
    renderer?.xr.getReferenceSpace()?.addEventListener('reset', () => (this.origins += 1));
    this.begun = true;
    const fixedFrame = (): string => host.fixedFrame();
    const leave = (): void => void this.leave();
    const around = { session, mode, origin, scene, travel, frames, fixedFrame, leave };
    this.inside = new Loaded(around);
    holdSources(session.inputSources);
    host.present(mode);
    this.listener.state('started', mode);
    this.seen(session);
    this.stand();
    holdRecenter(() => {
      travel.recenter(this.head);
      this.stand();
      this.tellPlace.flush();
    });
  }

  /** Stand where the operator went. */
  private stand(): void {
    const { travel } = this;
    if (!travel || travel.count === this.stood) return;
    this.stood = travel.count;
    this.origin.matrix.copy(travel.matrix);
    this.origin.matrixWorldNeedsUpdate = true;
    this.tellPlace(travel);
  }

  /** Tell whether the operator sees the scene. */
  private seen(session: XRSession): void {
    if (!this.begun || session !== this.session) return;
    const state = session.visibilityState;
    this.listener.state(state === 'visible-blurred' ? 'blurred' : state, this.mode);
  }

  private left(): void {
    const { begun, mode } = this;
    this.session = null;
    this.begun = false;
    holdSources([]);
    holdRecenter(null);
    this.inside?.dispose();
    this.inside = null;
    this.travel = null;
    this.stood = 0;
    this.origin.removeFromParent();
    if (this.host.renderer) this.host.renderer.xr.enabled = false;
    this.host.present('');
    if (begun) this.listener.state('ended', mode);
  }
}
