"use client";

import { BanIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMutation } from "urql";

import { Button } from "@/components/ui/button";
import { SetContactBlockedDocument } from "@/gql/graphql";

import { useChange } from "../actions/use-change";
import { useInbox } from "../inbox-context";

/** Blocks somebody: their messages are kept and trigger nothing. Undo is offered, as for everything. */
export function BlockButton({ contactId, name, isBlocked }: { contactId: string; name: string; isBlocked: boolean }) {
  const t = useTranslations("inbox.contact");
  const { canWrite } = useInbox();
  const change = useChange();
  const [, set] = useMutation(SetContactBlockedDocument);
  if (!canWrite) return null;
  const block = async (to: boolean) => {
    const { data, error } = await set({ input: { contactId, isBlocked: to } });
    return { error, errors: data?.setContactBlocked.errors };
  };
  const toggle = () =>
    void change(isBlocked ? t("unblocked", { name }) : t("blocked", { name }), () => block(!isBlocked), () => block(isBlocked));
  return (
    <Button variant={isBlocked ? "outline" : "ghost-destructive"} size="sm" onClick={toggle} className={isBlocked ? undefined : "-ml-2"}>
      <BanIcon />
      {isBlocked ? t("unblock") : t("block")}
    </Button>
  );
}
