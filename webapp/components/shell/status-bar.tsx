"use client";

import { PlugZapIcon, SparklesIcon, WifiOffIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { type ReactNode, useEffect, useState, useSyncExternalStore } from "react";

import { useConnection } from "@/lib/graphql/connection";

import { ProviderTrouble } from "./provider-trouble";
import { Trouble } from "./trouble";
import { useShell } from "./use-shell";

/** A short drop is not worth a word: deploys and lifts take less than this. */
const PATIENCE_MS = 1_500;

/** The slim line on top, there only while something is wrong. */
export function StatusBar() {
  const t = useTranslations("shell.status");
  const isOnline = useSyncExternalStore(subscribeOnline, () => navigator.onLine, () => true);
  const isWaiting = useLongWait();
  const { toReconnect, budget, ownAnswers, agent } = useShell();
  const [first] = toReconnect;
  if (!isOnline || isWaiting) {
    return (
      <Line icon={<WifiOffIcon className="size-3.5" />} className="bg-warn-wash text-warn-text">
        {isOnline ? t("reconnecting") : t("offline")}
      </Line>
    );
  }
  if (!first && budget !== "OK" && !ownAnswers) {
    const isStop = budget === "STOP";
    return (
      <Line icon={<SparklesIcon className="size-3.5" />} className={isStop ? "bg-danger-wash text-danger-text" : "bg-warn-wash text-warn-text"}>
        {t(`budget.${budget}`)}
        <Link href={"/settings/ai-usage"} className="font-medium underline underline-offset-3">
          {t("budget.open")}
        </Link>
      </Line>
    );
  }
  if (!first && agent?.providerTrouble && agent.brake !== "STOPPED") {
    return (
      <Line icon={<SparklesIcon aria-hidden className="size-3.5" />} className="bg-warn-wash text-warn-text">
        <ProviderTrouble {...agent.providerTrouble} />
      </Line>
    );
  }
  if (!first && agent?.trouble && agent.brake !== "STOPPED") {
    return (
      <Line icon={<SparklesIcon aria-hidden className="size-3.5" />} className="bg-warn-wash text-warn-text">
        <Trouble reason={agent.trouble.reason} />
      </Line>
    );
  }
  if (!first) return null;
  return (
    <Line icon={<PlugZapIcon className="size-3.5" />} className="bg-warn-wash text-warn-text">
      {t("channel", { count: toReconnect.length, name: first.name })}
      <Link href={"/channels"} className="font-medium underline underline-offset-3">
        {t("reconnect")}
      </Link>
    </Line>
  );
}

function Line({ icon, className, children }: { icon: ReactNode; className: string; children: ReactNode }) {
  return (
    <div
      role="status"
      className={`flex min-h-7 shrink-0 items-center justify-center gap-2 border-b px-3 py-0.5 text-xs [&>svg]:shrink-0 ${className}`}
    >
      {icon}
      <span className="min-w-0 text-balance [&>a]:ms-2">{children}</span>
    </div>
  );
}

function useLongWait(): boolean {
  const state = useConnection((connection) => connection.state);
  const since = useConnection((connection) => connection.since);
  const [seen, setSeen] = useState(0);
  useEffect(() => {
    if (state !== "waiting") return;
    const timer = setTimeout(() => setSeen(since), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [state, since]);
  return state === "waiting" && seen === since;
}

function subscribeOnline(changed: () => void) {
  addEventListener("online", changed);
  addEventListener("offline", changed);
  return () => {
    removeEventListener("online", changed);
    removeEventListener("offline", changed);
  };
}
