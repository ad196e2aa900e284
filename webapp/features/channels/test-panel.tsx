"use client";

import { CheckIcon, CircleIcon, LoaderCircleIcon, XIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Route } from "next";
import Link from "next/link";
import { type ReactNode, useEffect, useState } from "react";
import { useClient } from "urql";

import { Button } from "@/components/ui/button";
import { type ChannelCardFragment, ChannelsDocument } from "@/gql/graphql";
import { anew } from "@/lib/graphql/handover";
import { useFormat } from "@/lib/use-format";

import { TestForm } from "./test-form";

const POLL_MS = 3_000;

type TestPanelProps = { account: ChannelCardFragment; isNew: boolean; onClose: () => void };

/**
 * The end of connecting: a message goes out, another comes in, and each step
 * turns green as it happens. What Meta sends is seen through `lastWebhookAt`.
 */
export function TestPanel({ account, isNew, onClose }: TestPanelProps) {
  const t = useTranslations("channels.test");
  const close = useTranslations("common")("close");
  const format = useFormat();
  const [startedAt] = useState(() => Date.now());
  const [isSent, setSent] = useState(false);
  const { channel, name, handle, status, webhookSubscribedAt, lastWebhookAt } = account;
  const heardAt = lastWebhookAt && new Date(lastWebhookAt).getTime() > startedAt ? lastWebhookAt : null;
  usePolling(heardAt === null);
  const isWaiting = channel === "INSTAGRAM" || isSent;
  return (
    <section aria-labelledby="test-title" className="relative grid gap-4 rounded-lg border border-primary-line bg-primary-wash/40 p-4">
      <header>
        <h2 id="test-title" className="pr-10 text-base font-semibold">
          {isNew ? t("title", { name }) : t("titleAgain", { name })}
        </h2>
        <p className="text-sm text-muted-foreground">{t("lead")}</p>
      </header>
      <Button variant="ghost" size="icon-sm" aria-label={close} onClick={onClose} className="absolute top-3 right-3">
        <XIcon />
      </Button>
      <ol aria-live="polite" className="grid gap-2.5">
        <Step state={status === "CONNECTED" ? "done" : "open"}>{t("token")}</Step>
        <Step state={webhookSubscribedAt ? "done" : "busy"}>{webhookSubscribedAt ? t("webhook") : t("webhookMissing")}</Step>
        {channel === "WHATSAPP" ? (
          <Step state={isSent ? "done" : "open"}>
            {isSent ? t("sent") : t("send")}
            {isSent ? null : <TestForm accountId={account.id} onSent={() => setSent(true)} />}
          </Step>
        ) : null}
        <Step state={heardAt ? "done" : isWaiting ? "busy" : "open"}>
          {heardAt
            ? t("arrived", { time: format.relative(heardAt) })
            : channel === "WHATSAPP"
              ? t("waitWhatsApp")
              : t("waitInstagram", { handle })}
        </Step>
      </ol>
      {heardAt ? (
        <Button asChild className="justify-self-start">
          <Link href={"/inbox" as Route}>{t("done")}</Link>
        </Button>
      ) : null}
    </section>
  );
}

/** Asks again every few seconds; a live event, where one comes, is quicker. */
function usePolling(isActive: boolean) {
  const client = useClient();
  useEffect(() => {
    if (!isActive) return;
    const timer = setInterval(() => void client.query(ChannelsDocument, {}, anew).toPromise(), POLL_MS);
    return () => clearInterval(timer);
  }, [isActive, client]);
}

function Step({ state, children }: { state: "done" | "busy" | "open"; children: ReactNode }) {
  return (
    <li className="flex gap-2.5 text-sm">
      <span aria-hidden className="mt-0.5 grid size-4 shrink-0 place-items-center">
        {state === "done" ? <CheckIcon className="size-4 text-primary-text" strokeWidth={2.5} /> : null}
        {state === "busy" ? <LoaderCircleIcon className="size-4 animate-spin text-muted-foreground" /> : null}
        {state === "open" ? <CircleIcon className="size-3.5 text-faint-foreground" /> : null}
      </span>
      <div className="grid flex-1 gap-2">{children}</div>
    </li>
  );
}
