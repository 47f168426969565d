// SPDX-License-Identifier: Apache-2.0
/** Whether this viewer may move markers now: the server decides the same, this says so before it does. */

import type { AppState } from '../../state';

/** The control group under whose lease markers are moved. */
const GROUP = 'robot';

/** Why not, '' if it may. */
export function refusal(state: Pick<AppState, 'connection' | 'hello' | 'control'>): string {
  const { hello, control } = state;
  if (state.connection.phase !== 'connected' || !hello) return 'Not connected.';
  if (hello.role !== 'operator') {
    return 'Viewers only look: to move markers needs the role of an operator.';
  }
  if (control?.stopped_by) return `Outputs were stopped by ${control.stopped_by}.`;
  const holder = control?.groups.find(({ group }) => group === GROUP)?.holder ?? '';
  if (holder !== '' && holder !== hello.client_id) {
    return `${holder} has the control of the ${GROUP}; ask for it under your role.`;
  }
  return '';
}
