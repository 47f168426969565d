// SPDX-License-Identifier: Apache-2.0
/** Puts the messages of the data socket together again: large ones come in pieces, small ones overtake them. */

/** What came with one binary message: a whole frame, or only progress on one. */
export type Taken = ArrayBuffer | null;

/** Bytes of a piece's head: marker, transfer, offset, total (u32 each, little-endian). */
const HEAD_BYTES = 16;
/** No frame starts so: its header would be 4 GiB long. */
const MARKER = 0xffffffff;
/** More than any message that a browser could show. */
const LARGEST = 2 ** 30;

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
    if (message.byteLength !== HEAD_BYTES) return message;
    const view = new DataView(message);
    if (view.getUint32(0, true) !== MARKER) return message;
    this.head = {
      transfer: view.getUint32(4, true),
      offset: view.getUint32(8, true),
      total: view.getUint32(12, true),
    };
    return null;
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
    if (end < total) return null;
    this.transfers.delete(transfer);
    return whole.buffer;
  }
}
