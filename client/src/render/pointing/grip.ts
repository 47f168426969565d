// SPDX-License-Identifier: Apache-2.0
/** What goes on between a press that a script takes and its release. */

/** Where the pointer is, CSS pixels from the view's left and top. */
export interface Spot {
  x: number;
  y: number;
}

export interface Grip {
  /** What the server speaks of when it refuses: the node; '' for none. */
  readonly about: string;
  /** Whether the viewer has moved it, so that its release is no click. */
  readonly begun: boolean;
  move(spot: Spot, event: PointerEvent): void;
  /** Keys were pressed or released. */
  keys(event: KeyboardEvent): void;
  /** Whether what is held is still there. */
  alive(): boolean;
  /** The viewer let go, or cannot hold on. */
  end(): void;
  /** The server ended it: say nothing more. */
  cancel(): void;
}
