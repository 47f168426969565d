// SPDX-License-Identifier: Apache-2.0
/** Puts the messages of the data socket together again: large ones come in pieces, small ones overtake them. */

/** What came with one binary message: a whole frame, progress on one, or a question how much is taken. */
export type Taken = ArrayBuffer | 'progress' | 'ask';

/** Bytes of a piece's head: marker, transfer, offset, total (u32 each, little-endian). */
const HEAD_BYTES = 16;
/** Bytes of a question for an `Ack`: the marker alone. */
const ASK_BYTES = 4;
/** No frame starts so: its header would be 4 GiB long. */
const MARKER = 0xffffffff;
/** More than any message that a browser could show. */
const LARGEST = 2 ** 30;

/** Whether a binary message, not a piece, is the server's question what this page has taken. */
function isAsk(message: ArrayBuffer): boolean {
  return message.byteLength === ASK_BYTES && new DataView(message).getUint32(0, true) === MARKER;
}

export class ProtocolError extends Error {}

interface Head {
  transfer: number;
  offset: number;
  total: number;
}

export class Assembler {
  private readonly transfers = new Map<number, Uint8Array<ArrayBuffer>>();
  private head: Head | null = null;

  /** Take one binary message in the order of arrival. Throws ProtocolError where the order makes no sense. */
  take(message: ArrayBuffer): Taken {
    if (this.head) return this.takePiece(this.head, message);
    if (isAsk(message)) return 'ask';
    if (message.byteLength !== HEAD_BYTES) return message;
    const view = new DataView(message);
    if (view.getUint32(0, true) !== MARKER) return message;
    this.head = {
      transfer: view.getUint32(4, true),
      offset: view.getUint32(8, true),
      total: view.getUint32(12, true),
    };
    return 'progress';
  }

  private takePiece({ transfer, offset, total }: Head, piece: ArrayBuffer): Taken {
    this.head = null;
    if (total > LARGEST) throw new ProtocolError(`a message of ${total} bytes is announced`);
    if (offset === 0) this.transfers.set(transfer, new Uint8Array(total));
    const whole = this.transfers.get(transfer);
    if (!whole) throw new ProtocolError(`a piece of transfer ${transfer}, which never began`);
    const end = offset + piece.byteLength;
    if (end > whole.length || whole.length !== total) {
      throw new ProtocolError(`a piece of transfer ${transfer} that lies outside its message`);
    }
    whole.set(new Uint8Array(piece), offset);
    if (end < total) return 'progress';
    this.transfers.delete(transfer);
    return whole.buffer;
  }
}
