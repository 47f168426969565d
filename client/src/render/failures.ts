// SPDX-License-Identifier: Apache-2.0
/** Lets work go on that fails now and then, and says each cause once. */

import { addNotice } from '../notices';

/** More causes than this are not told apart any more. */
const MOST_CAUSES = 20;

export class Failures {
  private readonly said = new Set<string>();

  constructor(
    private readonly say = (text: string) => addNotice({ level: 'error', text, about: 'view' }),
  ) {}

  guard(work: () => void): void {
    try {
      work();
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      if (this.said.has(why) || this.said.size >= MOST_CAUSES) return;
      this.said.add(why);
      console.error('The picture could not be drawn', error);
      this.say(`The 3D view could not be drawn: ${why}`);
    }
  }
}
