/** A part of an answer that can be chosen: its name as the server reads it, and what it holds this time. */
export type Leaf = { path: string; sample: string };

const most = 80;

/** The texts, numbers and switches of an answer. A list is told by all of its elements under one name: items[].name. */
export function leavesOf(body: unknown): Leaf[] {
  const samples = new Map<string, string[]>();
  walk(body, "", samples);
  return [...samples].slice(0, most).map(([path, values]) => ({ path, sample: values.join(", ") }));
}

function walk(node: unknown, path: string, samples: Map<string, string[]>) {
  if (Array.isArray(node)) {
    // An answer that is a list itself is read through: its elements' parts have no name before them.
    node.slice(0, 3).forEach((item) => walk(item, path && `${path}[]`, samples));
  } else if (typeof node === "object" && node !== null) {
    for (const [name, child] of Object.entries(node)) {
      if (name !== "" && !/[.[\]\s]/.test(name)) walk(child, path ? `${path}.${name}` : name, samples);
    }
  } else if (path !== "" && !path.endsWith("[]")) {
    const known = samples.get(path) ?? [];
    samples.set(path, node === null ? known : [...known, String(node as string | number | boolean)]);
  }
}
