// SPDX-License-Identifier: Apache-2.0
/** A server of a few lines that speaks the wire: what the page's side of the connection is tested against. */

import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import { encode } from '../src/wire/codec';
import type { ClientMessage, Hello, ServerMessage } from '../src/wire/messages';
import { SCHEMA_HASH } from '../src/wire/messages';

export interface FakeSocket {
  socket: WebSocket;
  received: ClientMessage[];
}

export class FakeServer {
  readonly control: FakeSocket[] = [];
  readonly data: FakeSocket[] = [];
  /** Answer to the next ClientHello. */
  greeting: ServerMessage = hello();
  private readonly server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  private waiting: (() => void)[] = [];

  constructor() {
    this.server.on('connection', (socket, request) => {
      const made: FakeSocket = { socket, received: [] };
      (request.url?.endsWith('control') ? this.control : this.data).push(made);
      socket.on('message', (raw: Buffer) => this.take(made, raw));
      this.changed();
    });
  }

  async page(): Promise<string> {
    if (!this.server.address()) await once(this.server, 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/`;
  }

  /** Wait until something is so; looked at whenever anything came. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  /** Look again at what is waited for. */
  changed(): void {
    const waiting = this.waiting;
    this.waiting = [];
    for (const look of waiting) look();
  }

  send(socket: FakeSocket | undefined, message: ServerMessage): number {
    const frame = encode(message);
    socket?.socket.send(frame);
    return frame.byteLength;
  }

  close(): Promise<void> {
    for (const { socket } of [...this.control, ...this.data]) socket.terminate();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private take(from: FakeSocket, raw: Buffer): void {
    const length = raw.readUInt32LE(0);
    const message = JSON.parse(raw.subarray(4, 4 + length).toString()) as ClientMessage;
    from.received.push(message);
    if (message.t === 'ClientHello') this.send(from, this.greeting);
    if (message.t === 'Ping') {
      const { page_time } = message;
      this.send(from, {
        t: 'Pong',
        page_time,
        time: 1000,
        skipped: 0,
        lost: 0,
        pending: 0,
        sent: 77,
      });
    }
    this.changed();
  }
}

export function hello(overrides: Partial<Hello> = {}): Hello {
  return {
    t: 'Hello',
    client_id: 'c1',
    schema_hash: SCHEMA_HASH,
    role: 'operator',
    label: 'test',
    resume: 'again',
    data_secret: 'secret',
    assets: 'assets/x/',
    time: 1000,
    fixed_frame: '',
    view_mode: 'orbit',
    follow: '',
    camera: [],
    panels: [],
    layouts: 'read',
    uploads: '',
    uploads_limit: 0,
    files: 'files/x/',
    heartbeat: 0.05,
    ...overrides,
  };
}
