// SPDX-License-Identifier: Apache-2.0
/** Tells objects with names from all else that JSON can hold. */

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
