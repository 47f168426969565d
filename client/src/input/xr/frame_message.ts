// SPDX-License-Identifier: Apache-2.0
/** Makes the message of one headset frame: all that is tracked, WebXR axes, in the session's local-floor space. */
import type { XrSample } from '../../wire/messages';
import { ControllerReader } from './controllers';
import { HandReader, POSE } from './hands';

declare global {
  /** WebXR Device API; @types/webxr does not have it. */
  interface XRSession {
    readonly trackedSources?: Iterable<XRInputSource>;
  }
}

const NOTHING = new Float32Array(0);
const NO_RADII = new Uint8Array(0);
/** `XrSample.emulated` of a controller. */
const EMULATED = { left: 4, right: 8 };

/** Collects a frame's poses; its arrays are reused: a message holds until the next one is made. */
export class FrameReader {
  private readonly hands = { left: new HandReader(), right: new HandReader() };
  private readonly controllers = { left: new ControllerReader(), right: new ControllerReader() };
  private readonly head = new Float32Array(POSE);

  /**
   * Return the message of `frame`; `origin` counts how often the space got another origin. What is not tracked is an
   * empty array: never a stale or default pose.
   */
  read(frame: XRFrame, space: XRReferenceSpace, pageTime: number, origin: number): XrSample {
    // Not every browser has it yet.
    const { predictedDisplayTime = pageTime } = frame as Partial<XRFrame>;
    const message: XrSample = {
      t: 'XrSample',
      page_time: pageTime,
      predicted: predictedDisplayTime,
      origin,
      emulated: 0,
      head: this.readHead(frame, space),
      left_hand: NOTHING,
      right_hand: NOTHING,
      left_radii: NO_RADII,
      right_radii: NO_RADII,
      left_controller: NOTHING,
      right_controller: NOTHING,
      left_gamepad: NOTHING,
      right_gamepad: NOTHING,
      left_pressed: 0,
      right_pressed: 0,
    };
    const { inputSources, trackedSources = [] } = frame.session;
    for (const source of inputSources) this.readSource(frame, source, space, message);
    // Hands beside controllers, or the other way round, where the runtime has both.
    for (const source of trackedSources) this.readSource(frame, source, space, message);
    return message;
  }

  private readSource(
    frame: XRFrame,
    source: XRInputSource,
    space: XRReferenceSpace,
    message: XrSample,
  ): void {
    const { handedness: side, hand } = source;
    if (side === 'none') return;
    const found = hand && this.hands[side].read(frame, hand, space);
    if (found) {
      message[`${side}_hand`] = found.poses;
      message[`${side}_radii`] = found.radii;
    }
    const held = this.controllers[side].read(frame, source, space);
    if (held) {
      message[`${side}_controller`] = held.poses;
      message[`${side}_gamepad`] = held.gamepad;
      message[`${side}_pressed`] = held.pressed;
      if (held.emulated) message.emulated |= EMULATED[side];
    }
  }

  private readHead(frame: XRFrame, space: XRReferenceSpace): Float32Array {
    const pose = frame.getViewerPose(space);
    if (!pose || pose.emulatedPosition) return NOTHING;
    const { position, orientation } = pose.transform;
    this.head.set([position.x, position.y, position.z]);
    this.head.set([orientation.x, orientation.y, orientation.z, orientation.w], 3);
    return this.head.every(Number.isFinite) ? this.head : NOTHING;
  }
}
