"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { UserPlusIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useForm, useWatch } from "react-hook-form";
import { z } from "zod";

import { FormDialog } from "@/components/form-dialog";
import { TextField } from "@/components/form-fields";
import { SelectField } from "@/components/select-field";
import { Button } from "@/components/ui/button";
import { Label } from "@/components/ui/label";
import { Switch } from "@/components/ui/switch";
import { useUserMessage } from "@/lib/user-message";

import { simulator } from "./simulator";
import type { Account } from "./world";

type NewCustomerDialogProps = { accounts: Account[]; onCreated: (id: string) => void };

/** A new person who writes to one of the accounts; on WhatsApp perhaps without showing a number. */
export function NewCustomerDialog({ accounts, onCreated }: NewCustomerDialogProps) {
  const t = useTranslations("sandbox");
  const channel = useTranslations("common");
  const say = useUserMessage();
  const required = useTranslations("errors.form")("required");
  const known = accounts.filter(({ spare }) => !spare);
  const form = useForm({
    resolver: zodResolver(
      z.object({ name: z.string().trim().min(1, required), accountId: z.string().min(1, required), usernameOnly: z.boolean() }),
    ),
    defaultValues: { name: "", accountId: known[0]?.id ?? "", usernameOnly: false },
  });
  const [accountId, usernameOnly] = useWatch({ control: form.control, name: ["accountId", "usernameOnly"] });
  const isWhatsApp = known.find(({ id }) => id === accountId)?.channel === "WHATSAPP";
  return (
    <FormDialog
      trigger={
        <Button variant="ghost" size="icon-sm" aria-label={t("newCustomer")}>
          <UserPlusIcon />
        </Button>
      }
      title={t("newCustomer")}
      action={t("create")}
      form={form}
      onSubmit={async (input) => {
        try {
          const { id } = await simulator.addCustomer({ ...input, usernameOnly: isWhatsApp && input.usernameOnly });
          onCreated(id);
          return true;
        } catch (error) {
          form.setError("root", { message: say(error) });
          return false;
        }
      }}
    >
      <TextField control={form.control} name="name" label={t("customerName")} autoComplete="off" />
      <SelectField
        control={form.control}
        name="accountId"
        label={t("customerAccount")}
        options={known.map((account) => ({
          value: account.id,
          label: `${account.name} · ${channel(account.channel === "WHATSAPP" ? "whatsapp" : "instagram")}`,
        }))}
      />
      {isWhatsApp ? (
        <div className="flex items-center justify-between gap-4">
          <Label htmlFor="hide-number" className="grid gap-0">
            {t("hideNumber")}
            <span className="text-xs font-normal text-muted-foreground">{t("hideNumberHint")}</span>
          </Label>
          <Switch
            id="hide-number"
            checked={usernameOnly}
            onCheckedChange={(isOn) => form.setValue("usernameOnly", isOn)}
          />
        </div>
      ) : null}
    </FormDialog>
  );
}
