"use client";

import { CopyIcon, EllipsisIcon, RefreshCwIcon, UnplugIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";

import { ConfirmDialog } from "@/components/confirm-dialog";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/menu";
import { type ChannelCardFragment, CheckChannelDocument, DisconnectChannelDocument } from "@/gql/graphql";
import { usePayload } from "@/lib/graphql/use-payload";
import { toast } from "@/lib/toast";

/** What is rarely needed: check again, the id for support, disconnect. */
export function ChannelMenu({ account, canDisconnect }: { account: ChannelCardFragment; canDisconnect: boolean }) {
  const t = useTranslations("channels.actions");
  const common = useTranslations("common");
  const [isAsking, ask] = useState(false);
  const check = usePayload(CheckChannelDocument);
  const disconnect = usePayload(DisconnectChannelDocument);
  const { id, name, externalId, status } = account;
  const runCheck = async () => {
    if (await check({ socialAccountId: id })) toast.success(t("checked", { name }));
  };
  const copyId = async () => {
    await navigator.clipboard.writeText(externalId);
    toast.success(common("copied"));
  };
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="ghost" size="icon-sm" aria-label={t("more", { name })}>
            <EllipsisIcon />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem onSelect={() => void runCheck()}>
            <RefreshCwIcon />
            {t("check")}
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => void copyId()}>
            <CopyIcon />
            {t("copyId")}
          </DropdownMenuItem>
          {canDisconnect && status !== "DISCONNECTED" ? (
            <>
              <DropdownMenuSeparator />
              <DropdownMenuItem variant="destructive" onSelect={() => ask(true)}>
                <UnplugIcon />
                {t("disconnect")}
              </DropdownMenuItem>
            </>
          ) : null}
        </DropdownMenuContent>
      </DropdownMenu>
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={ask}
        title={t("disconnectTitle", { name })}
        body={t("disconnectBody")}
        action={t("disconnect")}
        onConfirm={async () => (await disconnect({ socialAccountId: id })) && toast.success(t("disconnected", { name }))}
      />
    </>
  );
}
