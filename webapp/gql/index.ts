export * from "./fragment-masking";
