import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";

import type { CodegenConfig } from "@graphql-codegen/cli";
import { addTypenameSelectionDocumentTransform } from "@graphql-codegen/client-preset";
import { type DocumentNode, print, stripIgnoredCharacters } from "graphql";

const tree = /^export const (\w+) = (\{.*\}) as unknown as DocumentNode<(\w+), (\w+)>;$/gm;

/**
 * Writes each document as its text and into a module of its own: as syntax
 * trees, all together, they would be the largest thing every page loads.
 */
async function splitDocuments() {
  const generated = await readFile("gql/graphql.ts", "utf8");
  await rm("gql/documents", { recursive: true, force: true });
  await mkdir("gql/documents");
  const documents = [...generated.matchAll(tree)].map(async ([, name = "", json = "", result = "", variables = ""]) => {
    const document = JSON.parse(json) as DocumentNode & { __meta__?: { hash?: string } };
    const args = [stripIgnoredCharacters(print(document)), document.__meta__?.hash].filter(Boolean);
    const lines = [
      "/* eslint-disable */",
      'import { parsed } from "@/lib/graphql/parsed";',
      `import type { ${[result, variables].filter((type) => type !== "unknown").join(", ")} } from "../graphql";`,
      `export const ${name} = /*#__PURE__*/ parsed<${result}, ${variables}>(${args.map((arg) => JSON.stringify(arg)).join(", ")});`,
    ];
    await writeFile(`gql/documents/${name}.ts`, `${lines.join("\n")}\n`);
  });
  await Promise.all(documents);
  const types = generated.replace(/^import type .*\n/m, "").replace(tree, (_line, name: string) => `export { ${name} } from "./documents/${name}";`);
  await writeFile("gql/graphql.ts", types);
  // The preset's map of every document would bring them all back; nothing calls its graphql().
  await rm("gql/gql.ts");
  await writeFile("gql/index.ts", 'export * from "./fragment-masking";\n');
}

/**
 * Types and persisted documents from the product's own schema. The manifest
 * (gql/persisted.json, hash to text) is embedded by the Go server, which is why
 * `__typename` is added here, before hashing, and not at run time.
 */
const config: CodegenConfig = {
  schema: ["../schema.graphqls", "../graph/*.graphqls"],
  documents: ["app/**/*.graphql", "features/**/*.graphql", "components/**/*.graphql", "lib/**/*.graphql"],
  hooks: { afterAllFileWrite: [() => rename("gql/persisted-documents.json", "gql/persisted.json"), splitDocuments] },
  generates: {
    "gql/": {
      preset: "client",
      documentTransforms: [addTypenameSelectionDocumentTransform],
      presetConfig: {
        fragmentMasking: { unmaskFunctionName: "readFragment" },
        persistedDocuments: { hashAlgorithm: "sha256" },
      },
      config: {
        scalars: { Time: "string", JSON: "unknown" },
        enumsAsTypes: true,
        useTypeImports: true,
        strictScalars: true,
        skipTypename: true,
        avoidOptionals: { field: true },
      },
    },
  },
};

export default config;
