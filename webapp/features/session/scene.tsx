import { CheckCheckIcon } from "lucide-react";
import { getTranslations } from "next-intl/server";

import { ChannelBadge } from "@/components/channel-badge";
import { PersonAvatar } from "@/components/person-avatar";
import type { Channel } from "@/gql/graphql";
import { cn } from "@/lib/utils";

/** What waits behind the door, drawn with the product's own parts. Decoration: screen readers get the caption. */
export async function Scene() {
  const t = await getTranslations("auth.scene");
  return (
    <aside className="relative hidden overflow-hidden border-l bg-background lg:block">
      <div
        aria-hidden
        className="absolute inset-0 bg-[radial-gradient(var(--n6)_1px,transparent_1px)] [mask-image:radial-gradient(ellipse_at_60%_45%,black_20%,transparent_72%)] [background-size:20px_20px]"
      />
      <div className="absolute inset-0 flex flex-col items-center justify-center gap-10 px-10">
        <div aria-hidden className="relative w-full max-w-[640px]">
          <div className="w-[56%] overflow-hidden rounded-xl border bg-surface shadow-popover">
            <Row name={t("customer")} text={t("question")} channel="WHATSAPP" time={t("time")} isSelected />
            <Row name={t("row2")} text={t("row2Text")} channel="INSTAGRAM" time={t("time2")} waiting={t("waiting")} />
            <Row name={t("row3")} text={t("row3Text")} channel="WHATSAPP" time={t("time3")} />
          </div>
          <div className="-mt-4 ml-auto w-[66%] rounded-xl border bg-surface shadow-popover">
            <div className="flex items-center gap-2.5 border-b px-4 py-2.5">
              <Face name={t("customer")} channel="WHATSAPP" />
              <span className="text-sm font-medium">{t("customer")}</span>
              <span className="ml-auto text-xs text-muted-foreground">{t("assignee")}</span>
            </div>
            <div className="grid gap-2 p-4 text-base">
              <p className="max-w-[82%] justify-self-start rounded-bubble rounded-bl-sm bg-n3 px-3 py-2">{t("question")}</p>
              <div className="max-w-[78%] justify-self-end rounded-lg border border-note-line bg-note-wash px-3 py-1.5 text-sm text-note-text">
                <span className="font-medium">{t("noteAuthor")}</span> {t("note")}
              </div>
              <div className="max-w-[82%] justify-self-end rounded-bubble rounded-br-sm bg-primary-wash px-3 py-2">
                {t("reply")}
                <span className="mt-0.5 flex items-center justify-end gap-1 text-2xs text-muted-foreground">
                  <span className="tabular">{t("replyTime")}</span>
                  <CheckCheckIcon className="size-3.5 text-primary-text" />
                </span>
              </div>
              <p className="max-w-[82%] justify-self-start rounded-bubble rounded-bl-sm bg-n3 px-3 py-2">{t("thanks")}</p>
            </div>
          </div>
        </div>
        <p className="max-w-sm text-center text-base text-balance text-muted-foreground">{t("caption")}</p>
      </div>
    </aside>
  );
}

type RowProps = { name: string; text: string; channel: Channel; time: string; waiting?: string; isSelected?: boolean };

function Row({ name, text, channel, time, waiting, isSelected }: RowProps) {
  return (
    <div className={cn("relative flex gap-3 border-b px-3.5 py-3 last:border-0", isSelected && "bg-primary-wash")}>
      {isSelected ? <span className="absolute inset-y-0 left-0 w-0.5 bg-primary" /> : null}
      <Face name={name} channel={channel} />
      <div className="min-w-0 flex-1 pb-3">
        <div className="flex justify-between gap-2 text-sm">
          <span className={cn("truncate", isSelected && "font-semibold")}>{name}</span>
          <span className="tabular shrink-0 text-xs leading-5 text-muted-foreground">{time}</span>
        </div>
        <div className="flex justify-between gap-2 text-sm text-muted-foreground">
          <span className="truncate">{text}</span>
          {waiting ? <span className="tabular shrink-0 text-xs leading-5 text-warn-text">{waiting}</span> : null}
        </div>
      </div>
    </div>
  );
}

function Face({ name, channel }: { name: string; channel: Channel }) {
  return (
    <span className="relative shrink-0 self-start">
      <PersonAvatar name={name} />
      <ChannelBadge channel={channel} className="absolute -right-0.5 -bottom-0.5 ring-2 ring-surface" />
    </span>
  );
}
