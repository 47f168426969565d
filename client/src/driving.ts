// SPDX-License-Identifier: Apache-2.0
/** Driving a base: what is held by keys, stick or gamepad, said again and again until all of it is let go. */

import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { releaseControl, takeControl } from './actions';
import { addNotice, dismissNotice } from './notices';
import { app, type AppState } from './state';
import { throttle } from './throttle';
import { lacks } from './who';
import type { DriveEnded, DriveOffer } from './wire/messages';

/** Shares of the greatest speed, -1 to 1; `turn` is positive to the left. */
export interface Motion {
  forward: number;
  left: number;
  turn: number;
}

/** What one source holds; axes and buttons are told on, as a browser has them. */
export interface Held {
  motion: Motion;
  axes: readonly number[];
  buttons: readonly number[];
}

export type Source = 'keys' | 'stick' | 'gamepad';

export interface DrivingState {
  /** Whether this viewer wants to drive. */
  on: boolean;
  /** Share of the greatest speed; null as the server began. */
  speed: number | null;
  held: Readonly<Partial<Record<Source, Held>>>;
  /** Name of the gamepad that can drive, '' for none. */
  gamepad: string;
}

/** So often it is said what is held: three times before the server takes the page for stalled. */
const AGAIN_MS = 50;
/** Changes go out at most so often. */
const SOONEST_MS = 30;
const STILL: Motion = { forward: 0, left: 0, turn: 0 };

export const driving = createStore<DrivingState>(() => ({
  on: false,
  speed: null,
  held: {},
  gamepad: '',
}));

export function useDriving<T>(selector: (state: DrivingState) => T): T {
  return useStore(driving, selector);
}

/** The base that may be driven, null for none. */
export function driveOffer(state: Pick<AppState, 'driveOffers'>): DriveOffer | null {
  return Object.values(state.driveOffers)[0] ?? null;
}

/** Why this viewer cannot even ask to drive, '' if it can. */
export function driveRefused(state: AppState): string {
  if (driveOffer(state) === null) return 'there is nothing to drive';
  if (state.connection.phase !== 'connected') return 'the page is not connected';
  if (state.hello?.role !== 'operator')
    return 'viewers only look: this needs the role of an operator';
  return '';
}

/** Why nothing would move now, '' if it would. */
export function driveBarred(state: AppState): string {
  const refused = driveRefused(state);
  if (refused !== '') return refused;
  if (state.control?.stopped_by) return 'Outputs are stopped.';
  return lacks(state, driveOffer(state)!.group);
}

export function speedOf(state: DrivingState, offer: DriveOffer): number {
  return state.speed ?? offer.speed;
}

/** Begin to drive: ask for the control of the base. */
export function startDriving(): void {
  const offer = driveOffer(app.getState());
  if (offer === null || driveRefused(app.getState()) !== '') return;
  driving.setState({ on: true });
  takeControl(offer.group);
}

/** Let go, and give the control back. */
export function endDriving(): void {
  letGo();
  driving.setState({ on: false });
  const offer = driveOffer(app.getState());
  if (offer !== null) releaseControl(offer.group);
}

let press = 0;
let timer: ReturnType<typeof setInterval> | undefined;

/** Hold on, or hold otherwise; nothing where this viewer may not drive. */
export function hold(source: Source, held: Held): void {
  const state = driving.getState();
  if (!state.on || driveBarred(app.getState()) !== '') return;
  driving.setState({ held: { ...state.held, [source]: held } });
  if (timer !== undefined) return tell(null);
  press++;
  timer = setInterval(() => tell(null), AGAIN_MS);
  tell.now(null);
}

export function release(source: Source): void {
  const { held } = driving.getState();
  if (!(source in held)) return;
  const rest = Object.fromEntries(Object.entries(held).filter(([each]) => each !== source));
  if (Object.keys(rest).length === 0) return letGo();
  driving.setState({ held: rest });
  tell.now(null);
}

/** Let go of everything: what is still pressed has to be pressed anew. */
export function letGo(): void {
  if (timer === undefined) return;
  clearInterval(timer);
  timer = undefined;
  driving.setState({ held: {} });
  tell.now(null);
}

/** Hear from the server that a press moves nothing any more: what is drawn must not say otherwise. */
export function driveEnded({ hold: ended, why }: DriveEnded): void {
  if (ended !== press) return;
  letGo();
  const text = `Driving ended: ${why}. Let go, then press again.`;
  addNotice({ level: 'warning', text, about: 'drive' });
}

/** What all that is held comes to. */
export function motionOf(held: DrivingState['held']): Motion {
  const all = Object.values(held).map(({ motion }) => motion);
  const sum = (axis: keyof Motion): number => all.reduce((total, each) => total + each[axis], 0);
  const cut = (share: number): number => Math.min(1, Math.max(-1, share));
  return { forward: cut(sum('forward')), left: cut(sum('left')), turn: cut(sum('turn')) };
}

const tell = throttle<null>(SOONEST_MS, say);

function say(): void {
  const state = app.getState();
  const { held, speed } = driving.getState();
  const offer = driveOffer(state);
  // The gamepad's own axes are worth more than those that a key stands for.
  const told = held.gamepad ?? held.stick ?? held.keys;
  state.send({
    t: 'Drive',
    page_time: performance.now(),
    hold: press,
    held: timer !== undefined,
    ...(timer === undefined ? STILL : motionOf(held)),
    speed: speed ?? offer?.speed ?? 0,
    axes: Float32Array.from(told?.axes ?? []),
    buttons: Float32Array.from(told?.buttons ?? []),
  });
}

/** No pressing again helps while outputs are stopped: what the server advised is true no more. */
function takeBackAdvice({ notices }: AppState): void {
  for (const { id, about, level } of notices) {
    if (about === 'drive' && level === 'warning') dismissNotice(id);
  }
}

/** Let go whenever the viewer cannot mean it any more; until what is returned is called. */
export function watchDriving(): () => void {
  const hidden = (): void => {
    if (document.hidden) letGo();
  };
  window.addEventListener('blur', letGo);
  window.addEventListener('pagehide', letGo);
  document.addEventListener('visibilitychange', hidden);
  const unsubscribe = app.subscribe((state) => {
    if (driving.getState().on && driveBarred(state) !== '') letGo();
    if (driving.getState().on && driveRefused(state) !== '') driving.setState({ on: false });
    if (state.control?.stopped_by) takeBackAdvice(state);
  });
  return () => {
    letGo();
    unsubscribe();
    window.removeEventListener('blur', letGo);
    window.removeEventListener('pagehide', letGo);
    document.removeEventListener('visibilitychange', hidden);
  };
}
