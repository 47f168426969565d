// SPDX-License-Identifier: Apache-2.0
/**
 * The names of frames on their way from the worker to the page: those of the batch before are not handed over again.
 *
 * They are copied string by string, with each batch the same; all else of a batch is handed over as it is. Where a
 * batch has rows but no names, those before are meant: rows are of no use without.
 */

import type { ServerMessage } from '../wire/messages';

/** One end; both ends see all messages, in the same order. */
export class KnownNames {
  private last: string[] = [];

  /** What to hand over of a message. */
  without(message: ServerMessage): ServerMessage {
    if (message.t !== 'Transforms' || message.names.length === 0) return message;
    if (same(message.names, this.last)) return { ...message, names: [] };
    this.last = message.names;
    return message;
  }

  /** The message that was handed over; of the same names always the same array. */
  with(message: ServerMessage): ServerMessage {
    if (message.t !== 'Transforms') return message;
    if (message.names.length > 0) this.last = message.names;
    else if (message.child.length > 0) message.names = this.last;
    return message;
  }
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name, i) => name === b[i]);
}
