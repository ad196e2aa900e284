import { expect, test } from "vitest";

import { fill, missing, withValues } from "./variables";

const context = { contact: { name: "Ada Lovelace", phone: null, email: "ada@example.org" }, agent: { name: "Max Weber" } };

test("known variables are filled in, unknown ones stay visible", () => {
  const text = fill("Hello {{contact.first_name}}, {{ agent.name }} here: {{contact.phone}} {{order.id}}", context);
  expect(text).toBe("Hello Ada, Max Weber here: {{contact.phone}} {{order.id}}");
  expect(missing(text)).toEqual(["{{contact.phone}}", "{{order.id}}"]);
});

test("templates take values by number or name", () => {
  expect(withValues("Hi {{1}}, code {{code}} {{2}}", { "1": "Ada", code: "42", "2": " " })).toBe("Hi Ada, code 42 {{2}}");
});
