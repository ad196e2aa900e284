import { expect, test } from "vitest";

import { differences } from "./diff";
import type { ConfigForm } from "./schema";

const config: ConfigForm = {
  model: "",
  temperature: 0.3,
  tone: "FRIENDLY",
  length: "SHORT",
  language: "auto",
  template: "SUPPORT",
  instructions: "Be kind.",
  saysItIsAI: true,
  thresholds: { send: 0.7, draft: 0.35, byChannel: [] },
  hours: { zone: "UTC", spans: [], open: "AUTO", outside: "AUTO" },
  pace: { quietSeconds: 4, capSeconds: 20, resumeHours: 12, answersPerHour: 20 },
  guard: { blocked: [], topics: [{ name: "Legal", handling: "PERSON", phrases: ["lawyer*"] }], neverPromise: ["we promise"], ignored: ["ok"] },
  channels: [],
};

test("nothing differs from itself", () => {
  expect(differences(config, structuredClone(config))).toEqual([]);
});

test("a value, a nested one and lists are named by their path", () => {
  const next = structuredClone(config);
  next.tone = "CASUAL";
  next.pace.resumeHours = 0;
  next.guard.neverPromise = ["we guarantee"];
  next.guard.topics.push({ name: "Refund", handling: "DRAFT", phrases: ["refund*"], send: 0.9, draft: null });
  expect(differences(config, next)).toEqual([
    { path: "tone", before: "FRIENDLY", after: "CASUAL" },
    { path: "pace.resumeHours", before: "12", after: "0" },
    { path: "guard.topics", added: ["Refund · DRAFT · refund* · 0.9"], removed: [] },
    { path: "guard.neverPromise", added: ["we guarantee"], removed: ["we promise"] },
  ]);
});
