"use client";

import { MessageSquareTextIcon, PaperclipIcon, PencilIcon, PlusIcon, Trash2Icon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useQuery } from "urql";

import { ConfirmDialog } from "@/components/confirm-dialog";
import { EmptyState } from "@/components/empty-state";
import { Button } from "@/components/ui/button";
import { useRoleAtLeast } from "@/features/session/use-role";
import { readFragment } from "@/gql";
import {
  type CannedResponseRowFragment,
  CannedResponseRowFragmentDoc,
  CannedResponseSettingsDocument,
  DeleteCannedResponseDocument,
} from "@/gql/graphql";
import { usePayload } from "@/lib/graphql/use-payload";
import { toast } from "@/lib/toast";

import { CannedDialog } from "./canned-dialog";
import { Rows, Section } from "./section";

/** Prepared answers, in the order of their shortcuts. */
export function CannedSettings() {
  const t = useTranslations("settings.canned");
  const [{ data }] = useQuery({ query: CannedResponseSettingsDocument, variables: {} });
  const responses = readFragment(CannedResponseRowFragmentDoc, data?.cannedResponses ?? []);
  const canEdit = useRoleAtLeast("AGENT");
  const add = canEdit ? (
    <CannedDialog
      trigger={
        <Button variant="outline" size="sm">
          <PlusIcon />
          {t("new")}
        </Button>
      }
    />
  ) : null;
  if (!data) return null;
  if (responses.length === 0) {
    return (
      <EmptyState isBoxed icon={MessageSquareTextIcon} title={t("empty")} body={t("emptyBody")}>
        {add}
      </EmptyState>
    );
  }
  return (
    <Section action={add}>
      <Rows>
        {[...responses]
          .sort((a, b) => a.shortcut.localeCompare(b.shortcut))
          .map((response) => (
            <CannedRow key={response.id} response={response} canEdit={canEdit} />
          ))}
      </Rows>
    </Section>
  );
}

function CannedRow({ response, canEdit }: { response: CannedResponseRowFragment; canEdit: boolean }) {
  const t = useTranslations("settings.canned");
  const settings = useTranslations("settings");
  const common = useTranslations("common");
  const uploads = useTranslations("inbox.uploads");
  const remove = usePayload(DeleteCannedResponseDocument);
  const { id, shortcut, title, body, files } = response;
  return (
    <div className="flex items-start gap-3 px-4 py-3">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className="text-sm font-medium">{title}</span>
          <span className="font-mono text-xs text-faint-foreground">/{shortcut}</span>
          {files.length > 0 ? (
            <span className="flex items-center gap-1 text-xs text-muted-foreground">
              <PaperclipIcon aria-hidden className="size-3.5" />
              {uploads("fileCount", { count: files.length })}
            </span>
          ) : null}
        </p>
        <p className="line-clamp-2 text-sm whitespace-pre-line text-muted-foreground">{body}</p>
      </div>
      {canEdit ? (
        <span className="flex">
          <CannedDialog
            response={response}
            trigger={
              <Button variant="ghost" size="icon-sm" aria-label={t("edit", { name: title })}>
                <PencilIcon />
              </Button>
            }
          />
          <ConfirmDialog
            trigger={
              <Button variant="ghost" size="icon-sm" aria-label={t("delete", { name: title })}>
                <Trash2Icon />
              </Button>
            }
            title={settings("deleteTitle", { name: title })}
            body={settings("deleteCannedBody")}
            action={common("delete")}
            onConfirm={async () => (await remove({ id })) && toast.success(t("deleted", { name: title }))}
          />
        </span>
      ) : null}
    </div>
  );
}
