// SPDX-License-Identifier: Apache-2.0
/** A headset session: entering and leaving it, its visibility, and the poses of every frame to the server. */

import { Group, Matrix4, type Camera, type Vector3, type WebGLRenderer } from 'three';
import type { ClientMessage, XrSession } from '../../wire/messages';
import { FrameReader } from './frame_message';

export type XrMode = XrSession['mode'];

/** What a session needs of the page. */
export interface XrHost {
  readonly renderer: WebGLRenderer;
  readonly camera: Camera;
  /** Where the operator's feet are when the session begins, in the scene (z up, metres). */
  start(): Vector3;
  /** Draw one picture; the renderer's camera is the headset's. */
  draw(): void;
  /** The session began or ended: the page's own drawing rests in between. */
  presenting(active: boolean): void;
  send(message: ClientMessage): void;
}

/**
 * WebXR axes (x right, y up, -z forward) in the scene's (x forward, y left, z up; REP-103): the operator
 * looks along the fixed frame's x axis.
 */
const SCENE_FROM_XR = new Matrix4().set(0, 0, -1, 0, -1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1);

/** Why a headset cannot be used here, '' when it can. */
export async function xrObstacle(mode: XrMode): Promise<string> {
  if (!window.isSecureContext) {
    return 'The browser offers headsets only over https or on localhost: open the page there.';
  }
  if (!navigator.xr) return 'This browser has no WebXR.';
  const supported = await navigator.xr.isSessionSupported(mode).catch(() => false);
  return supported ? '' : 'No headset is connected to this browser.';
}

/** One headset session after the other. */
export class XrInput {
  private readonly rig = new Group();
  private readonly reader = new FrameReader();
  private session: XRSession | null = null;

  constructor(private readonly host: XrHost) {
    this.rig.name = 'xr_origin';
    this.rig.matrixAutoUpdate = false;
  }

  /** Enter; rejects with the browser's reason. Hand tracking is asked for, not demanded. */
  async enter(mode: XrMode): Promise<void> {
    if (this.session || !navigator.xr) return;
    const session = await navigator.xr.requestSession(mode, {
      requiredFeatures: ['local-floor'],
      optionalFeatures: ['hand-tracking'],
    });
    this.session = session;
    const { renderer, camera } = this.host;
    renderer.xr.enabled = true;
    renderer.xr.setReferenceSpaceType('local-floor');
    await renderer.xr.setSession(session);
    const parent = camera.parent;
    this.rig.matrix.copy(SCENE_FROM_XR).setPosition(this.host.start());
    this.rig.add(camera);
    parent?.add(this.rig);
    this.host.presenting(true);
    this.report(mode, 'started');
    session.addEventListener('visibilitychange', () => {
      this.report(mode, session.visibilityState === 'visible-blurred' ? 'blurred' : session.visibilityState);
    });
    session.addEventListener('end', () => {
      this.left(mode, parent);
    });
    renderer.setAnimationLoop((time, frame) => {
      if (frame) this.frame(time, frame);
    });
  }

  /** Leave the session, if there is one. */
  async leave(): Promise<void> {
    await this.session?.end();
  }

  private frame(time: number, frame: XRFrame): void {
    const space = this.host.renderer.xr.getReferenceSpace();
    // A blurred session has no input poses (WebXR, 5.1 XRVisibilityState): nothing is sent instead of something old.
    if (space && frame.session.visibilityState === 'visible') {
      this.host.send(this.reader.read(frame, space, time));
    }
    this.host.draw();
  }

  private left(mode: XrMode, parent: Group['parent']): void {
    const { renderer, camera } = this.host;
    this.session = null;
    renderer.setAnimationLoop(null);
    renderer.xr.enabled = false;
    this.rig.removeFromParent();
    if (parent) parent.add(camera);
    else camera.removeFromParent();
    this.report(mode, 'ended');
    this.host.presenting(false);
  }

  private report(mode: XrMode, state: XrSession['state']): void {
    this.host.send({ t: 'XrSession', state, mode, page_time: performance.now() });
  }
}
