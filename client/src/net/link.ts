// SPDX-License-Identifier: Apache-2.0
/** Both sockets of the page's session: greeting, pings, coming back. Runs in the worker, whose timers do not sleep. */

import type { Phase } from '../state';
import { decode, encode, unbundle } from '../wire/codec';
import { SCHEMA_HASH, type ClientMessage, type Hello, type Rejected } from '../wire/messages';
import { unpacked } from '../wire/unpack_cloud';
import { Assembler } from './assembler';
import { delayBefore, LONGEST_MS } from './backoff';
import { KnownNames } from './known_names';
import { isPose, PoseQueue } from './pose_queue';
import type { Credentials, FromWorker, SocketName } from './protocol';

/** The part of WebSocket that is used. */
export interface Socket {
  binaryType: string;
  readonly readyState: number;
  readonly bufferedAmount: number;
  onopen: ((event: never) => unknown) | null;
  onmessage: ((event: never) => unknown) | null;
  onclose: ((event: never) => unknown) | null;
  send(data: ArrayBuffer): void;
  close(): void;
}

export interface LinkEnvironment {
  open(url: string): Socket;
  post(message: FromWorker, transfer: ArrayBuffer[]): void;
  /** Page time, milliseconds. */
  now(): number;
  /** In [0, 1). */
  random(): number;
}

const OPEN = 1;
/** So long without an answer (in heartbeats, and at least milliseconds), and the connection is given up. */
const SILENT_HEARTBEATS = 4;
const SILENT_MS = 6000;
/** Milliseconds between pings while a headset is heard. */
const XR_PING_MS = 100;

export class Link {
  private control: Socket | null = null;
  private data: Socket | null = null;
  private readonly poses: PoseQueue;
  private assembler = new Assembler();
  private readonly names = new KnownNames();
  private received = 0;
  private session = 0;
  private attempt = 0;
  /** Sessions since the last whole one of which the data socket was told that nobody knows them. */
  private orphans = 0;
  private lastHeard = 0;
  private pinged = 0;
  /** The newest of this connection: when it came here, and was sent there by that clock. */
  private pong = { came: 0, sent: 0 };
  private retryTimer: ReturnType<typeof setTimeout> | undefined;
  private pingTimer: ReturnType<typeof setInterval> | undefined;

  constructor(
    private readonly page: string,
    private readonly credentials: Credentials,
    private readonly env: LinkEnvironment,
  ) {
    this.poses = new PoseQueue({
      unsent: () => this.control?.bufferedAmount ?? 0,
      send: (message) => this.control && this.transmit(this.control, message),
      now: () => env.now(),
    });
  }

  /** Try to connect now, whatever was waited for. */
  connect(): void {
    this.drop();
    this.session += 1;
    this.received = 0;
    this.pong = { came: 0, sent: 0 };
    this.assembler = new Assembler();
    const control = this.open('control', () => {
      const { token, clientId, resume, assets } = this.credentials;
      this.transmit(control, {
        t: 'ClientHello',
        schema_hash: SCHEMA_HASH,
        token,
        client_id: clientId,
        resume,
        assets,
      });
    });
    this.control = control;
    // A server that accepts and says nothing is given up like one that fell silent.
    this.listen(1);
  }

  /** Try at once if it waits for its next attempt: the network came back, the user looks. */
  retry(): void {
    if (this.retryTimer !== undefined) this.connect();
  }

  send(message: ClientMessage): void {
    const control = this.control;
    if (control?.readyState !== OPEN || !this.data) return;
    if (isPose(message)) {
      this.poses.offer(message);
      // Where a hand was when is wanted better than a heartbeat tells.
      if (message.t === 'XrSample' && this.env.now() - this.pinged >= XR_PING_MS) this.ping();
    } else {
      this.poses.overtaken();
      this.transmit(control, message);
    }
  }

  ack(session: number, received: number): void {
    if (session !== this.session || this.data?.readyState !== OPEN) return;
    this.transmit(this.data, { t: 'Ack', received });
  }

  /** Close for good. */
  close(): void {
    this.drop();
  }

  private open(name: SocketName, greet: () => void): Socket {
    const socket = this.env.open(`${this.page.replace(/^http/, 'ws')}ws/${name}`);
    const session = this.session;
    socket.binaryType = 'arraybuffer';
    socket.onopen = greet;
    socket.onmessage = (event: MessageEvent<ArrayBuffer>) => {
      if (session === this.session) this.guard(() => this.take(name, event.data));
    };
    socket.onclose = () => {
      if (session === this.session) this.fail('the connection was lost');
    };
    return socket;
  }

  /** What cannot be read ends the connection, never the page. */
  private guard(action: () => void): void {
    try {
      action();
    } catch (error) {
      const what = error instanceof Error ? error.message : String(error);
      this.fail(`the server sent what this page cannot read (${what})`);
    }
  }

  private take(socket: SocketName, bytes: ArrayBuffer): void {
    this.lastHeard = this.env.now();
    const size = bytes.byteLength;
    if (socket === 'control') return this.takeControl(bytes, size);
    this.received += size;
    const { received, session } = this;
    const taken = this.assembler.take(bytes);
    if (taken === 'progress') return this.env.post({ type: 'progress', bytes: size }, []);
    if (taken === 'ask')
      return this.env.post({ type: 'asked', bytes: size, received, session }, []);
    this.deliver(socket, taken, size);
  }

  /** Hand over the messages in a frame, those of a bundle at once: no picture is drawn between them. */
  private deliver(socket: SocketName, frame: ArrayBuffer, bytes: number): void {
    const message = decode(frame);
    if (message.t === 'Rejected') return this.rejected(message, socket);
    if (socket === 'data') this.orphans = 0;
    const frames = message.t === 'Bundle' ? unbundle(message) : [frame];
    const decoded = message.t === 'Bundle' ? frames.map(decode) : [message];
    const messages = decoded.map(unpacked);
    const made = messages.flatMap((each, i) =>
      each.t === 'PointCloud' && each !== decoded[i] ? [each.data.buffer as ArrayBuffer] : [],
    );
    const said = messages.map((each) => this.names.without(each));
    this.env.post({ type: 'messages', messages: said, socket, bytes }, [...frames, ...made]);
    for (const each of messages) if (each.t === 'Hello') this.welcome(each);
  }

  private takeControl(frame: ArrayBuffer, bytes: number): void {
    const message = decode(frame);
    if (message.t === 'Pong') {
      this.attempt = 0;
      const receivedMs = this.env.now();
      const first = this.pong.sent === 0;
      this.pong = { came: receivedMs, sent: message.sent };
      // Before the server was told when its answer came, it does not know how old inputs are.
      if (first) this.ping();
      return this.env.post({ type: 'pong', pong: message, receivedMs, bytes }, []);
    }
    this.deliver('control', frame, bytes);
  }

  private welcome(hello: Hello): void {
    this.credentials.clientId = hello.client_id;
    this.credentials.resume = hello.resume;
    const data = this.open('data', () => {
      this.transmit(data, {
        t: 'DataHello',
        client_id: hello.client_id,
        secret: hello.data_secret,
      });
      this.say('connected', 'Connected');
      this.listen(hello.heartbeat);
    });
    this.data = data;
  }

  /** Ping every `heartbeat` seconds, and give up on a server that does not answer. */
  private listen(heartbeat: number): void {
    clearInterval(this.pingTimer);
    this.lastHeard = this.env.now();
    const longest = Math.max(SILENT_MS, heartbeat * 1000 * SILENT_HEARTBEATS);
    const beat = () => {
      if (this.env.now() - this.lastHeard > longest) this.fail('the server does not answer');
      else this.ping();
    };
    this.pingTimer = setInterval(beat, heartbeat * 1000);
    beat();
  }

  private ping(): void {
    this.pinged = this.env.now();
    const { came, sent } = this.pong;
    // Nothing that is said later depends on it: what waits may come after it.
    if (!this.control || !this.data) return;
    const ping = { page_time: this.pinged, pong_came: came, pong_sent: sent };
    this.transmit(this.control, { t: 'Ping', ...ping });
  }

  private rejected({ code, reason }: Rejected, socket: SocketName): void {
    // The session went between its two sockets, say with the server: no token is wrong, it is to be opened anew.
    if (code === 'token' && socket === 'data') {
      // Once, or for ever: of several processes behind one address each knows its own sessions alone.
      this.attempt = Math.max(this.attempt, this.orphans);
      this.orphans += 1;
      return this.fail(reason);
    }
    if (['token', 'link', 'refused', 'ended'].includes(code))
      return this.end('rejected', sentence(reason), code);
    if (code === 'schema') return this.end('outdated', sentence(reason), code);
    if (code === 'replaced') {
      // Another tab took this client's place, say a duplicate of this one: come back as a new client.
      this.credentials.clientId = '';
      this.credentials.resume = '';
    }
    this.fail(reason, code);
  }

  private fail(why: string, code = ''): void {
    this.attempt += 1;
    const patient = ['', 'replaced', 'away'].includes(code);
    const delay = patient ? delayBefore(this.attempt, this.env.random()) : LONGEST_MS;
    this.end('reconnecting', `${sentence(why)} Trying again.`, code);
    this.retryTimer = setTimeout(() => this.connect(), delay);
  }

  private end(phase: Phase, text: string, code: string): void {
    this.drop();
    this.say(phase, text, code);
  }

  /** Let go of the sockets, and of the next attempt; whatever they still say is not listened to. */
  private drop(): void {
    this.session += 1;
    clearTimeout(this.retryTimer);
    this.retryTimer = undefined;
    clearInterval(this.pingTimer);
    this.poses.clear();
    for (const socket of [this.control, this.data]) socket?.close();
    this.control = null;
    this.data = null;
  }

  private say(phase: Phase, text: string, code = ''): void {
    this.env.post({ type: 'phase', connection: { phase, text, code, attempt: this.attempt } }, []);
  }

  private transmit(socket: Socket, message: ClientMessage): void {
    if (socket.readyState === OPEN) socket.send(encode(message));
  }
}

function sentence(text: string): string {
  const end = /[.!?]$/.test(text) ? '' : '.';
  return text.charAt(0).toUpperCase() + text.slice(1) + end;
}
