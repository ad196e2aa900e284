import type { ModelProviderFactsFragment, ModelUse, OwnModelFactsFragment, OwnModelInput } from "@/gql/graphql";

/** What a workspace's own models may do, in the order in which it is shown. */
export const uses = ["ANSWER", "JUDGE", "MODERATE", "TRANSCRIBE"] as const satisfies ModelUse[];

/** One task as it is edited: prices are dollars, as they are typed; empty says nothing. */
export type TaskForm = { who: "OURS" | "OWN"; model: string; input: string; output: string; minute: string };

export type ProviderForm = { baseUrl: string; key: string; fallsBack: boolean; tasks: Record<ModelUse, TaskForm> };

const DEFAULT_URL = "https://api.openai.com/v1";
const nobody: TaskForm = { who: "OURS", model: "", input: "", output: "", minute: "" };

const dollars = (micros: number | null) => (micros === null ? "" : String(micros / 1e6));

/** Millionths of what was typed in dollars; null for nothing, and for what is no amount. */
export function micros(typed: string): number | null {
  const amount = typed.trim() === "" ? Number.NaN : Number(typed.trim().replace(",", "."));
  return Number.isFinite(amount) && amount >= 0 ? Math.round(amount * 1e6) : null;
}

export function toForm(provider: ModelProviderFactsFragment | null, models: readonly OwnModelFactsFragment[]): ProviderForm {
  const task = (use: ModelUse): TaskForm => {
    const own = models.find((model) => model.use === use);
    if (!own) return nobody;
    return { who: "OWN", model: own.model, input: dollars(own.inputMicros), output: dollars(own.outputMicros), minute: dollars(own.minuteMicros) };
  };
  return {
    baseUrl: provider?.baseUrl ?? DEFAULT_URL,
    key: "",
    fallsBack: provider?.fallsBack ?? false,
    // Who brings a key brings it for answers first.
    tasks: {
      ANSWER: provider ? task("ANSWER") : { ...nobody, who: "OWN" },
      JUDGE: task("JUDGE"),
      MODERATE: task("MODERATE"),
      TRANSCRIBE: task("TRANSCRIBE"),
    },
  };
}

/** A task as the API takes it: only the prices that it is charged by. */
export function toInput(use: ModelUse, task: TaskForm): OwnModelInput {
  const isChat = use === "ANSWER" || use === "JUDGE";
  return {
    use,
    model: task.model,
    inputMicros: isChat ? micros(task.input) : null,
    outputMicros: isChat ? micros(task.output) : null,
    minuteMicros: use === "TRANSCRIBE" ? micros(task.minute) : null,
  };
}
