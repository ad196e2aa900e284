import { defineConfig, devices } from "@playwright/test";

/**
 * Runs against a product that already stands at BASE_URL (`make test` starts
 * one). The browser is the machine's own; nothing is downloaded.
 */
export default defineConfig({
  testDir: "e2e",
  fullyParallel: true,
  // CI shares two cores with the database, Redis, three of our processes and the
  // browser. A test that passes only when repeated is counted as flaky and shown.
  workers: process.env.CI ? 1 : 2,
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
    { name: "setup", testMatch: /\.setup\.ts$/ },
    { name: "chromium", dependencies: ["setup"], use: { ...devices["Desktop Chrome"], viewport: { width: 1440, height: 900 } } },
  ],
});
