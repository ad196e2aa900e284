import { expect, it } from "vitest";

import { healthOf } from "./health";

const now = new Date("2025-11-12T10:00:00Z");
const well = {
  status: "CONNECTED" as const,
  webhookSubscribedAt: "2025-10-01T00:00:00Z",
  missingScopes: [],
  tokenExpiresAt: "2026-01-01T00:00:00Z",
  quality: "GREEN",
  lastWebhookAt: "2025-11-12T09:00:00Z",
};

it.each([
  ["all is well", {}, "none", "none"],
  ["a token that never expires", { tokenExpiresAt: null }, "none", "none"],
  ["disconnected by a person", { status: "DISCONNECTED" as const }, "disconnected", "connect"],
  ["a dead token", { status: "RECONNECT" as const, lastWebhookAt: null }, "reconnect", "connect"],
  ["Meta does not call us", { webhookSubscribedAt: null }, "noWebhook", "check"],
  ["a permission is missing", { missingScopes: ["instagram_business_manage_messages"] }, "missingScopes", "connect"],
  ["the token ends on Friday", { tokenExpiresAt: "2025-11-14T00:00:00Z" }, "expires", "connect"],
  ["a bad rating", { quality: "RED" }, "lowQuality", "none"],
  ["nothing ever came", { lastWebhookAt: null }, "neverHeard", "test"],
  ["nothing came for four days", { lastWebhookAt: "2025-11-08T09:00:00Z" }, "quiet", "test"],
])("%s", (_name, facts, problem, action) => {
  expect(healthOf({ ...well, ...facts }, now)).toMatchObject({ problem, action });
});
