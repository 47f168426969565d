// SPDX-License-Identifier: Apache-2.0
/** Whether this viewer may move markers now: the server decides the same, this says so before it does. */

import type { AppState } from '../../state';
import { nameOf, stopper } from '../../who';

/** The control group under whose lease markers are moved. */
const GROUP = 'robot';

type Known = Pick<AppState, 'connection' | 'hello' | 'control'>;

/** Why this viewer may only look, '' if more than that. */
export function onlyLooks(state: Known, deed: string): string {
  const { connection, hello } = state;
  if (connection.phase !== 'connected' || !hello) return 'Not connected.';
  if (hello.role !== 'operator') {
    return `Viewers only look: to ${deed} needs the role of an operator.`;
  }
  const by = stopper(state);
  return by === '' ? '' : `Outputs were stopped by ${by}.`;
}

/** Why not, '' if it may. */
export function refusal(state: Known): string {
  const only = onlyLooks(state, 'move markers');
  if (only !== '') return only;
  const { hello, control } = state;
  const holder = control?.groups.find(({ group }) => group === GROUP)?.holder ?? '';
  if (holder !== '' && holder !== hello?.client_id) {
    return `${nameOf(state, holder)} has the control of the ${GROUP}; ask for it under your role.`;
  }
  return '';
}
