// SPDX-License-Identifier: Apache-2.0
/** The scene message `NavSatFix`: a mark at the antenna with its coordinates, how sure they are, and its track. */

import type { Vector3 } from 'three';
import { CircleGeometry, DoubleSide, Group, Mesh, MeshBasicMaterial } from 'three';
import type { OptionValue, Placement } from '../state';
import type { NavSatFix } from '../wire/messages';
import { FramePose } from './frame_pose';
import { ellipseOf, enu, formatCoordinates } from './geodesy';
import { flagOf, numberOf, rgbOf } from './option_values';
import { PointLabels, type Labelled } from './point_labels';
import { numberText } from './pick/numbers';
import { wholePart } from './pick/whole_part';
import type { PickedPart, Renderable, SceneContext } from './renderable';
import { RibbonLine } from './ribbon_line';

/** Metres: a mark that is seen beside a robot. */
const MARK = 0.1;
const TRACK_WIDTH = 0.03;

export class NavSatFixRenderable implements Renderable<NavSatFix> {
  readonly object = new Group();
  /** At the antenna, with the axes of the fixed frame: east, north, up. */
  private readonly spot = new Group();
  private readonly material = new MeshBasicMaterial({
    transparent: true,
    side: DoubleSide,
    depthWrite: false,
  });
  private readonly ellipse = new Mesh(new CircleGeometry(1, 48), this.material);
  private readonly mark = new Mesh(
    new CircleGeometry(MARK, 24),
    new MeshBasicMaterial({ side: DoubleSide }),
  );
  private readonly track = new RibbonLine();
  private readonly labels: PointLabels;
  private readonly words: Labelled = { labels: [''], pointAt: (_, into) => this.place3(into) };
  private where: FramePose;
  /** Oldest first; the last is the newest fix. */
  private fixes: NavSatFix[] = [];
  private most = 1;
  private showLabel = true;
  private showCovariance = true;

  constructor(
    private readonly context: SceneContext,
    first: NavSatFix,
  ) {
    this.where = new FramePose(first.frame, first.stamp);
    this.labels = new PointLabels(context, this.object);
    this.spot.add(this.ellipse, this.mark, this.track.object);
    this.object.add(this.spot);
    this.spot.visible = false;
  }

  update(message: NavSatFix): void {
    this.where = new FramePose(message.frame, message.stamp);
    // Without a fix there is no place that could be part of the track.
    if (!this.fixes.at(-1)?.fix) this.fixes.pop();
    this.fixes.push(message);
    this.draw();
  }

  keepsAll(): boolean {
    return this.most > 1;
  }

  setOptions(options: Record<string, OptionValue>): void {
    const rgb = rgbOf(options, 'color', '#3ba7ff');
    this.material.color.setRGB(...rgb, 'srgb');
    this.material.opacity = numberOf(options, 'alpha', 0.3);
    this.mark.material.color.setRGB(...rgb, 'srgb');
    this.track.setLook(TRACK_WIDTH, [...rgb, 1]);
    this.showLabel = flagOf(options, 'show_label', true);
    this.showCovariance = flagOf(options, 'show_covariance', true);
    this.most = Math.max(Math.round(numberOf(options, 'track_length', 1)), 1);
    this.draw();
  }

  place(): Placement[] {
    this.where.refresh(this.context);
    const { pose, problem } = this.where;
    this.spot.visible = pose !== null;
    if (pose) this.spot.position.set(pose[0]!, pose[1]!, pose[2]!);
    this.labels.set(pose && this.showLabel ? this.words : undefined);
    return problem ? [problem] : [];
  }

  /** The newest fix: those of the track have no more than a place. */
  partAt(): PickedPart | null {
    return wholePart(() => {
      const newest = this.fixes.at(-1);
      if (!newest) return null;
      const { frame, stamp, fix, latitude, longitude, altitude, has_altitude, covariance } = newest;
      const sure = [0, 4, 8].map((i) => Math.sqrt(Math.max(covariance[i] ?? 0, 0)));
      const fields: [string, string][] = [
        ['fix', fix ? 'yes' : 'no'],
        ['latitude', `${numberOfDegrees(latitude)} °`],
        ['longitude', `${numberOfDegrees(longitude)} °`],
        ['altitude', has_altitude ? `${numberText(altitude)} m` : 'not known'],
      ];
      if (covariance.length === 9) {
        fields.push(['σ east north up', `${sure.map((one) => numberText(one)).join(' ')} m`]);
      }
      const position = this.spot.visible ? this.spot.position.clone() : null;
      return { frame, stamp, position, fields };
    });
  }

  timeJumped(): void {
    this.fixes.splice(0, this.fixes.length - 1);
    this.draw();
  }

  dispose(): void {
    for (const { geometry, material } of [this.ellipse, this.mark]) {
      geometry.dispose();
      material.dispose();
    }
    this.track.dispose();
    this.labels.dispose();
    this.object.clear();
  }

  private place3(into: Vector3): boolean {
    into.copy(this.spot.position);
    return true;
  }

  private draw(): void {
    this.fixes.splice(0, this.fixes.length - this.most);
    const newest = this.fixes.at(-1);
    if (!newest) return;
    const [long, short, angle] = ellipseOf(newest.covariance);
    this.ellipse.visible = this.showCovariance && newest.fix && long > 0;
    this.ellipse.scale.set(long, short, 1);
    this.ellipse.rotation.z = angle;
    this.mark.visible = newest.fix;
    const track = newest.fix ? this.fixes.flatMap((each) => enu(newest, each)) : [];
    this.track.setStrip(Float32Array.from(track));
    const sure = newest.covariance.length ? ` ± ${Math.max(long, short).toFixed(2)} m` : '';
    const height = newest.has_altitude ? `, ${newest.altitude.toFixed(2)} m` : '';
    const text = newest.fix ? `${formatCoordinates(newest)}${height}${sure}` : 'no fix';
    (this.words.labels as string[])[0] = text;
  }
}

/** Nine decimals: a tenth of a millimetre. */
const numberOfDegrees = (value: number): string => String(Number(value.toFixed(9)));
