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
  type Material,
  type Object3D,
} from 'three';
import { clone } from 'three/examples/jsm/utils/SkeletonUtils.js';
import { acquireMesh, materialsOf, MISSING, PLAIN, type MeshLease } from './mesh_loader';
import { ObjectPart, OPAQUE } from './part';
import type { MarkerRow } from './row';

/** Metres: the box shown until the mesh is there. */
const PLACEHOLDER = 0.2;

/** A material of this marker's own, with the colour and opacity it had in the file. */
interface Paint {
  material: Material & { color?: Color };
  color: Color;
  opacity: number;
}

const size = new Vector3();

export class MeshPart extends ObjectPart {
  protected readonly object = new Group();
  /** null before the first message. */
  private uri: string | null = null;
  private lease: MeshLease | null = null;
  private embedded = false;
  private paints: Paint[] = [];
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
    const own = (this.untouched ? 1 : this.alpha) * alpha;
    for (const { material, color, opacity } of this.paints) {
      material.color?.copy(color);
      if (!this.untouched) material.color?.multiply(this.color);
      material.opacity = opacity * own;
      material.transparent = material.opacity < OPAQUE;
      material.depthWrite = !material.transparent;
    }
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
    try {
      this.lease = acquireMesh(uri, (one) => context.assetUrl(one));
      const template = await this.lease.object;
      // Another mesh was asked for, or the marker is gone, while this one was on its way.
      if (uri !== this.uri) return;
      this.removePlaceholder();
      this.content = clone(template);
      this.paint(this.content);
      this.object.add(this.content);
      this.object.matrixWorldNeedsUpdate = true;
      this.restyle();
      this.reportMissing(template.userData[MISSING] as string[]);
    } catch (error) {
      if (uri === this.uri) {
        this.stage.report(this, error instanceof Error ? error.message : String(error));
      }
    }
    context.invalidate();
  }

  private reportMissing(textures: string[]): void {
    if (textures.length === 0) return;
    const text = `${this.uri}: textures could not be loaded: ${textures.join(', ')}.`;
    this.stage.report(this, text, 'warning');
  }

  /** Give every surface a material of its own, so that this marker's colour is no other's. */
  private paint(content: Object3D): void {
    const plain = new MeshLambertMaterial();
    const paintOf = (material: Material, bare: boolean): Material => {
      const own: Paint['material'] = bare ? plain : material.clone();
      const color = own.color?.clone() ?? new Color(1, 1, 1);
      if (!this.paints.some((paint) => paint.material === own)) {
        this.paints.push({ material: own, color, opacity: own.opacity });
      }
      return own;
    };
    content.traverse((child) => {
      if (!(child instanceof Mesh)) return;
      const mesh = child as Mesh;
      const bare = !this.embedded || mesh.userData[PLAIN] === true;
      const own = materialsOf(mesh).map((material) => paintOf(material, bare));
      mesh.material = Array.isArray(mesh.material) ? own : own[0]!;
    });
  }

  private unload(): void {
    this.lease?.release();
    this.lease = null;
    this.uri = null;
    this.removePlaceholder();
    this.removeEdges();
    this.content?.removeFromParent();
    this.content = null;
    for (const { material } of this.paints) material.dispose();
    this.paints = [];
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
