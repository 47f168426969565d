// SPDX-License-Identifier: Apache-2.0
/** MESH_RESOURCE: a mesh file in the marker's colour, or in its own materials tinted by it. */

import {
  BoxGeometry,
  Color,
  EdgesGeometry,
  Group,
  LineBasicMaterial,
  LineSegments,
  Mesh,
  MeshLambertMaterial,
  Vector3,
  type Object3D,
} from 'three';
import { clone } from 'three/examples/jsm/utils/SkeletonUtils.js';
import { Paintbox } from '../paintbox';
import { PLAIN } from '../model_parsers';
import { acquireMesh, MISSING, type MeshLease } from './mesh_loader';
import { ObjectPart } from './part';
import type { MarkerRow } from './row';

/** Metres: the box shown until the mesh is there. */
const PLACEHOLDER = 0.2;

const size = new Vector3();

export class MeshPart extends ObjectPart {
  protected readonly object = new Group();
  /** null before the first message. */
  private uri: string | null = null;
  private lease: MeshLease | null = null;
  private embedded = false;
  /** Every marker has its own: its colour is no other's. */
  private readonly paints = new Paintbox();
  private edges: LineSegments[] = [];
  private content: Object3D | null = null;
  private placeholder: LineSegments | null = null;
  private readonly color = new Color();
  private alpha = 1;
  /** Embedded materials and a colour of all zeros: the file's materials as they are. */
  private untouched = false;

  protected fill(row: MarkerRow): void {
    const changed = row.mesh !== this.uri || row.embeddedMaterials !== this.embedded;
    this.pose.scale(size.set(row.scale(0), row.scale(1), row.scale(2)));
    this.color.setRGB(row.color(0), row.color(1), row.color(2), 'srgb');
    this.alpha = row.color(3);
    this.untouched =
      row.embeddedMaterials && [0, 1, 2, 3].every((channel) => row.color(channel) === 0);
    if (!changed) return;
    this.unload();
    this.uri = row.mesh;
    this.embedded = row.embeddedMaterials;
    if (row.mesh === '') this.stage.report(this, 'The marker names no mesh.');
    else void this.load(row.mesh);
  }

  restyle(): void {
    const { alpha, outlines } = this.stage.style;
    if (this.untouched) this.paints.setLook(alpha);
    else this.paints.setLook(this.alpha * alpha, this.color);
    if (outlines && this.edges.length === 0) this.addEdges();
    if (!outlines) this.removeEdges();
  }

  protected free(): void {
    this.unload();
  }

  private async load(uri: string): Promise<void> {
    const { context } = this.stage;
    this.showPlaceholder();
    this.stage.report(this, '');
    let lease: MeshLease | null = null;
    try {
      lease = this.lease = acquireMesh(uri, (one) => context.assetUrl(one));
      const template = await lease.object;
      // Another mesh was asked for (or the same anew), or the marker is gone, while this one was on its way.
      if (lease !== this.lease) return;
      this.removePlaceholder();
      this.content = clone(template);
      const bare = this.paints.get(PLAIN, () => new MeshLambertMaterial());
      this.paints.dress(this.content, bare, this.embedded);
      this.object.add(this.content);
      this.object.matrixWorldNeedsUpdate = true;
      this.restyle();
      this.reportMissing(template.userData[MISSING] as string[]);
    } catch (error) {
      if (lease === this.lease) {
        this.stage.report(this, error instanceof Error ? error.message : String(error));
      }
    }
    context.invalidate();
  }

  private reportMissing(names: string[]): void {
    if (names.length === 0) return;
    const text = `${this.uri}: files that it names could not be loaded or decoded: ${names.join(', ')}.`;
    this.stage.report(this, text, 'warning');
  }

  private unload(): void {
    this.lease?.release();
    this.lease = null;
    this.uri = null;
    this.removePlaceholder();
    this.removeEdges();
    this.content?.removeFromParent();
    this.content = null;
    this.paints.dispose();
  }

  private addEdges(): void {
    this.content?.traverse((child) => {
      if (child instanceof Mesh) this.edges.push(edgesOf((child as Mesh).geometry, child));
    });
  }

  private removeEdges(): void {
    this.edges.forEach(freeLines);
    this.edges = [];
  }

  private showPlaceholder(): void {
    const box = new BoxGeometry(1, 1, 1);
    this.placeholder = edgesOf(box, this.object);
    box.dispose();
    const scale = [size.x, size.y, size.z].map((s) => PLACEHOLDER / (Math.abs(s) || 1));
    this.placeholder.scale.fromArray(scale);
  }

  private removePlaceholder(): void {
    if (this.placeholder) freeLines(this.placeholder);
    this.placeholder = null;
  }
}

function edgesOf(geometry: BoxGeometry | Mesh['geometry'], parent: Object3D): LineSegments {
  const lines = new LineSegments(new EdgesGeometry(geometry, 30), new LineBasicMaterial());
  lines.material.color.set(0x404040);
  parent.add(lines);
  return lines;
}

function freeLines(lines: LineSegments): void {
  lines.removeFromParent();
  lines.geometry.dispose();
  (lines.material as LineBasicMaterial).dispose();
}
