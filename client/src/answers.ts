// SPDX-License-Identifier: Apache-2.0
/** What the server asks this page: each kind of question has one who answers it, in whatever time it takes. */

import { app } from './state';
import { encode } from './wire/codec';
import type { ClientMessage, ServerMessage } from './wire/messages';

export type Request = Extract<ServerMessage, { ask: string }>;
type Answer = Exclude<Extract<ClientMessage, { ask: string }>, { t: 'AskFailed' }>;
type Unnamed<T> = T extends unknown ? Omit<T, 'ask'> : never;
/** What is answered; null to a question that wants no answer. */
export type Reply = Unnamed<Answer> | null;
type Answerer<R extends Request> = (request: R) => Reply | Promise<Reply>;

const answerers = new Map<string, Answerer<never>>();
const LONGEST_REASON = 4000;
/** Bytes; more goes beside the socket. */
const LARGE = 16 * 1024;

/** From now on questions of this kind are answered by `answerer`; what it throws is told to the server. */
export function answer<T extends Request['t']>(
  kind: T,
  answerer: Answerer<Extract<Request, { t: T }>>,
): void {
  answerers.set(kind, answerer);
}

/** Take a question of the server; the answer goes out as soon as it is there. */
export async function takeRequest(request: Request): Promise<void> {
  try {
    const answerer = answerers.get(request.t);
    if (!answerer) throw new Error(`this page cannot answer a ${request.t}`);
    const reply = await answerer(request as never);
    if (request.ask === '' || !reply) return;
    const whole = { ...reply, ask: request.ask } as Answer;
    if (isLarge(whole)) await post(whole);
    else send(whole);
  } catch (error) {
    const reason = (error instanceof Error ? error.message : String(error)) || 'no reason';
    if (request.ask === '') console.warn(`${request.t}: ${reason}`);
    else send({ t: 'AskFailed', ask: request.ask, reason: reason.slice(0, LONGEST_REASON) });
  }
}

/** Whether an answer would hold up what the viewer does, a stop too, on the socket. */
function isLarge(message: Answer): boolean {
  return Object.values(message).some(
    (value: unknown) => ArrayBuffer.isView(value) && value.byteLength > LARGE,
  );
}

async function post(message: Answer): Promise<void> {
  const response = await fetch(`answers/${message.ask}`, { method: 'POST', body: encode(message) });
  if (!response.ok) throw new Error((await response.text()) || `status ${response.status}`);
}

function send(message: ClientMessage): void {
  app.getState().send(message);
}
