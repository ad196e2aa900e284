"use client";

import { PencilIcon, PlusIcon, TagIcon, Trash2Icon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useQuery } from "urql";

import { ConfirmDialog } from "@/components/confirm-dialog";
import { EmptyState } from "@/components/empty-state";
import { labelDot } from "@/components/label-color";
import { Button } from "@/components/ui/button";
import { useRoleAtLeast } from "@/features/session/use-role";
import { readFragment } from "@/gql";
import { DeleteLabelDocument, type LabelRowFragment, LabelRowFragmentDoc, LabelSettingsDocument } from "@/gql/graphql";
import { usePayload } from "@/lib/graphql/use-payload";
import { toast } from "@/lib/toast";
import { cn } from "@/lib/utils";

import { LabelDialog } from "./label-dialog";
import { Rows, Section } from "./section";

/** The workspace's labels. Agents make and rename them, admins may delete. */
export function LabelSettings() {
  const t = useTranslations("settings.labels");
  const [{ data }] = useQuery({ query: LabelSettingsDocument, variables: {} });
  const labels = readFragment(LabelRowFragmentDoc, data?.labels ?? []);
  const canEdit = useRoleAtLeast("AGENT");
  const add = canEdit ? (
    <LabelDialog
      trigger={
        <Button variant="outline" size="sm">
          <PlusIcon />
          {t("new")}
        </Button>
      }
    />
  ) : null;
  if (!data) return null;
  if (labels.length === 0) {
    return (
      <EmptyState isBoxed icon={TagIcon} title={t("empty")} body={t("emptyBody")}>
        {add}
      </EmptyState>
    );
  }
  return (
    <Section action={add}>
      <Rows>
        {labels.map((label) => (
          <LabelRow key={label.id} label={label} canEdit={canEdit} />
        ))}
      </Rows>
    </Section>
  );
}

function LabelRow({ label, canEdit }: { label: LabelRowFragment; canEdit: boolean }) {
  const t = useTranslations("settings.labels");
  const settings = useTranslations("settings");
  const common = useTranslations("common");
  const canDelete = useRoleAtLeast("ADMIN");
  const remove = usePayload(DeleteLabelDocument);
  const { id, name, color } = label;
  return (
    <div className="flex min-h-11 items-center gap-3 px-4 py-1.5">
      <span aria-hidden className={cn("size-2.5 rounded-full", labelDot[color])} />
      <span className="min-w-0 flex-1 truncate text-sm">{name}</span>
      <span className="flex">
        {canEdit ? (
          <LabelDialog
            label={label}
            trigger={
              <Button variant="ghost" size="icon-sm" aria-label={t("edit", { name })}>
                <PencilIcon />
              </Button>
            }
          />
        ) : null}
        {canDelete ? (
          <ConfirmDialog
            trigger={
              <Button variant="ghost" size="icon-sm" aria-label={t("delete", { name })}>
                <Trash2Icon />
              </Button>
            }
            title={settings("deleteTitle", { name })}
            body={settings("deleteLabelBody")}
            action={common("delete")}
            onConfirm={async () => (await remove({ id })) && toast.success(t("deleted", { name }))}
          />
        ) : null}
      </span>
    </div>
  );
}
