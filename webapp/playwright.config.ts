import { defineConfig, devices } from "@playwright/test";

// What has a workspace of its own, or only looks.
const apart = /(assistant|accessibility|agent-tests|autonomy|insights|replay)[^/]*\.spec\.ts$/;
const desktop = { ...devices["Desktop Chrome"], viewport: { width: 1440, height: 900 } };

/**
 * Runs against a product that already stands at BASE_URL (`make test` starts
 * one).
 */
export default defineConfig({
  testDir: "e2e",
  fullyParallel: true,
  // Two streams: the team's journeys in the demo's workspace and those apart from it, each one at a time, because CI shares two
  // cores with the database, Redis, three of our processes and the browsers.
  workers: 2,
  // A test that passes only when repeated is counted as flaky and shown.
  retries: process.env.CI ? 2 : 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: [["list"]],
  use: {
    baseURL: process.env.BASE_URL ?? "http://localhost:8080",
    // Recording takes a fifth of the processor's time, so it waits for a reason.
    trace: "on-first-retry",
    // Things stand where they will stay: nobody waits for them to slide in, and nothing slides away from a click.
    contextOptions: { reducedMotion: "reduce" },
    launchOptions: {
      // None is Playwright's own.
      executablePath: process.env.CHROMIUM_PATH || undefined,
      // A page lives for seconds here: its code is not worth optimising.
      args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--js-flags=--no-opt --no-maglev"],
    },
  },
  projects: [
    { name: "setup", testMatch: "agent.setup.ts", use: desktop },
    { name: "team", dependencies: ["setup"], testIgnore: apart, workers: process.env.CI ? 1 : 2, use: desktop },
    // The assistant's journeys share a workspace, which they stop, slow down and publish anew: one at a time.
    { name: "popup", testMatch: "popup.setup.ts", use: desktop },
    { name: "apart", dependencies: ["popup"], testMatch: apart, workers: 1, use: desktop },
  ],
});
