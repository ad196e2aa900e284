import type { UseFieldArrayReturn } from "react-hook-form";

import type { ActionDefinitionInput, ActionFactsFragment, ActionMethod, ActionSource } from "@/gql/graphql";

/** What an asked value looks like. The server knows patterns only; these are the usual ones. */
export const shapes = { ANY: "", DIGITS: "[0-9]+", CODE: "[A-Za-z0-9-]+", EMAIL: "[^@ ]+@[^@ ]+" } as const;
export type Shape = keyof typeof shapes | "OWN";

/** A value of the request, under its name. */
export type ValueForm = { source: ActionSource; description: string; shape: Shape; pattern: string; maxLength: string };
export type HeaderForm = { name: string; value: string; ending: string | null };
export type FieldForm = { path: string; label: string };

export type ActionForm = {
  name: string;
  purpose: string;
  method: ActionMethod;
  /** What the customer agrees to; of no meaning while nothing changes. */
  confirmation: string;
  url: string;
  /** The names of values that go in the body. */
  body: { name: string }[];
  /** By name, also of those that nothing names at the moment. */
  values: Record<string, ValueForm>;
  headers: HeaderForm[];
  fields: FieldForm[];
  timeoutSeconds: number;
  isOn: boolean;
};

/** The fields that are chosen: one list, which is ticked in the answer and named below it. */
export type Chosen = UseFieldArrayReturn<ActionForm, "fields">;

export const newValue: ValueForm = { source: "ASKED", description: "", shape: "ANY", pattern: "", maxLength: "60" };

/** The names in braces, in the order in which a text has them, each once. */
export function slots(text: string): string[] {
  return [...new Set([...text.matchAll(/\{([a-z][a-z0-9_]{0,31})\}/g)].map(([, name = ""]) => name))];
}

/** The names of all values: those in the address, and of a change those that the customer agrees to and those in the body. */
export function valuesOf({ url, method, confirmation, body }: Pick<ActionForm, "url" | "method" | "confirmation" | "body">): string[] {
  return method === "GET" ? slots(url) : [...new Set([...slots(url), ...slots(confirmation), ...body.map(({ name }) => name)])];
}

export const inBraces = (name: string) => `{${name}}`;

export function toForm(action: ActionFactsFragment | null): ActionForm {
  if (!action) return { name: "", purpose: "", method: "GET", confirmation: "", url: "https://", body: [], values: {}, headers: [], fields: [], timeoutSeconds: 5, isOn: true };
  const { name, purpose, method, confirmation, url, parameters, headers, fields, timeoutSeconds, isOn } = action;
  return {
    name,
    purpose,
    method,
    confirmation,
    url,
    body: parameters.filter(({ name }) => ![...slots(url), ...slots(confirmation)].includes(name)).map(({ name }) => ({ name })),
    values: Object.fromEntries(
      parameters.map(({ name, source, description, pattern, maxLength }) => [
        name,
        { source, description, shape: shapeOf(pattern), pattern, maxLength: String(maxLength) },
      ]),
    ),
    headers: headers.map(({ name, ending }) => ({ name, value: "", ending })),
    fields: fields.map(({ path, label }) => ({ path, label })),
    timeoutSeconds,
    isOn,
  };
}

export function toInput(form: ActionForm): ActionDefinitionInput {
  return {
    name: form.name,
    purpose: form.purpose,
    method: form.method,
    confirmation: form.method === "GET" ? "" : form.confirmation,
    url: form.url,
    parameters: valuesOf(form).map((name) => {
      const { source, description, shape, pattern, maxLength } = form.values[name] ?? newValue;
      return { name, source, description, pattern: shape === "OWN" ? pattern : shapes[shape], maxLength: Number(maxLength) || 0 };
    }),
    headers: form.headers.map(({ name, value, ending }) => ({ name, value: value === "" && ending !== null ? null : value })),
    fields: form.fields.map(({ path, label }) => ({ path, label })),
    timeoutSeconds: form.timeoutSeconds,
    isOn: form.isOn,
  };
}

function shapeOf(pattern: string): Shape {
  const known = Object.entries(shapes).find(([, usual]) => usual === pattern);
  return known ? (known[0] as Shape) : "OWN";
}

/** Where the form has what the server found fault with: it counts parameters, the form names them. */
export function fieldOf(path: string, names: readonly string[]): string | null {
  const [top = "", index = "", part] = path.split(".");
  if (top === "parameters" && part) return `values.${names[Number(index)] ?? ""}.${part}`;
  if (top === "headers" || top === "fields") return part ? path : null;
  return ["name", "purpose", "method", "confirmation", "url"].includes(top) ? top : null;
}
