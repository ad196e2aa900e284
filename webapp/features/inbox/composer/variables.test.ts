import { expect, test } from "vitest";

import { fill, firstMissing, missing, withValues } from "./variables";

const context = { contact: { name: "Ada Lovelace", phone: null, email: "ada@example.org" }, agent: { name: "Max Weber" } };

test("known variables are filled in, unknown ones stay visible", () => {
  const text = fill("Hello {{contact.first_name}}, {{ agent.name }} here: {{contact.phone}} {{order.id}}", context);
  expect(text).toBe("Hello Ada, Max Weber here: {{contact.phone}} {{order.id}}");
  expect(missing(text)).toEqual(["contact.phone", "order.id"]);
});

test("a variable may have any name", () => {
  const text = "Parcel {{tracking-number}} of {{ Numéro de commande }} {{order_2}}, {{order_2}}: {{}} {x}";
  expect(missing(text)).toEqual(["tracking-number", "Numéro de commande", "order_2"]);
  expect(withValues(text, { "tracking-number": "7", "Numéro de commande": "12", order_2: "A" })).toBe("Parcel 7 of 12 A, A: {{}} {x}");
  expect(firstMissing("Parcel {{a b}}")).toEqual({ from: 7, to: 14 });
  expect(firstMissing("Parcel 7")).toBeNull();
});

test("templates take values by number or name", () => {
  expect(withValues("Hi {{1}}, code {{code}} {{2}}", { "1": "Ada", code: "42", "2": " " })).toBe("Hi Ada, code 42 {{2}}");
});
