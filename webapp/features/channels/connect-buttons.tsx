"use client";

import { useTranslations } from "next-intl";

import { ChannelBadge } from "@/components/channel-badge";
import { Button } from "@/components/ui/button";
import type { ChannelsSetupQuery } from "@/gql/graphql";

import { useConnectInstagram } from "./use-connect-instagram";
import { WhatsAppDialog } from "./whatsapp-dialog";

type ConnectButtonsProps = { setup: ChannelsSetupQuery["channelSetup"]; onConnected: (id: string) => void };

/** A way in for each channel that this installation can connect. */
export function ConnectButtons({ setup, onConnected }: ConnectButtonsProps) {
  const t = useTranslations("channels");
  const connectInstagram = useConnectInstagram();
  return (
    <div className="flex flex-wrap gap-2">
      <WhatsAppDialog
        setup={setup}
        onConnected={onConnected}
        trigger={
          <Button variant="outline">
            <ChannelBadge channel="WHATSAPP" className="size-4" />
            {t("connectWhatsApp")}
          </Button>
        }
      />
      {setup.canConnectInstagram ? (
        <Button variant="outline" onClick={() => void connectInstagram()}>
          <ChannelBadge channel="INSTAGRAM" className="size-4" />
          {t("connectInstagram")}
        </Button>
      ) : null}
    </div>
  );
}
