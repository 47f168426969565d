// SPDX-License-Identifier: Apache-2.0
/** The main thread's end of the connection: hands messages to the store, acknowledges, keeps time and secrets. */

import { app } from '../state';
import { isStopping } from '../stopping';
import {
  SCHEMA_HASH,
  type ClientMessage,
  type Hello,
  type Pong,
  type ServerMessage,
} from '../wire/messages';
import { KnownNames } from './known_names';
import type { FromWorker, SocketName, ToWorker } from './protocol';
import { keepResume, readCredentials, shouldReload } from './secrets';
import { ServerClock } from './server_clock';

/** What the store does with what comes. */
export interface Intake {
  take(message: ServerMessage, socket: SocketName): void;
}

export const clock = new ServerClock();

/** What had arrived at the last answers, by time of arrival: a page may read them late. */
interface Traffic {
  bytes: number;
  marks: { atMs: number; bytes: number }[];
}

/** As many answers the rate is taken over, about a second apart: a slow page takes by bursts. */
const MARKS = 4;

/** Connect to the server that this page came from, for ever. */
export function connect(intake: Intake): void {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    type: 'module',
    name: 'ros_viz_bridge sockets',
  });
  const post = (message: ToWorker) => worker.postMessage(message);
  const traffic: Traffic = { bytes: 0, marks: [{ atMs: performance.now(), bytes: 0 }] };

  const names = new KnownNames();
  worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
    if (data.type === 'phase') {
      changePhase(data.connection);
      return;
    }
    traffic.bytes += data.bytes;
    if (data.type === 'pong') {
      takePong(data.pong, data.receivedMs, traffic);
      return;
    }
    if (data.type === 'messages') {
      for (const message of data.messages) {
        if (message.t === 'Hello') greet(message);
        takeSafely(intake, names.with(message), data.socket);
      }
    }
    if (data.type === 'asked')
      post({ type: 'ack', session: data.session, received: data.received });
  };

  const send = (message: ClientMessage): boolean => {
    const connected = app.getState().connection.phase === 'connected';
    // A stop goes out as soon as there is a session, before all else.
    if (connected || message.t === 'Stop') post({ type: 'send', message });
    return connected;
  };
  app.setState((state) => ({
    send,
    clock: { ...state.clock, rosTime: () => clock.at(performance.now()) },
  }));

  const retry = () => post({ type: 'retry' });
  addEventListener('online', retry);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') retry();
  });
  const page = new URL('./', location.href).href;
  const { timeOrigin } = performance;
  post({ type: 'start', page, credentials: readCredentials(), timeOrigin });
}

/** Another session may be one of another server, whose time is its own. */
function greet({ client_id: client, resume }: Hello): void {
  if (resume !== readCredentials().resume) {
    clock.reset();
    app.setState(({ clock: shown }) => ({ clock: { ...shown, simulated: false } }));
  }
  keepResume(client, resume);
}

/** A message that the page fails on must not stop the acks: nothing else would come any more. */
function takeSafely(intake: Intake, message: ServerMessage, socket: SocketName): void {
  try {
    if (message.t === 'Clock') {
      clock.addClock(performance.now(), message.time, message.simulated);
    }
    intake.take(message, socket);
  } catch (error) {
    console.error(`${message.t} could not be taken`, error);
  }
}

function changePhase(connection: Extract<FromWorker, { type: 'phase' }>['connection']): void {
  // A stop that is promised is not forgotten without a word: the viewer is told, and may reload.
  if (connection.phase === 'outdated' && !isStopping() && shouldReload(SCHEMA_HASH)) {
    location.reload();
    return;
  }
  app.setState({ connection: { ...connection, since: performance.now() } });
}

function takePong(pong: Pong, receivedMs: number, traffic: Traffic): void {
  clock.addPong(pong.page_time, receivedMs, pong.time);
  const { bytes, marks } = traffic;
  const oldest = marks[0] ?? { atMs: receivedMs, bytes };
  const bytesPerSecond = ((bytes - oldest.bytes) / Math.max(1, receivedMs - oldest.atMs)) * 1000;
  marks.push({ atMs: receivedMs, bytes });
  if (marks.length > MARKS) marks.shift();
  app.setState((state) => ({
    stats: {
      ...state.stats,
      latencyMs: receivedMs - pong.page_time,
      bytesPerSecond,
      skipped: pong.skipped,
      lost: pong.lost,
      pending: pong.pending,
    },
  }));
}
