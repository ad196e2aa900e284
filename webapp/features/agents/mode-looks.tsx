import { BotOffIcon, PencilLineIcon, SparklesIcon } from "lucide-react";

import type { AgentMode } from "@/gql/graphql";

/** The modes from the one that does most. */
export const modes = ["AUTO", "DRAFT", "OFF"] as const satisfies AgentMode[];

const icons = { AUTO: SparklesIcon, DRAFT: PencilLineIcon, OFF: BotOffIcon };

/** A mode's glyph: violet while the AI does something. */
export function ModeIcon({ mode, className = "" }: { mode: AgentMode; className?: string }) {
  const Icon = icons[mode];
  return <Icon aria-hidden className={`${mode === "OFF" ? "text-muted-foreground" : "text-ai-text"} ${className}`} />;
}
