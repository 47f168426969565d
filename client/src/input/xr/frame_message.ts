// SPDX-License-Identifier: Apache-2.0
/** Makes the message of one headset frame: head and both hands, WebXR axes, in the session's local-floor space. */
import type { XrFrame } from '../../wire/messages';
import { HandReader, POSE } from './hands';

const NOTHING = new Float32Array(0);

/** Collects a frame's poses; its arrays are reused: a message holds until the next one is made. */
export class FrameReader {
  private readonly hands = { left: new HandReader(), right: new HandReader() };
  private readonly head = new Float32Array(POSE);

  /** Return the message of `frame`. A head or hand that is not tracked is an empty array: never a stale or default pose. */
  read(frame: XRFrame, space: XRReferenceSpace, pageTime: number): XrFrame {
    // Not every browser has it yet.
    const { predictedDisplayTime = pageTime } = frame as Partial<XRFrame>;
    const message: XrFrame = {
      t: 'XrFrame',
      page_time: pageTime,
      predicted: predictedDisplayTime,
      head: this.readHead(frame, space),
      left_hand: NOTHING,
      right_hand: NOTHING,
      left_radii: NOTHING,
      right_radii: NOTHING,
    };
    for (const source of frame.session.inputSources) {
      if (!source.hand || source.handedness === 'none') continue;
      const found = this.hands[source.handedness].read(frame, source.hand, space);
      if (!found) continue;
      message[`${source.handedness}_hand`] = found.poses;
      message[`${source.handedness}_radii`] = found.radii;
    }
    return message;
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
