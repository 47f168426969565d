// SPDX-License-Identifier: Apache-2.0
/** A page that may drive, for tests. */

import { driving } from '../src/driving';
import { app, initialState } from '../src/state';
import type { ClientMessage, Control, Drive, DriveOffer } from '../src/wire/messages';
import { hello } from './fake_server';

export const OFFER: DriveOffer = {
  t: 'DriveOffer',
  display: '',
  key: 'drive',
  group: 'drive',
  topic: '/cmd_vel',
  listeners: 1,
  linear: 1,
  lateral: 0,
  angular: 2,
  speed: 0.5,
  deadman: 4,
};

export function heldBy(holder: string): Control {
  return {
    t: 'Control',
    display: '',
    key: 'control',
    groups: [{ group: 'drive', holder, waiting: [] }],
    operators: ['c1'],
    viewers: 0,
    stopped_by: '',
    names: {},
    presenter: '',
    stops: 0,
  };
}

/** The control is this page's; what it says lands in the list returned. */
export function mayDrive(): ClientMessage[] {
  const sent: ClientMessage[] = [];
  driving.setState(driving.getInitialState(), true);
  app.setState({
    ...initialState(),
    hello: hello(),
    connection: { phase: 'connected', text: '', code: '', attempt: 0, since: 0 },
    driveOffers: { drive: OFFER },
    control: heldBy(hello().client_id),
    send: (message) => sent.push(message) > 0,
  });
  driving.setState({ on: true });
  return sent;
}

export function drives(sent: ClientMessage[]): Drive[] {
  return sent.filter((each): each is Drive => each.t === 'Drive');
}
