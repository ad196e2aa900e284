import { describe, expect, it } from "vitest";

import type { ActionFactsFragment } from "@/gql/graphql";

import { fieldOf, slots, toForm, toInput, valuesOf } from "./form";
import { leavesOf } from "./leaves";

const action: ActionFactsFragment = {
  __typename: "Action", id: "1", name: "Order status", purpose: "Where is it?", method: "GET", confirmation: "", url: "https://shop.example/{order}?phone={phone}&o={order}", host: "shop.example",
  parameters: [
    { __typename: "ActionParameter", name: "order", source: "ASKED", description: "The number", pattern: "[0-9]+", maxLength: 8 },
    { __typename: "ActionParameter", name: "phone", source: "WHATSAPP_NUMBER", description: "", pattern: "", maxLength: 200 },
  ],
  headers: [{ __typename: "ActionHeader", name: "Authorization", ending: "7Q4z" }],
  fields: [{ __typename: "ActionField", path: "status", label: "" }], timeoutSeconds: 5, isOn: true,
};

describe("an action's form", () => {
  it("names the values in the address, each once", () => {
    expect(slots("https://x.test/{order}/{Bad}/{order}?a={phone_2}")).toEqual(["order", "phone_2"]);
  });
  it("saves what it was opened with, and keeps what headers hold", () => {
    expect(toInput(toForm(action))).toEqual({
      name: "Order status", purpose: "Where is it?", method: "GET", confirmation: "", url: action.url,
      parameters: [
        { name: "order", source: "ASKED", description: "The number", pattern: "[0-9]+", maxLength: 8 },
        { name: "phone", source: "WHATSAPP_NUMBER", description: "", pattern: "", maxLength: 200 },
      ],
      headers: [{ name: "Authorization", value: null }], fields: [{ path: "status", label: "" }], timeoutSeconds: 5, isOn: true,
    });
  });
  it("sends a header that was entered anew, and the pattern of a shape", () => {
    const form = toForm(action);
    form.headers = [{ name: "X-Key", value: "abc", ending: "7Q4z" }, { name: "Y", value: "", ending: null }];
    form.values = { order: { source: "ASKED", description: "", shape: "OWN", pattern: "A[0-9]", maxLength: "4" } };
    const input = toInput(form);
    expect(input.headers).toEqual([{ name: "X-Key", value: "abc" }, { name: "Y", value: "" }]);
    expect(input.parameters.map(({ name, pattern, source }) => [name, pattern, source])).toEqual([["order", "A[0-9]", "ASKED"], ["phone", "", "ASKED"]]);
  });
  it("has the values of a change in its address, its sentence and its body, and those of a lookup in its address alone", () => {
    const change: ActionFactsFragment = {
      ...action, method: "POST", confirmation: "cancel {order} because {reason}", url: "https://shop.example/{order}/cancel",
      parameters: [...action.parameters, { __typename: "ActionParameter", name: "reason", source: "ASKED", description: "Why", pattern: "", maxLength: 60 }],
    };
    const form = toForm(change);
    expect(form.body).toEqual([{ name: "phone" }]);
    expect(valuesOf(form)).toEqual(["order", "reason", "phone"]);
    expect(toInput(form)).toMatchObject({ method: "POST", confirmation: "cancel {order} because {reason}" });
    expect(toInput({ ...form, method: "GET" })).toMatchObject({ confirmation: "", parameters: [{ name: "order" }] });
  });
  it("finds its fields in what the server says", () => {
    expect(["name", "parameters.1.description", "headers.0.value", "fields", "values.order"].map((path) => fieldOf(path, ["order", "phone"]))).toEqual([
      "name", "values.phone.description", "headers.0.value", null, null,
    ]);
  });
});

describe("an answer", () => {
  it("is told by its leaves, lists under one name", () => {
    expect(leavesOf({ a: 1, b: { c: "x", d: null }, items: [{ n: 1 }, { n: 2 }], "odd name": 1, list: ["x"], none: [] })).toEqual([
      { path: "a", sample: "1" }, { path: "b.c", sample: "x" }, { path: "b.d", sample: "" }, { path: "items[].n", sample: "1, 2" },
    ]);
    expect(leavesOf([{ n: true }, { n: false }])).toEqual([{ path: "n", sample: "true, false" }]);
  });
});
