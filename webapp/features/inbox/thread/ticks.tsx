"use client";

import { CheckCheckIcon, CheckIcon, CircleAlertIcon, CircleHelpIcon, ClockIcon } from "lucide-react";
import { useTranslations } from "next-intl";

import { Tip } from "@/components/shell/tip";
import type { MessageItemFragment, MessageStatus } from "@/gql/graphql";
import { useFormat } from "@/lib/use-format";
import { cn } from "@/lib/utils";

type TicksProps = { message: MessageItemFragment; isOnPicture?: boolean };

/** How far our message has come, with the times on hover. Screen readers hear the state's name. */
export function Ticks({ message, isOnPicture = false }: TicksProps) {
  const t = useTranslations("inbox.status");
  const format = useFormat();
  const { status } = message;
  const times = [
    ["SENT", message.sentAt],
    ["DELIVERED", message.deliveredAt],
    ["READ", message.readAt],
  ] as const;
  const known = times.flatMap(([name, at]) => (at ? [{ name, at }] : []));
  return (
    <Tip
      label={
        <span className="flex flex-col items-start gap-0.5">
          {known.length === 0 ? t(`message.${status}`) : null}
          {known.map(({ name, at }) => (
            <span key={name} className="flex w-full justify-between gap-3">
              <span>{t(`message.${name}`)}</span>
              <time dateTime={at}>{format.absolute(at)}</time>
            </span>
          ))}
        </span>
      }
    >
      <span role="img" aria-label={t(`message.${status}`)} data-status={status} className={cn("[&_svg]:size-3.5", color(status, isOnPicture))}>
        <StatusIcon status={status} />
      </span>
    </Tip>
  );
}

function StatusIcon({ status }: { status: MessageStatus }) {
  switch (status) {
    case "QUEUED":
    case "SENDING":
      return <ClockIcon />;
    case "SENT":
    case "RECEIVED":
      return <CheckIcon />;
    case "DELIVERED":
    case "READ":
    case "PLAYED":
      return <CheckCheckIcon />;
    case "FAILED":
      return <CircleAlertIcon />;
    case "UNKNOWN":
      return <CircleHelpIcon />;
    default:
      status satisfies never;
      return null;
  }
}

function color(status: MessageStatus, isOnPicture: boolean): string {
  if (status === "FAILED") return "text-danger-text";
  if (status === "UNKNOWN") return "text-warn-text";
  if (status === "READ" || status === "PLAYED") return isOnPicture ? "text-[oklch(0.85_0.13_163)]" : "text-primary-text";
  return "text-current";
}
