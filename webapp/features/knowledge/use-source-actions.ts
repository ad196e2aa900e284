"use client";

import { useTranslations } from "next-intl";

import { DeleteKnowledgeSourceDocument, RetryKnowledgeSourceDocument, UpdateKnowledgeSourceDocument } from "@/gql/graphql";
import { usePayload } from "@/lib/graphql/use-payload";
import { toast } from "@/lib/toast";

/** What one can do to a source from a list and from its page. */
export function useSourceActions({ id, title }: { id: string; title: string }) {
  const t = useTranslations("sources");
  const common = useTranslations("common");
  const read = usePayload(RetryKnowledgeSourceDocument);
  const update = usePayload(UpdateKnowledgeSourceDocument);
  const drop = usePayload(DeleteKnowledgeSourceDocument);
  const change = async (isEnabled: boolean) => (await update({ id, isEnabled })) !== null;
  return {
    retry: async () => {
      if (await read({ id })) toast.success(t("actions.queued", { name: title }));
    },
    setEnabled: async (isEnabled: boolean) => {
      if (!(await change(isEnabled))) return;
      toast.success(t(isEnabled ? "table.turnedOn" : "table.turnedOff", { name: title }), {
        action: { label: common("undo"), onClick: () => void change(!isEnabled) },
      });
    },
    remove: async () => {
      const isGone = (await drop({ id })) !== null;
      if (isGone) toast.success(t("actions.deleted", { name: title }));
      return isGone;
    },
  };
}
