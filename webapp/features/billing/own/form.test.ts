import { describe, expect, it } from "vitest";

import { micros, toForm, toInput } from "./form";

describe("a provider's form", () => {
  it.each([
    ["0.4", 400_000],
    ["0,15", 150_000],
    [" 3 ", 3_000_000],
    ["0", 0],
    ["", null],
    ["free", null],
    ["-1", null],
  ])("reads the price %j", (typed, want) => {
    expect(micros(typed)).toBe(want);
  });

  it("keeps what was saved", () => {
    const model = { use: "JUDGE", model: "llama", inputMicros: 100_000, outputMicros: null, minuteMicros: null, trouble: null, troubleSince: null } as const;
    const form = toForm({ baseUrl: "https://a.test/v1", host: "a.test", keyEnding: "abcd", fallsBack: true, updatedAt: "", usage: [] } as never, [model] as never);
    expect(form).toMatchObject({ baseUrl: "https://a.test/v1", key: "", fallsBack: true });
    expect(form.tasks.ANSWER.who).toBe("OURS");
    expect(toInput("JUDGE", form.tasks.JUDGE)).toEqual({ use: "JUDGE", model: "llama", inputMicros: 100_000, outputMicros: null, minuteMicros: null });
  });

  it("begins with answers", () => {
    expect(toForm(null, []).tasks).toMatchObject({ ANSWER: { who: "OWN" }, JUDGE: { who: "OURS" } });
  });
});
