"use client";

import { CheckCheckIcon, SearchXIcon } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";

import { Button } from "@/components/ui/button";

import { useInbox } from "../inbox-context";
import { countFilters, defaultView, emptyParams, type InboxParams } from "../params";

type ListEmptyProps = { params: InboxParams; go: (next: Partial<InboxParams>) => void };

/** Nothing here: whether that is good news, a narrow filter or a missing channel, and the one next step. */
export function ListEmpty({ params, go }: ListEmptyProps) {
  const t = useTranslations("inbox.empty");
  const { accounts } = useInbox();
  const view = params.view ?? defaultView;
  const isNarrowed = countFilters(params) > 0 || Boolean(params.q);
  const hasChannel = accounts.some(({ status }) => status !== "DISCONNECTED");
  return (
    <div className="flex flex-col items-center gap-1.5 px-8 pt-20 text-center">
      <span className="mb-1 grid size-9 place-items-center rounded-full bg-n3 text-muted-foreground">
        {isNarrowed ? <SearchXIcon className="size-4" /> : <CheckCheckIcon className="size-4" />}
      </span>
      {isNarrowed ? (
        <>
          <p className="font-medium">{t("filtered")}</p>
          <p className="text-xs text-balance text-muted-foreground">{t("filteredHint")}</p>
          <Button variant="outline" size="sm" className="mt-2" onClick={() => go({ ...emptyParams, view: params.view, c: params.c })}>
            {t("clear")}
          </Button>
        </>
      ) : !hasChannel ? (
        <>
          <p className="font-medium">{t("noChannel")}</p>
          <p className="text-xs text-balance text-muted-foreground">{t("noChannelHint")}</p>
          <Button asChild size="sm" className="mt-2">
            <Link href={"/channels"}>{t("connect")}</Link>
          </Button>
        </>
      ) : (
        <>
          <p className="font-medium">{t(`view.${view}.title`)}</p>
          <p className="text-xs text-balance text-muted-foreground">{t(`view.${view}.hint`)}</p>
          {view === "ALL" ? null : (
            <Button variant="outline" size="sm" className="mt-2" onClick={() => go({ ...emptyParams, view: "ALL" })}>
              {t("showAll")}
            </Button>
          )}
        </>
      )}
    </div>
  );
}
