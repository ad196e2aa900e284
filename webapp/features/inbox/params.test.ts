import { expect, test } from "vitest";

import { emptyParams, filterOf, formatParams, paramsOfSaved, parseParams, sortOf } from "./params";

const id = "0190a5c4-0000-7000-8000-000000000001";

test("an empty address is what needs a reply, longest waiting first", () => {
  const params = parseParams({});
  expect(params).toEqual(emptyParams);
  expect(filterOf(params)).toEqual({ view: "NEEDS_REPLY" });
  expect(sortOf(params)).toBe("LONGEST_WAITING");
});

test("what is written reads back", () => {
  const params = {
    ...emptyParams, view: "UNASSIGNED" as const, status: ["OPEN" as const, "PENDING" as const], label: [id], unread: true, waiting: 120, q: "vélo", c: id,
  };
  const text = formatParams(params);
  expect(text).toContain("view=unassigned&status=open,pending");
  expect(parseParams(Object.fromEntries(new URLSearchParams(text)))).toEqual(params);
});

test("nonsense is as if it were absent", () => {
  const params = parseParams({ view: "everything", status: "open,late", label: "x", waiting: "-3", c: "1; drop", unread: "yes" });
  expect(params).toEqual({ ...emptyParams, status: ["OPEN"] });
});

test("a search without a chosen view looks everywhere", () => {
  expect(filterOf(parseParams({ q: " ada " }))).toEqual({ search: "ada" });
  expect(filterOf(parseParams({ q: "ada", view: "mine" }))).toEqual({ view: "MINE", search: "ada" });
});

test("a saved view becomes an address, however broken its filter", () => {
  expect(filterOf(paramsOfSaved({ id, filter: { view: "ALL", labelIds: [id], priorities: ["URGENT"] } }))).toEqual({
    view: "ALL", labelIds: [id], priorities: ["URGENT"],
  });
  expect(paramsOfSaved({ id, filter: "?" })).toEqual({ ...emptyParams, view: "ALL", saved: id });
});
