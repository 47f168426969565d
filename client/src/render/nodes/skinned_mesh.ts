// SPDX-License-Identifier: Apache-2.0
/** The scene messages `SkinnedMeshLook`, `SkinnedMeshBuffers` and `SkinnedMeshBones`: a mesh that follows its bones. */

import { Bone, BufferAttribute, Matrix4, Quaternion, Skeleton, SkinnedMesh, Vector3 } from 'three';
import {
  TRAITS,
  type SkinnedMeshBones,
  type SkinnedMeshBuffers,
  type SkinnedMeshLook,
} from '../../wire/messages';
import { Drawing } from './node_drawing';
import { materialOf, Surface } from './surface';
import { trianglesOf } from './triangles';

type Message = SkinnedMeshLook | SkinnedMeshBuffers | SkinnedMeshBones;

export class SkinnedMeshDrawing extends Drawing<Message> {
  private look: SkinnedMeshLook | null = null;
  private buffers: SkinnedMeshBuffers | null = null;
  private bones: SkinnedMeshBones | null = null;
  private mesh: SkinnedMesh | null = null;
  private surface: Surface | null = null;

  update(message: Message): void {
    if (message.t === 'SkinnedMeshLook') this.look = message;
    else if (message.t === 'SkinnedMeshBuffers') this.buffers = message;
    else this.bones = message;
    const { look, buffers, bones } = this;
    if (!look || !buffers || !bones) return;
    const made =
      this.mesh && TRAITS[message.t].slot !== 'buffers' ? this.mesh : this.make(look, buffers);
    this.surface!.set(made.geometry, look, look.color);
    if (made.skeleton.bones.length !== bones.positions.length / 3) return;
    made.skeleton.bones.forEach((bone, i) => {
      bone.position.fromArray(bones.positions, i * 3);
      bone.quaternion.fromArray(bones.orientations, i * 4);
    });
    made.updateMatrixWorld(true);
    // Whoever asks for it makes it anew.
    Object.assign(made, { boundingBox: null });
  }

  dispose(): void {
    this.surface?.dispose();
    this.mesh?.skeleton.dispose();
    this.object.clear();
  }

  private make(look: SkinnedMeshLook, buffers: SkinnedMeshBuffers): SkinnedMesh {
    this.dispose();
    const geometry = trianglesOf(buffers.vertices, buffers.faces);
    geometry.setAttribute(
      'skinIndex',
      new BufferAttribute(Uint16Array.from(buffers.skin_indices), 4),
    );
    geometry.setAttribute('skinWeight', new BufferAttribute(buffers.skin_weights, 4));
    const mesh = new SkinnedMesh(geometry, materialOf(look, look.color, null));
    mesh.frustumCulled = false;
    // It only orders what is see-through: not worth a walk over all vertices whenever a bone moves.
    geometry.computeBoundingSphere();
    mesh.boundingSphere = geometry.boundingSphere!;
    const { bones, inverses } = bonesOf(buffers);
    for (const bone of bones) mesh.add(bone);
    mesh.bind(new Skeleton(bones, inverses), new Matrix4());
    this.surface = new Surface(geometry, look, look.color, mesh);
    this.mesh = mesh;
    this.object.add(mesh);
    return mesh;
  }
}

const one = new Vector3(1, 1, 1);

function bonesOf({ bind_positions, bind_orientations }: SkinnedMeshBuffers) {
  const count = bind_positions.length / 3;
  const inverses = Array.from({ length: count }, (_, i) => {
    const position = new Vector3().fromArray(bind_positions, i * 3);
    const orientation = new Quaternion().fromArray(bind_orientations, i * 4);
    return new Matrix4().compose(position, orientation, one).invert();
  });
  return { bones: inverses.map(() => new Bone()), inverses };
}
