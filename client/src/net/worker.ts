// SPDX-License-Identifier: Apache-2.0
/** The worker: sockets, reassembly and decoding, off the main thread. */

import { Link } from './link';
import type { FromWorker, ToWorker } from './protocol';

/** The part of a dedicated worker's scope that is used; TypeScript's own clashes with the page's. */
interface WorkerScope {
  postMessage(message: FromWorker, transfer: ArrayBuffer[]): void;
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
}

const scope = self as unknown as WorkerScope;
let link: Link | null = null;

scope.onmessage = ({ data }) => {
  switch (data.type) {
    case 'start': {
      const shift = performance.timeOrigin - data.timeOrigin;
      link?.close();
      link = new Link(data.page, data.credentials, {
        open: (url) => new WebSocket(url),
        post: (message, transfer) => scope.postMessage(message, transfer),
        now: () => performance.now() + shift,
        random: Math.random,
      });
      link.connect();
      break;
    }
    case 'send':
      link?.send(data.message);
      break;
    case 'ack':
      link?.ack(data.session, data.received);
      break;
    case 'retry':
      link?.retry();
      break;
  }
};
