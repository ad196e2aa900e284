"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { CopyIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useForm } from "react-hook-form";
import { z } from "zod";

import { FormDialog } from "@/components/form-dialog";
import { TextField } from "@/components/form-fields";
import { PasswordInput } from "@/components/password-input";
import { Button } from "@/components/ui/button";
import { readFragment } from "@/gql";
import { ChannelCardFragmentDoc, type ChannelsSetupQuery, ConnectWhatsAppDocument } from "@/gql/graphql";
import { usePayload } from "@/lib/graphql/use-payload";
import { toast } from "@/lib/toast";

type WhatsAppDialogProps = {
  setup: ChannelsSetupQuery["channelSetup"];
  trigger: ReactNode;
  onConnected: (id: string) => void;
};

/** Connects a number: in Meta's own dialog where this installation has an app for it, with a token anywhere. */
export function WhatsAppDialog({ setup, trigger, onConnected }: WhatsAppDialogProps) {
  const t = useTranslations("channels.whatsapp");
  const common = useTranslations("common");
  const say = useTranslations("errors.form");
  const connect = usePayload(ConnectWhatsAppDocument);
  const id = z.string().trim().min(1, say("required")).regex(/^\d+$/, t("idRule"));
  const form = useForm({
    resolver: zodResolver(
      z.object({ phoneNumberId: id, businessAccountId: id, accessToken: z.string().trim().min(1, say("required")) }),
    ),
    defaultValues: { phoneNumberId: "", businessAccountId: "", accessToken: "" },
  });
  const copy = async () => {
    await navigator.clipboard.writeText(setup.whatsappWebhookUrl);
    toast.success(common("copied"));
  };
  return (
    <FormDialog
      trigger={trigger}
      title={t("title")}
      lead={setup.embeddedSignupAppId ? t("embeddedHint") : t("lead")}
      action={t("submit")}
      form={form}
      onSubmit={async (input) => {
        const connected = await connect(input, form);
        const account = readFragment(ChannelCardFragmentDoc, connected?.socialAccount ?? null);
        if (account) onConnected(account.id);
        return account !== null;
      }}
    >
      {setup.embeddedSignupAppId ? (
        <>
          <Button asChild variant="secondary" size="lg">
            <a href="/api/social-accounts/connect/whatsapp?returnTo=/channels">{t("embedded")}</a>
          </Button>
          <p className="text-center text-xs text-muted-foreground">{t("or")}</p>
        </>
      ) : null}
      <TextField control={form.control} name="phoneNumberId" label={t("phoneNumberId")} inputMode="numeric" autoComplete="off" />
      <TextField
        control={form.control}
        name="businessAccountId"
        label={t("businessAccountId")}
        inputMode="numeric"
        autoComplete="off"
      />
      <TextField
        control={form.control}
        name="accessToken"
        label={t("accessToken")}
        hint={t("accessTokenHint")}
        autoComplete="off"
        render={(props) => <PasswordInput {...props} />}
      />
      <div className="grid gap-1 rounded-md bg-n3 px-3 py-2">
        <span className="text-xs text-muted-foreground">{t("webhook")}</span>
        <span className="flex items-center gap-2">
          <code className="min-w-0 flex-1 truncate font-mono text-xs">{setup.whatsappWebhookUrl}</code>
          <Button variant="ghost" size="icon-sm" aria-label={common("copy")} onClick={() => void copy()}>
            <CopyIcon />
          </Button>
        </span>
      </div>
    </FormDialog>
  );
}
