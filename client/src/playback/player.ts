// SPDX-License-Identifier: Apache-2.0
/** Plays the recording of a scene: what a server would have said, when it would have said it. */

import { decode } from '../wire/codec';
import type { ClientMessage, Hello, ServerMessage, Timeline } from '../wire/messages';
import { unpacked } from '../wire/unpack_cloud';
import { frameOf, RecordingError, type SceneRecording } from './scene_recording';

/** A picture that took longer than this (s), or a tab that was hidden, does not skip what is recorded. */
const LONGEST_STEP = 0.25;

export class Player {
  readonly hello: Hello;
  private next = 1;
  private position = 0;
  private playing = true;
  private speed = 1;
  private loop = false;
  private told = 0;

  /** `take` puts a message where it belongs. Throws RecordingError where the first is no greeting. */
  constructor(
    private readonly name: string,
    private readonly recording: SceneRecording,
    private readonly take: (message: ServerMessage) => void,
  ) {
    const first = decode(frameOf(recording, 0));
    if (first.t !== 'Hello') throw new RecordingError('it begins with no greeting');
    this.hello = first;
  }

  /** ROS time that is shown, seconds. */
  get time(): number {
    return this.hello.time + this.position;
  }

  /** Show the beginning. */
  start(): void {
    this.take(this.hello);
    this.tell();
    this.show(0);
  }

  /** Go on by so many seconds of the page's time. */
  advance(seconds: number): void {
    if (!this.playing) return;
    const { duration } = this.recording;
    const position = this.position + Math.min(seconds, LONGEST_STEP) * this.speed;
    if (position < duration) return this.show(position);
    this.show(duration);
    if (this.loop && duration > 0) return this.seek(0);
    this.playing = false;
    this.tell();
  }

  /** Do what the timeline asks for; returns whether it is for a recording at all. */
  command(message: ClientMessage): boolean {
    switch (message.t) {
      case 'SeekTo':
        this.seek(message.time - this.hello.time);
        return true;
      case 'Playback': {
        const again = message.playing && this.position >= this.recording.duration;
        this.playing = message.playing;
        this.speed = message.speed;
        this.loop = message.loop;
        if (again) this.seek(0);
        this.tell();
        return true;
      }
      default:
        return false;
    }
  }

  private seek(position: number): void {
    const to = Math.min(this.recording.duration, Math.max(0, position));
    if (to < this.position) {
      // As for a page that comes back: what is not said again until then is gone.
      const time = this.hello.time + to;
      this.take({ t: 'TimeJumped', time, reason: 'another time of the recording', latched: [] });
      this.take(this.hello);
      this.next = 1;
      this.show(to);
      this.take({ t: 'Settled', socket: 'control' });
      this.take({ t: 'Settled', socket: 'data' });
    } else this.show(to);
    this.tell();
  }

  /** Take all up to a time; of what replaces each other the last alone. */
  private show(position: number): void {
    this.position = position;
    const { times, numbers, count } = this.recording;
    const begin = this.next;
    let end = begin;
    while (end < count && times[end]! <= position) end += 1;
    const last = new Map<number, number>();
    // What is taken is not taken again, whatever becomes of it.
    this.next = end;
    for (let i = begin; i < end; i++) if (numbers[i] !== 0) last.set(numbers[i]!, i);
    for (let i = begin; i < end; i++) {
      const number = numbers[i]!;
      if (number === 0 || last.get(number) === i) this.takeRecord(i);
    }
    // The bar goes on by the clock; now and then it is told where it is.
    if (Math.abs(position - this.told) > 1) this.tell();
  }

  /** One message that fails keeps none of the others from being shown. */
  private takeRecord(index: number): void {
    try {
      this.take(unpacked(decode(frameOf(this.recording, index))));
    } catch (error) {
      console.error(`record ${index} of ${this.name}`, error);
    }
  }

  private tell(): void {
    const { duration } = this.recording;
    if (duration === 0) return;
    this.told = this.position;
    const timeline: Timeline = {
      t: 'Timeline',
      display: '',
      key: 'timeline',
      name: this.name,
      start: this.hello.time,
      end: this.hello.time + duration,
      time: this.time,
      playing: this.playing,
      speed: this.speed,
      loop: this.loop,
    };
    this.take(timeline);
  }
}
