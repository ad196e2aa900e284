import { rename } from "node:fs/promises";

import type { CodegenConfig } from "@graphql-codegen/cli";
import { addTypenameSelectionDocumentTransform } from "@graphql-codegen/client-preset";

/**
 * Types and persisted documents from the product's own schema. The manifest
 * (gql/persisted.json, hash to text) is embedded by the Go server, which is why
 * `__typename` is added here, before hashing, and not at run time.
 */
const config: CodegenConfig = {
  schema: ["../schema.graphqls", "../graph/*.graphqls"],
  documents: ["app/**/*.graphql", "features/**/*.graphql", "components/**/*.graphql", "lib/**/*.graphql"],
  hooks: { afterAllFileWrite: [() => rename("gql/persisted-documents.json", "gql/persisted.json")] },
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
