"use client";

import { useTranslations } from "next-intl";

import type { AgentStandingFragment } from "@/gql/graphql";
import { dayKey } from "@/lib/format";
import { useFormat } from "@/lib/use-format";

const HOUR_MS = 3_600_000;

/** Why the AI may do what it may, as a sentence. */
export function useStandingText(me: string) {
  const t = useTranslations("agents.reason");
  const format = useFormat();
  return ({ effective, answeredAt, answeredBy }: AgentStandingFragment): string => {
    const { mode, reason, resumesAt } = effective;
    const isToday = resumesAt ? dayKey(resumesAt, format.ctx) === dayKey(format.now, format.ctx) : false;
    const when = {
      day: resumesAt ? (isToday ? "today" : "other") : "never",
      time: resumesAt ? (isToday ? format.clock(resumesAt) : format.absolute(resumesAt)) : "",
    };
    switch (reason) {
      case "PERSON_ANSWERED": {
        const who = { who: answeredBy ? (answeredBy.id === me ? "you" : "other") : "none", name: answeredBy?.name.split(" ")[0] ?? "" };
        const hours = resumesAt && answeredAt ? Math.round((new Date(resumesAt).getTime() - new Date(answeredAt).getTime()) / HOUR_MS) : 0;
        return t("PERSON_ANSWERED", { ...who, ...when, hours });
      }
      case "HOURS":
        return t("HOURS", { ...when, mode });
      default:
        return t(reason, { mode });
    }
  };
}
