// SPDX-License-Identifier: Apache-2.0
/** Tells the server of a headset session, and the operator why the robot does not get the hands. */

import { addNotice } from '../../actions';
import { app, type AppState } from '../../state';
import { nameOf, stopper } from '../../who';
import type { Control, XrSample, XrSession } from '../../wire/messages';
import type { Place } from './place';
import type { XrListener, XrMode } from './session';

/** The control group that headsets need; the server's name for it. */
export const XR_GROUP = 'robot';

/** Why poses of this page's headset do not reach the robot, '' when they do. */
export function handsObstacle(state: AppState): string {
  const { connection, control, hello } = state;
  if (connection.phase !== 'connected' || !hello || !control) return 'the page is not connected';
  if (hello.role !== 'operator') return 'viewers only look; it takes the role of an operator';
  const by = stopper(state);
  if (by !== '') return `outputs were stopped by ${by}`;
  const holder = holderOf(control);
  if (holder === hello.client_id) return '';
  if (holder)
    return `${nameOf(state, holder)} has the control of '${XR_GROUP}'; ask for it under your role`;
  return `${FREE}; take it under your role`;
}

const FREE = `nobody has the control of '${XR_GROUP}'`;

function holderOf(control: Control | null): string {
  return control?.groups.find(({ group }) => group === XR_GROUP)?.holder ?? '';
}

/** What is sent of one headset session after the other. */
export class XrReport implements XrListener {
  /** What the server should know of the session, null while there is none. */
  private told: { state: XrSession['state']; mode: XrMode } | null = null;
  private place: Place | null = null;
  private obstacle = '';
  /** The server was told that a session began: a control that is free is this page's in a moment. */
  private asked = false;
  private unsubscribe: () => void = () => undefined;

  state(state: XrSession['state'], mode: XrMode): void {
    this.send(state, mode);
    if (state === 'started') this.begin();
    if (state === 'ended') this.end();
    else this.told = { state, mode };
  }

  placed(place: Place): void {
    this.place = place;
    this.sendPlace();
  }

  frame(message: XrSample): void {
    if (this.engaged()) app.getState().send(message);
  }

  engaged(): boolean {
    return handsObstacle(app.getState()) === '';
  }

  private begin(): void {
    this.obstacle = '';
    this.explain(app.getState());
    this.unsubscribe = app.subscribe((now, before) => {
      if (now.connection.phase === 'connected' && before.connection.phase !== 'connected') {
        this.again();
      }
      if (now.fixedFrame !== before.fixedFrame) this.sendPlace();
      if (now.control !== before.control || now.connection.phase !== before.connection.phase) {
        this.explain(now);
      }
    });
  }

  private end(): void {
    this.told = null;
    this.place = null;
    this.unsubscribe();
  }

  /** The server forgot the session with the connection; it is still on. */
  private again(): void {
    if (!this.told) return;
    const { state, mode } = this.told;
    this.send('started', mode);
    if (state !== 'started') this.send(state, mode);
    this.sendPlace();
  }

  private explain(state: AppState): void {
    const obstacle = handsObstacle(state);
    if (holderOf(state.control)) this.asked = false;
    if (obstacle === this.obstacle || (this.asked && obstacle.startsWith(FREE))) return;
    this.obstacle = obstacle;
    if (!obstacle) return;
    const text = `The robot does not get your hands: ${obstacle}.`;
    addNotice({ level: 'warning', text, about: 'xr' });
  }

  private sendPlace(): void {
    const { hello, fixedFrame, send } = app.getState();
    if (!this.place || hello?.role !== 'operator') return;
    const { position, turn } = this.place;
    send({
      t: 'XrPlaced',
      page_time: performance.now(),
      frame: fixedFrame,
      position: [position.x, position.y, position.z],
      orientation: [0, 0, Math.sin(turn / 2), Math.cos(turn / 2)],
    });
  }

  /** Viewers have nothing to tell: the server would refuse it. */
  private send(state: XrSession['state'], mode: XrMode): void {
    if (app.getState().hello?.role !== 'operator') return;
    if (state === 'started') this.asked = true;
    app.getState().send({
      t: 'XrSession',
      state,
      mode,
      page_time: performance.now(),
      profile: '',
    });
  }
}
