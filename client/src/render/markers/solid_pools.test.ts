// SPDX-License-Identifier: Apache-2.0
/** Slots move when markers go: one mix-up and a marker has another's place or colour. */

import fc from 'fast-check';
import { Group, InstancedMesh, Matrix4, Vector3 } from 'three';
import { describe, expect, test } from 'vitest';
import { SolidPools, type Slot } from './solid_pools';

/** Where and how the solids of a root are drawn: 'x red alpha' of each, sorted. */
function drawn(root: Group): string[] {
  const found: string[] = [];
  root.traverse((child) => {
    if (!(child instanceof InstancedMesh)) return;
    const mesh = child as InstancedMesh;
    const matrix = new Matrix4();
    for (let i = 0; i < mesh.count; i++) {
      mesh.getMatrixAt(i, matrix);
      matrix.premultiply(mesh.parent!.matrix);
      const x = Math.round(new Vector3().setFromMatrixPosition(matrix).x * 1000) / 1000;
      const { array } = mesh.geometry.getAttribute('tint');
      found.push(`${x} ${array[i * 4]} ${array[i * 4 + 3]}`);
    }
  });
  return found.sort();
}

const operation = fc.tuple(
  fc.integer({ min: 0, max: 40 }),
  fc.constantFrom('put', 'put', 'remove'),
  fc.integer({ min: -100, max: 100 }),
  fc.constantFrom(1, 0.5),
);

describe('pools', () => {
  test('after any puts and removals everything is where it was put last', () => {
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 120 }), (operations) => {
        const root = new Group();
        const pools = new SolidPools(root);
        const slots = Array.from({ length: 41 }, (): Slot => ({ pool: null, index: 0 }));
        const model = new Map<number, string>();
        for (const [which, what, x, alpha] of operations) {
          if (what === 'remove') {
            pools.remove(slots[which]!);
            model.delete(which);
          } else {
            const place = new Matrix4().makeTranslation(x, 0, 0);
            pools.put(slots[which]!, 'cube', place, [which / 255, 0, 0, alpha]);
            model.set(which, `${x} ${which} ${Math.round(alpha * 255)}`);
          }
        }
        expect(drawn(root)).toEqual([...model.values()].sort());
      }),
    );
  });

  test('far from the origin places keep their millimetres', () => {
    const root = new Group();
    const pools = new SolidPools(root);
    for (const x of [4e6, 4e6 + 0.125, 4e6 + 0.251]) {
      const slot: Slot = { pool: null, index: 0 };
      pools.put(slot, 'cube', new Matrix4().makeTranslation(x, 5e6, 0), [0, 0, 0, 1]);
    }
    expect(drawn(root)).toEqual(['4000000 0 255', '4000000.125 0 255', '4000000.251 0 255']);
  });

  test('outlines come to pools that are made later too', () => {
    const root = new Group();
    const pools = new SolidPools(root);
    pools.showOutlines(true);
    pools.put({ pool: null, index: 0 }, 'cube', new Matrix4(), [1, 1, 1, 1]);
    expect(root.children[0]!.children).toHaveLength(2);
    pools.showOutlines(false);
    expect(root.children[0]!.children).toHaveLength(1);
  });
});
