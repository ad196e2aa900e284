import { expect, test } from "vitest";

import { readPayload } from "./payload";

test("every message has a payload, whatever stands in its column", () => {
  for (const value of [null, undefined, "text", 3, []]) {
    expect(readPayload(value)).toMatchObject({ contacts: [], shares: [], location: undefined });
  }
});

test("a broken part does not take the others with it", () => {
  const payload = readPayload({
    location: { latitude: "48.8" },
    contacts: [{ org: "no name" }, { name: "Ada", phones: [{ waId: "33" }, { phone: "+33 6" }] }],
    forwarded: true,
    order: { items: [{ productId: "p", quantity: 2, price: 7 }] },
  });
  expect(payload.location).toBeUndefined();
  expect(payload.contacts).toMatchObject([{ name: "Ada", phones: [{ phone: "+33 6" }], emails: [] }]);
  expect(payload.forwarded).toBe(true);
  expect(payload.order?.items).toMatchObject([{ productId: "p", quantity: 2, price: undefined }]);
});
