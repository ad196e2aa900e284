import { defineConfig } from "@playwright/test";

import base from "../playwright.config";

/** What `make bench ONLY=web` runs: figures, one after the other, with nothing else going on. */
export default defineConfig({
  ...base,
  testDir: ".",
  testMatch: "*.bench.ts",
  workers: 1,
  retries: 0,
  fullyParallel: false,
  timeout: 600_000,
  use: {
    ...base.use,
    trace: "off",
    // What is measured is what people have: motion, and code that is optimised.
    contextOptions: {},
    launchOptions: { ...base.use?.launchOptions, args: base.use?.launchOptions?.args?.filter((arg) => !arg.startsWith("--js-flags")) },
  },
  projects: [{ name: "bench", use: { viewport: { width: 1440, height: 900 } } }],
});
