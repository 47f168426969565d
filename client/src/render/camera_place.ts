// SPDX-License-Identifier: Apache-2.0
/** Who says where the camera is: the viewer, a script's order, or where everybody begins. */

import { Vector3 } from 'three';
import { addNotice } from '../actions';
import type { Frames } from '../frames';
import type { SetCamera } from '../wire/messages';
import { CameraOrder } from './camera_order';
import type { CameraRig } from './camera_rig';
import { cameraAt, carried } from './carried';
import { aimedAt } from './home';
import type { CameraPose, Home } from './viewer_handle';

/** A pose, and perhaps what it turns around (metres ahead) and which direction is up. */
export type AimedPose = CameraPose & { stamp?: number; distance?: number; up?: number[] };

interface View {
  frames: Frames;
  /** As it resolves now. */
  fixedFrame: () => string;
  /** The camera moved. */
  moved: () => void;
  /** The mode of the view changed without the viewer's asking. */
  modeForced: (mode: CameraRig['mode']) => void;
}

export class CameraPlace {
  readonly order = new CameraOrder(
    (pose) => this.obey(pose),
    (reason) => {
      const text = `The camera was asked to move: ${reason}`;
      addNotice({ level: 'warning', text, about: 'camera' });
    },
  );
  /** `SetCamera.seq` of the newest order that was taken. */
  seq = 0;
  /** Where the layout begins that the viewer chose; null where none was chosen. */
  private chosen: readonly number[] | null = null;
  /** Where 'Reset view' goes without that; null for where the server's layout begins. */
  private home: Home | null = null;
  /** Where the server's layout begins; null for what shows the whole scene. */
  private start: CameraPose | null = null;
  /** Whether anything said where the camera shall be. */
  private placed = false;
  /** Whether it is where everybody begins, and nobody moved it since. */
  private atHome = false;

  constructor(
    private readonly rig: CameraRig,
    private readonly view: View,
  ) {}

  /** Returns why it cannot go there, or ''. */
  setCamera(pose: AimedPose): string {
    const { rig, view } = this;
    const found = view.frames.lookup(view.fixedFrame(), pose.frame, pose.stamp ?? 0);
    if (!found.ok) return found.reason;
    const { mode } = rig;
    const [x, y, z] = pose.up ?? [];
    if (z !== undefined) rig.setUp(new Vector3(x, y, z));
    rig.setPose(...carried(found.pose, pose));
    if (pose.distance) rig.distance = pose.distance;
    else rig.aimAtGround();
    if (rig.mode !== mode) view.modeForced(rig.mode);
    view.moved();
    return '';
  }

  /** It was moved, by whomever. */
  moved(): void {
    this.placed = true;
    this.atHome = false;
  }

  /** The server's word on where to begin: late, it does not move who is somewhere already. */
  begin(pose: CameraPose | null): void {
    this.start = pose;
    if (!this.placed) this.goHome();
  }

  /** Where to begin and to come back to: there it goes, unless somebody moved it. */
  setHome(home: Home | null): void {
    this.home = home;
    if (!this.placed || this.atHome) this.goHome();
  }

  /** The `camera` of the layout that the viewer chose, `[]` for one that says none: there it begins, and comes back to. */
  choose(camera: readonly number[] | null): void {
    this.chosen = camera;
    if (!this.placed) this.goHome();
  }

  /** Go where the chosen layout begins, else where everybody does; false where that is nowhere. */
  goHome(): boolean {
    const { chosen, home, start } = this;
    const everybodys = home ? { frame: '', ...aimedAt(home, this.rig.up) } : start;
    const pose = chosen ? cameraAt(chosen) : everybodys;
    if (!pose) return false;
    this.setCamera(pose);
    this.atHome = true;
    return true;
  }

  private obey(pose: SetCamera): string {
    const refused = this.setCamera(pose);
    if (!refused) this.seq = pose.seq;
    return refused;
  }
}
