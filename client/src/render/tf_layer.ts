// SPDX-License-Identifier: Apache-2.0
/** Draws the tree of frames for the view that shows it: the first visible one, should there be several. */

import { Box3, Group, type Vector3 } from 'three';
import { app, optionsOf, type Placement } from '../state';
import { allViews, displayOf, isVisible } from '../views';
import type { PickedPart, SceneContext } from './renderable';
import type { Theme } from './themes';
import { TfTree } from './tf_tree';

export const TF_TYPE = 'tf2_msgs/msg/TFMessage';

export class TfLayer {
  readonly object = new Group();
  private tree: TfTree | null = null;
  private theme: Theme = 'dark';
  private display: string | null = null;

  constructor(private readonly context: SceneContext) {}

  setTheme(theme: Theme): void {
    this.theme = theme;
    this.tree?.setTheme(theme);
  }

  /** Displays or their settings changed. */
  refresh(): void {
    const state = app.getState();
    const shown = allViews(state).find(
      (view) => displayOf(state, view)?.ros_type === TF_TYPE && isVisible(state, view),
    );
    this.display = shown ?? null;
    this.object.visible = shown !== undefined;
    if (shown === undefined) return;
    if (!this.tree) {
      this.tree = new TfTree(this.context);
      this.tree.setTheme(this.theme);
      this.object.add(this.tree.object);
    }
    this.tree.setOptions(optionsOf(state, shown));
  }

  place(): [string, Placement[]][] {
    if (!this.tree || this.display === null) return [];
    const { inHeadset, hello } = app.getState();
    this.tree.worn = inHeadset !== '' && hello?.role === 'operator';
    return [[this.display, this.tree.place()]];
  }

  /** Whether this display is drawn by it. */
  draws(display: string): boolean {
    return display === this.display;
  }

  /** The view that shows the frames; '' for none. */
  get view(): string {
    return this.display ?? '';
  }

  partAt(at: Vector3): PickedPart | null {
    return this.tree?.partAt(at) ?? null;
  }

  bounds(): Box3 {
    const positions = this.display === null ? [] : (this.tree?.positions() ?? []);
    return new Box3().setFromPoints(positions);
  }
}
