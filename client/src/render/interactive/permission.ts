// SPDX-License-Identifier: Apache-2.0
/** Whether this viewer may move markers now: the server decides the same, this says so before it does. */

import type { AppState } from '../../state';

/** The control group under whose lease markers are moved. */
const GROUP = 'robot';

type Known = Pick<AppState, 'connection' | 'hello' | 'control'>;

/** Why this viewer may only look, '' if more than that. */
export function onlyLooks({ connection, hello, control }: Known, deed: string): string {
  if (connection.phase !== 'connected' || !hello) return 'Not connected.';
  if (hello.role !== 'operator') {
    return `Viewers only look: to ${deed} needs the role of an operator.`;
  }
  return control?.stopped_by ? `Outputs were stopped by ${control.stopped_by}.` : '';
}

/** Why not, '' if it may. */
export function refusal(state: Known): string {
  const only = onlyLooks(state, 'move markers');
  if (only !== '') return only;
  const { hello, control } = state;
  const holder = control?.groups.find(({ group }) => group === GROUP)?.holder ?? '';
  if (holder !== '' && holder !== hello?.client_id) {
    return `${holder} has the control of the ${GROUP}; ask for it under your role.`;
  }
  return '';
}
