// SPDX-License-Identifier: Apache-2.0
/** What the panels and the bridge may ask of the 3D view. */

import type { Look } from '../saved_views';
import type { ViewMode } from '../state';
import type { Frames } from '../frames';
import type { Shot } from './shot';
import type { Video, VideoKind } from './view_recording';
import type { HeadsetReport } from './xr/inside';
import type { XrSession } from '../wire/messages';

/** A camera in a frame: body axes (x forward, y left, z up; REP-103), metres, quaternion x y z w. */
export interface CameraPose {
  frame: string;
  position: [number, number, number];
  orientation: [number, number, number, number];
}

/** The camera as it is, with its lens. */
export interface CameraState extends CameraPose {
  mode: ViewMode;
  /** Vertical field of view, radians. */
  fov: number;
  aspect: number;
  /** Metres to the point that it turns around. */
  distance: number;
  /** Direction that stays up as it turns. */
  up: [number, number, number];
  /** Metres to what is drawn nearest and farthest. */
  near: number;
  far: number;
}

/** Where the server, or the address, wants the camera to be at first. */
export interface Home {
  position: [number, number, number];
  lookAt: [number, number, number];
  /** Direction that is up; null for the scene's own. */
  up: [number, number, number] | null;
}

export interface ViewerHandle {
  /** Put the canvas into this element and follow its size. */
  attach(parent: HTMLElement): void;
  /** Frame the whole scene again. */
  resetView(): void;
  /** Look at what a display draws; false where it draws nothing. */
  focus(display: string): boolean;
  /** A PNG of the view as it is now, of its own size unless another is given. */
  screenshot(shot?: Shot): Promise<Blob>;
  /** A video or GIF of the view, from now until it is ended (`endRecording`). */
  recordVideo(kind?: VideoKind): Promise<Video>;
  /** Draw the scene over a picture, on this canvas, as its camera sees it; null ends that. */
  showOverlay(view: string, canvas: HTMLCanvasElement | null): void;
  /** Where the camera looks in the fixed frame, from where. */
  look(): Look;
  setLook(look: Look): void;
  /** The camera in the fixed frame. */
  camera(): CameraState;
  /** Move the camera; a frame of '' is the fixed frame. Returns why not, or ''. */
  setCamera(pose: CameraPose & { stamp?: number }): string;
  /** Where a script's node is in the view, CSS pixels; null where it is not to be seen. */
  nodeAt?(name: string): readonly [number, number] | null;
  /** The tree of frames; absent where the view has none. */
  readonly frames?: Pick<Frames, 'names' | 'parentOf' | 'ageOf' | 'lookup'>;
  /** Headset sessions; absent where the view has no headset input. */
  readonly xr?: HeadsetHandle;
}

export interface HeadsetHandle {
  /** Begin a session; rejects with the browser's reason. */
  enter(mode: XrSession['mode']): Promise<void>;
  /** End the session, if there is one. */
  leave(): Promise<void>;
  /** What is in the headset; null while none is on. */
  readonly report?: HeadsetReport | null;
}
