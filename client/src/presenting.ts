// SPDX-License-Identifier: Apache-2.0
/** Whose view this page follows: who presents, until the viewer looks elsewhere. */

import { app, type AppState } from './state';
import type { PresenterCamera } from './wire/messages';

/** The client that presents, '' for nobody. */
export function presenterOf({ control, connection }: AppState): string {
  return connection.phase === 'connected' ? (control?.presenter ?? '') : '';
}

/** Whether this page shows its view to the others. */
export function isPresenting(state: AppState): boolean {
  return state.hello !== null && presenterOf(state) === state.hello.client_id;
}

/** The camera that this page's follows now; null where it is the viewer's own. */
export function followed(state: AppState): PresenterCamera | null {
  const presenter = presenterOf(state);
  if (presenter === '' || isPresenting(state) || state.lookedAway === presenter) return null;
  return Object.values(state.presenterCameras)[0] ?? null;
}

/** The viewer looks where it likes, while this one presents. */
export function lookAway(): void {
  app.setState((state) => ({ lookedAway: presenterOf(state) }));
}

export function followPresenter(): void {
  app.setState({ lookedAway: '' });
}

/** Show the others what this page sees, or no longer; operators only. */
export function present(on: boolean): void {
  app.getState().send({ t: 'Present', on });
}
