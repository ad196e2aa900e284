import { defineConfig, devices } from "@playwright/test";

const assistant = /assistant[^/]*\.spec\.ts$/;
const desktop = { ...devices["Desktop Chrome"], viewport: { width: 1440, height: 900 } };

/**
 * Runs against a product that already stands at BASE_URL (`make test` starts
 * one). The browser is the machine's own; nothing is downloaded.
 */
export default defineConfig({
  testDir: "e2e",
  fullyParallel: true,
  // Two streams: the team's journeys in the demo's workspace and the assistant's in its own, each one at a time, because CI
  // shares two cores with the database, Redis, three of our processes and the browsers.
  workers: 2,
  // A test that passes only when repeated is counted as flaky and shown.
  retries: process.env.CI ? 2 : 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: [["list"]],
  use: {
    baseURL: process.env.BASE_URL ?? "http://localhost:8080",
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
    },
  },
  projects: [
    { name: "setup", testMatch: "agent.setup.ts", use: desktop },
    { name: "chromium", dependencies: ["setup"], testIgnore: assistant, workers: process.env.CI ? 1 : 2, use: desktop },
    // The assistant's journeys have a workspace of their own, which they stop, slow down and publish anew: one at a time.
    { name: "popup", testMatch: "popup.setup.ts", use: desktop },
    { name: "assistant", dependencies: ["popup"], testMatch: assistant, workers: 1, use: desktop },
  ],
});
