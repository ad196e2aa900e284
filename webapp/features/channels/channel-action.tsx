"use client";

import { useTranslations } from "next-intl";

import { Button } from "@/components/ui/button";
import { type ChannelCardFragment, type ChannelsSetupQuery, CheckChannelDocument } from "@/gql/graphql";
import { usePayload } from "@/lib/graphql/use-payload";
import { toast } from "@/lib/toast";

import type { Health } from "./health";
import { useConnectInstagram } from "./use-connect-instagram";
import { WhatsAppDialog } from "./whatsapp-dialog";

type ChannelActionProps = {
  account: ChannelCardFragment;
  health: Health;
  setup: ChannelsSetupQuery["channelSetup"] | null;
  onTest: () => void;
  onConnected: (id: string) => void;
};

/** The one suggested action, or none when all is well. */
export function ChannelAction({ account, health, setup, onTest, onConnected }: ChannelActionProps) {
  const t = useTranslations("channels");
  const check = usePayload(CheckChannelDocument);
  const connectInstagram = useConnectInstagram();
  if (health.action === "check") {
    const run = async () => {
      if (await check({ socialAccountId: account.id })) toast.success(t("actions.checked", { name: account.name }));
    };
    return (
      <Button variant="outline" size="sm" onClick={() => void run()}>
        {t("actions.check")}
      </Button>
    );
  }
  if (!setup || health.action === "none") return null;
  if (health.action === "test") {
    return (
      <Button variant="outline" size="sm" onClick={onTest}>
        {t("actions.test")}
      </Button>
    );
  }
  if (account.channel === "INSTAGRAM") {
    return (
      <Button variant="outline" size="sm" onClick={() => void connectInstagram()}>
        {t("connectAgain")}
      </Button>
    );
  }
  return (
    <WhatsAppDialog
      setup={setup}
      onConnected={onConnected}
      trigger={
        <Button variant="outline" size="sm">
          {t("connectAgain")}
        </Button>
      }
    />
  );
}
