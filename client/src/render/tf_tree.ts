// SPDX-License-Identifier: Apache-2.0
/** Draws the frames: axes, names, lines to their parents. Hundreds of frames are three draw calls. */

import {
  BufferAttribute,
  BufferGeometry,
  Color,
  DynamicDrawUsage,
  Group,
  InstancedBufferAttribute,
  InstancedMesh,
  LineBasicMaterial,
  LineSegments,
  Matrix4,
  MeshLambertMaterial,
  Vector3,
} from 'three';
import type { OptionValue, Placement } from '../state';
import { identity } from '../pose';
import { axesGeometry } from './axes_geometry';
import { matrixOf } from './frame_pose';
import { Labels, type Label } from './labels';
import { placeText, rowText } from './pick/numbers';
import type { PickedPart, SceneContext } from './renderable';
import { THEMES, type Theme } from './themes';
import { fade, readTfOptions } from './tf_options';

/** Axes are this thick (of their length). */
const THICKNESS = 0.05;
/** So many frames that cannot be placed are named; more are only counted. */
const MOST_PROBLEMS = 50;
/** Frames farther from the root than this are all of the same importance. */
const DEEPEST = 20;
/** A line runs from the parent's colour to the child's: its direction is seen without an arrow head. */
const PARENT_COLOR = new Color('#f76b15');
const CHILD_COLOR = new Color('#f5b000');

/** A frame of the tree, kept while the tree is the same. */
interface Drawn extends Label {
  readonly pose: Float64Array;
  parent: Drawn | null;
  /** Whether it has a place in this picture. */
  drawn: boolean;
}

/** An operator's own head and hands, as the node names them. */
const BODY = /^xr_(head|left_|right_)/;

const origin = new Vector3();

export class TfTree {
  readonly object = new Group();
  /** Who looks is the one whose head and hands are frames: axes there would be in their eyes. */
  worn = false;
  private options = readTfOptions({});
  private readonly geometry = axesGeometry(1, THICKNESS);
  private readonly material = fadingMaterial();
  private axes: InstancedMesh;
  private readonly lines: LineSegments<BufferGeometry, LineBasicMaterial>;
  private readonly labels: Labels;
  /** All frames that there are, by the list of names that they are of. */
  private known: { names: string[]; all: Drawn[] } = { names: [], all: [] };
  private readonly shown: Drawn[] = [];
  private readonly matrix = new Matrix4();
  private readonly scale = new Vector3();

  constructor(private readonly context: SceneContext) {
    this.axes = this.makeAxes(16);
    const material = new LineBasicMaterial({ vertexColors: true, transparent: true });
    this.lines = new LineSegments(new BufferGeometry(), material);
    this.lines.frustumCulled = false;
    this.labels = new Labels(context.viewport().pixelRatio);
    this.object.add(this.axes, this.lines, this.labels.object);
  }

  setOptions(options: Record<string, OptionValue>): void {
    this.options = readTfOptions(options);
  }

  setTheme(theme: Theme): void {
    const { ink, halo } = THEMES[theme];
    this.labels.setColors(ink, halo);
  }

  /** Draw every frame where it is now; returns those that have no place in the fixed frame. */
  place(): Placement[] {
    const problems: Placement[] = [];
    const drawn = this.collect(problems);
    this.placeAxes(this.options.axes ? drawn : []);
    this.placeLines(this.options.arrows ? drawn : []);
    const { width, height } = this.context.viewport();
    this.labels.set(this.options.names ? drawn : [], this.context.camera(), width, height);
    return problems;
  }

  /** The frame whose origin is nearest to a place. */
  partAt(at: Vector3): PickedPart | null {
    let best: Drawn | null = null;
    let least = Infinity;
    for (const frame of this.collect([])) {
      const away = origin.fromArray(frame.pose).distanceToSquared(at);
      if (away < least) [least, best] = [away, frame];
    }
    if (!best) return null;
    const { name, pose } = best;
    const position = new Vector3().fromArray(pose);
    const fields: [string, string][] = [
      ['parent', this.context.frames.parentOf(name) ?? '–'],
      ['position', placeText(position)],
      ['orientation', rowText(pose.subarray(3, 7))],
    ];
    return { name, frame: name, stamp: 0, position, fields, again: () => this.named(name) };
  }

  private named(name: string): PickedPart | null {
    const pose = this.collect([]).find((frame) => frame.name === name)?.pose;
    return pose ? this.partAt(origin.fromArray(pose).clone()) : null;
  }

  /** What the frames span, in the fixed frame. */
  positions(): Vector3[] {
    return this.collect([]).map(({ pose }) => new Vector3(pose[0], pose[1], pose[2]));
  }

  dispose(): void {
    this.geometry.dispose();
    this.axes.dispose();
    this.material.dispose();
    this.lines.geometry.dispose();
    this.lines.material.dispose();
    this.labels.dispose();
  }

  /** Those that are drawn now, until this is asked again. */
  private collect(problems: Placement[]): readonly Drawn[] {
    const { frames } = this.context;
    const fixed = this.context.fixedFrame();
    const now = this.context.rosTime();
    this.shown.length = 0;
    for (const frame of this.all()) {
      const { name, pose } = frame;
      frame.drawn = false;
      if (this.options.isHidden(name) || (this.worn && BODY.test(name))) continue;
      frame.alpha = fade(frames.ageOf(name, now), this.options.frameTimeout);
      if (frame.alpha === 0) continue;
      const found = frames.lookup(fixed, name, 0, pose);
      if (found.ok) {
        frame.drawn = true;
        frame.x = pose[0]!;
        frame.y = pose[1]!;
        frame.z = pose[2]!;
        this.shown.push(frame);
      } else if (problems.length < MOST_PROBLEMS) {
        problems.push({ name, level: 'warning', text: found.reason });
      }
    }
    return this.shown;
  }

  private all(): readonly Drawn[] {
    const { frames } = this.context;
    const names = frames.names();
    if (this.known.names === names) return this.known.all;
    const byName = new Map(names.map((name) => [name, newDrawn(name)]));
    const all = [...byName.values()];
    for (const frame of all) frame.parent = byName.get(frames.parentOf(frame.name) ?? '') ?? null;
    // Frames near the root are those that people look for.
    for (const frame of all) {
      for (let { parent } = frame; parent && frame.rank < DEEPEST; parent = parent.parent) {
        frame.rank += 1;
      }
    }
    this.known = { names, all };
    return all;
  }

  private placeAxes(drawn: readonly Drawn[]): void {
    if (drawn.length > this.axes.instanceMatrix.count) {
      this.object.remove(this.axes);
      this.axes.dispose();
      this.axes = this.makeAxes(drawn.length * 2);
      this.object.add(this.axes);
    }
    const alphas = this.geometry.getAttribute('fade');
    this.scale.setScalar(this.options.scale);
    for (let i = 0; i < drawn.length; i++) {
      const { pose, alpha } = drawn[i]!;
      this.axes.setMatrixAt(i, matrixOf(pose, this.matrix).scale(this.scale));
      alphas.setX(i, alpha);
    }
    this.axes.count = drawn.length;
    this.axes.instanceMatrix.needsUpdate = true;
    alphas.needsUpdate = true;
  }

  private placeLines(drawn: readonly Drawn[]): void {
    this.reserveLines(drawn.length * 2);
    const { geometry } = this.lines;
    const position = geometry.getAttribute('position');
    const color = geometry.getAttribute('color');
    let count = 0;
    const add = ({ x, y, z }: Drawn, { r, g, b }: Color, alpha: number) => {
      position.setXYZ(count, x, y, z);
      color.setXYZW(count++, r, g, b, alpha);
    };
    for (const child of drawn) {
      if (!child.parent?.drawn) continue;
      add(child.parent, PARENT_COLOR, child.alpha);
      add(child, CHILD_COLOR, child.alpha);
    }
    position.needsUpdate = color.needsUpdate = true;
    geometry.setDrawRange(0, count);
    this.lines.visible = count > 0;
  }

  private reserveLines(vertices: number): void {
    const { geometry } = this.lines;
    const has = geometry.hasAttribute('position') ? geometry.getAttribute('position').count : 0;
    if (has >= vertices && has > 0) return;
    geometry.dispose();
    this.lines.geometry = new BufferGeometry();
    for (const [name, items] of [
      ['position', 3],
      ['color', 4],
    ] as const) {
      const values = new BufferAttribute(
        new Float32Array(Math.max(16, vertices * 2) * items),
        items,
      );
      this.lines.geometry.setAttribute(name, values.setUsage(DynamicDrawUsage));
    }
  }

  private makeAxes(capacity: number): InstancedMesh {
    const fades = new InstancedBufferAttribute(new Float32Array(capacity), 1);
    this.geometry.setAttribute('fade', fades.setUsage(DynamicDrawUsage));
    const axes = new InstancedMesh(this.geometry, this.material, capacity);
    axes.instanceMatrix.setUsage(DynamicDrawUsage);
    axes.frustumCulled = false;
    return axes;
  }
}

function newDrawn(name: string): Drawn {
  const pose = identity();
  return { name, pose, parent: null, x: 0, y: 0, z: 0, alpha: 0, rank: 0, drawn: false };
}

/** A lit material in which every instance has an opacity of its own. */
function fadingMaterial(): MeshLambertMaterial {
  const material = new MeshLambertMaterial({ vertexColors: true, transparent: true });
  material.onBeforeCompile = (shader) => {
    shader.vertexShader =
      `attribute float fade;\nvarying float vFade;\n${shader.vertexShader}`.replace(
        '#include <begin_vertex>',
        '#include <begin_vertex>\n  vFade = fade;',
      );
    shader.fragmentShader = `varying float vFade;\n${shader.fragmentShader}`.replace(
      '#include <color_fragment>',
      '#include <color_fragment>\n  diffuseColor.a *= vFade;',
    );
  };
  return material;
}
