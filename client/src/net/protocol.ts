// SPDX-License-Identifier: Apache-2.0
/** What the page's main thread and the worker that owns the sockets say to each other. */

import type { ConnectionState } from '../state';
import type { ClientMessage, Pong, ServerMessage } from '../wire/messages';

export type SocketName = 'control' | 'data';

/** With what a page introduces itself. */
export interface Credentials {
  token: string;
  /** Client to come back as, with its secret; both '' for a new one. */
  clientId: string;
  resume: string;
  /** Goes into the addresses of assets (`ClientHello.assets`). */
  assets: string;
}

export type ToWorker =
  | {
      type: 'start';
      /** Address of the page's folder, `http(s)://.../`. */
      page: string;
      credentials: Credentials;
      /** The main thread's `performance.timeOrigin`: page times are the main thread's. */
      timeOrigin: number;
    }
  | { type: 'send'; message: ClientMessage }
  /** The store has taken so many bytes of the data socket of session `session`. */
  | { type: 'ack'; session: number; received: number }
  | { type: 'retry' };

export type FromWorker =
  | {
      type: 'messages';
      /** To be taken before the next picture is drawn. */
      messages: ServerMessage[];
      socket: SocketName;
      bytes: number;
    }
  /** A piece of a message came: nothing to store yet. */
  | { type: 'progress'; bytes: number }
  /** The server asks what the store has taken: all that was posted before is to be acknowledged. */
  | { type: 'asked'; bytes: number; received: number; session: number }
  | { type: 'pong'; pong: Pong; receivedMs: number; bytes: number }
  | { type: 'phase'; connection: Omit<ConnectionState, 'since'> };
