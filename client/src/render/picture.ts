// SPDX-License-Identifier: Apache-2.0
/** The scene messages of pictures: a depth image as a cloud, what a camera sees on a screen in the scene. */

import { Group } from 'three';
import type { OptionValue, Placement } from '../state';
import type { PictureMessage } from '../wire/messages';
import { DepthCloudRenderable } from './depth_cloud';
import type { PointHit, Sight } from './pick/sight';
import { PictureScreen } from './picture_screen';
import type { Renderable, SceneContext } from './renderable';
import { placeOf } from './screen_place';

export class PictureRenderable implements Renderable<PictureMessage> {
  readonly object = new Group();
  private readonly cloud: DepthCloudRenderable;
  private screen: PictureScreen | null = null;

  constructor(
    private readonly context: SceneContext,
    private message: PictureMessage,
  ) {
    this.cloud = new DepthCloudRenderable(context, message);
    this.object.add(this.cloud.object);
    this.object.visible = false;
  }

  update(message: PictureMessage): void {
    this.message = message;
    this.cloud.update(message);
    this.screen?.update(message);
  }

  waits(): boolean {
    return this.cloud.waits();
  }

  setOptions(options: Record<string, OptionValue>): void {
    this.cloud.setOptions(options);
    const place = placeOf(options);
    if (!place) return this.hide();
    if (!this.screen) {
      this.screen = new PictureScreen(this.context, this.message);
      this.object.add(this.screen.object);
    }
    this.screen.setPlace(place);
  }

  place(): Placement[] {
    const found = [...this.cloud.place(), ...(this.screen?.place() ?? [])];
    // What has no place yet must not be counted to what the scene spans.
    this.object.visible = this.object.children.some((child) => child.visible);
    return found;
  }

  needs(): string[] {
    return [...this.cloud.needs(), ...(this.screen?.needs() ?? [])];
  }

  elements(): number {
    return this.cloud.elements();
  }

  timeJumped(): void {
    this.cloud.timeJumped();
  }

  seenAt(sight: Sight): PointHit | null {
    return this.cloud.seenAt(sight);
  }

  dispose(): void {
    this.cloud.dispose();
    this.hide();
  }

  private hide(): void {
    this.screen?.dispose();
    this.screen?.object.removeFromParent();
    this.screen = null;
  }
}
