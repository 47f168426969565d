// SPDX-License-Identifier: Apache-2.0
/** Starts the page: wiring only. */
export {};
