// SPDX-License-Identifier: Apache-2.0
/** The pointer's shape over the view: that of the tool, unless it is on something to take hold of. */

export class Cursor {
  private tool = '';
  private readonly things = new Map<string, string>();

  constructor(private readonly canvas: Pick<HTMLElement, 'style'>) {}

  /** The shape of the tool (CSS). */
  setTool(shape: string): void {
    this.tool = shape;
    this.show();
  }

  /** The shape over a thing that is under the pointer, as `by` sees it; '' for none. */
  setThing(shape: string, by = ''): void {
    if (shape) this.things.set(by, shape);
    else this.things.delete(by);
    this.show();
  }

  private show(): void {
    const [thing] = this.things.values();
    this.canvas.style.cursor = thing ?? this.tool;
  }
}
