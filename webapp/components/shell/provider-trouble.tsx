"use client";

import { useTranslations } from "next-intl";
import Link from "next/link";

import { useRoleAtLeast } from "@/features/session/use-role";
import type { AgentStateFragment } from "@/gql/graphql";

import { useTroubleWatch } from "./use-trouble-watch";

/** What the line on top says while the workspace's own models do not do their work: whose they are, why, and where to put it right. */
export function ProviderTrouble({ host, use, reason, passes, fallsBack }: NonNullable<AgentStateFragment["providerTrouble"]>) {
  const t = useTranslations("shell.status.provider");
  const own = useTranslations("billing.own");
  const isAdmin = useRoleAtLeast("ADMIN");
  const meanwhile = use === "ANSWER" && !passes ? "ANSWER_BY_PEOPLE" : use;
  useTroubleWatch();
  return (
    <>
      {t("cause", { host, failure: own(`failure.${reason}`) })} {fallsBack ? t("fallsBack") : t(`meanwhile.${meanwhile}`)}
      {isAdmin ? (
        <Link href={"/settings/models"} className="font-medium underline underline-offset-3">
          {t("open")}
        </Link>
      ) : null}
    </>
  );
}
