// SPDX-License-Identifier: Apache-2.0
/** The pointer's shape over the view: that of the tool, unless it is on something to take hold of. */

export class Cursor {
  private tool = '';
  private thing = '';

  constructor(private readonly canvas: Pick<HTMLElement, 'style'>) {}

  /** The shape of the tool (CSS). */
  setTool(shape: string): void {
    this.tool = shape;
    this.show();
  }

  /** The shape over a thing that is under the pointer; '' for none. */
  setThing(shape: string): void {
    this.thing = shape;
    this.show();
  }

  private show(): void {
    this.canvas.style.cursor = this.thing || this.tool;
  }
}
