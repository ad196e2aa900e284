import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { buildSchema, type DocumentNode, getNamedType, type GraphQLNamedType, isInterfaceType, isObjectType, Kind, parse, type SelectionSetNode } from "graphql";
import { expect, test } from "vitest";

import { embedded } from "./cache";

const root = join(import.meta.dirname, "../../..");
const graph = readdirSync(join(root, "graph")).filter((name) => name.endsWith(".graphqls"));
const schema = buildSchema(["schema.graphqls", ...graph.map((name) => join("graph", name))].map((name) => readFileSync(join(root, name), "utf8")).join("\n"), { assumeValidSDL: true });
const persisted = JSON.parse(readFileSync(join(root, "webapp/gql/persisted.json"), "utf8")) as Record<string, string>;

test("whoever reads an object asks for its id, by which the cache keeps it once", () => {
  const missing = Object.values(persisted).flatMap((text) => missingIn(parse(text)));
  expect([...new Set(missing)]).toEqual([]);
});

function missingIn(document: DocumentNode): string[] {
  const fragments = new Map(document.definitions.flatMap((definition) => (definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [])));
  const hasId = ({ selections }: SelectionSetNode): boolean =>
    selections.some((selection) => {
      if (selection.kind === Kind.FIELD) return selection.name.value === "id";
      const inner = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
      return inner !== undefined && hasId(inner.selectionSet);
    });
  const look = (parent: GraphQLNamedType | undefined, { selections }: SelectionSetNode): string[] =>
    selections.flatMap((selection) => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return []; // seen where it is defined
      if (selection.kind === Kind.INLINE_FRAGMENT) return look(selection.typeCondition ? schema.getType(selection.typeCondition.name.value) : parent, selection.selectionSet);
      const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[selection.name.value] : undefined;
      if (!field || !selection.selectionSet) return [];
      const type = getNamedType(field.type);
      const isEntity = isObjectType(type) && type.getFields().id && !embedded.includes(type.name);
      const here = isEntity && !hasId(selection.selectionSet) ? [`${parent?.name ?? ""}.${field.name}: ${type.name}`] : [];
      return [...here, ...look(type, selection.selectionSet)];
    });
  return document.definitions.flatMap((definition) => {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) return look(schema.getType(definition.typeCondition.name.value), definition.selectionSet);
    return definition.kind === Kind.OPERATION_DEFINITION ? look(schema.getRootType(definition.operation) ?? undefined, definition.selectionSet) : [];
  });
}
