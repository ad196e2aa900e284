import { expect, test } from "vitest";

import { wavOf } from "./wav";

test("samples become 16-bit PCM that a reader finds where it looks", () => {
  const view = new DataView(wavOf(Float32Array.of(0, 1, -1, 2), 16_000));
  const text = (at: number, length: number) => Array.from({ length }, (_, n) => String.fromCharCode(view.getUint8(at + n))).join("");
  expect([text(0, 4), text(8, 8), text(36, 4)]).toEqual(["RIFF", "WAVEfmt ", "data"]);
  expect(view.getUint32(4, true)).toBe(view.byteLength - 8);
  expect([view.getUint32(24, true), view.getUint32(28, true), view.getUint16(34, true)]).toEqual([16_000, 32_000, 16]);
  expect(view.getUint32(40, true)).toBe(8);
  expect([0, 2, 4, 6].map((at) => view.getInt16(44 + at, true))).toEqual([0, 32_767, -32_767, 32_767]);
});
