"use client";

import { PencilIcon, Trash2Icon } from "lucide-react";
import { useTranslations } from "next-intl";

import { ConfirmDialog } from "@/components/confirm-dialog";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Switch } from "@/components/ui/switch";
import { type ActionFactsFragment, DeleteActionDocument, SwitchActionDocument } from "@/gql/graphql";
import { usePayload } from "@/lib/graphql/use-payload";
import { toast } from "@/lib/toast";

type ActionRowProps = { action: ActionFactsFragment; canEdit: boolean; onEdit: () => void };

/** An action: what it is for, whom it asks, who gives the values, and whether the AI may use it. */
export function ActionRow({ action, canEdit, onEdit }: ActionRowProps) {
  const t = useTranslations("actions");
  const common = useTranslations("common");
  const turn = usePayload(SwitchActionDocument);
  const remove = usePayload(DeleteActionDocument);
  const { id, name, purpose, method, host, parameters, isOn } = action;
  const asked = parameters.filter(({ source }) => source === "ASKED").map(({ description }) => description);
  const known = parameters.filter(({ source }) => source !== "ASKED").map(({ source }) => t(`sources.${source}`));
  const change = async (on: boolean) => {
    if (await turn({ id, isOn: on })) toast.success(t(on ? "on" : "off", { name }));
  };
  return (
    <div className="flex items-start gap-3 px-4 py-3">
      <div className="grid min-w-0 flex-1 gap-0.5">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className="text-sm font-medium">{name}</span>
          {method === "GET" ? null : <Badge variant="outline">{t("isChange")}</Badge>}
          <span className="truncate font-mono text-xs text-faint-foreground">{host}</span>
        </p>
        <p className="line-clamp-2 text-sm text-pretty text-muted-foreground">{purpose}</p>
        <p className="text-xs text-muted-foreground">
          {[asked.length > 0 ? t("asks", { names: asked.join(", ") }) : "", known.length > 0 ? t("knows", { names: known.join(", ") }) : ""]
            .filter(Boolean)
            .join(" · ")}
        </p>
      </div>
      <span className="flex shrink-0 items-center">
        <Switch
          aria-label={t("isOn", { name })}
          className="mr-2"
          checked={isOn}
          disabled={!canEdit}
          onCheckedChange={(on) => void change(on)}
        />
        {canEdit ? (
          <>
            <Button variant="ghost" size="icon-sm" aria-label={t("edit", { name })} onClick={onEdit}>
              <PencilIcon />
            </Button>
            <ConfirmDialog
              trigger={
                <Button variant="ghost" size="icon-sm" aria-label={t("delete", { name })}>
                  <Trash2Icon />
                </Button>
              }
              title={t("deleteTitle", { name })}
              body={t("deleteBody")}
              action={common("delete")}
              onConfirm={async () => (await remove({ id })) && toast.success(t("deleted", { name }))}
            />
          </>
        ) : null}
      </span>
    </div>
  );
}
