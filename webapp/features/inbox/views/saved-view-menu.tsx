"use client";

import { EllipsisIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMutation } from "urql";

import { LateMenu } from "@/components/late-menu";
import { Once } from "@/components/once";
import { DeleteViewDocument, type SavedViewLinkFragment, SaveViewDocument } from "@/gql/graphql";
import { toast } from "@/lib/toast";
import { useUserMessage } from "@/lib/user-message";

import { hints, SavedViewMenuContent, SaveViewDialog } from "../later";
import { emptyParams, type InboxParams, paramsOfSaved } from "../params";

type SavedViewMenuProps = {
  view: SavedViewLinkFragment;
  isCurrent: boolean;
  go: (next: Partial<InboxParams>) => void;
};

/** Renames, shares or removes a view of one's own. Removing is taken back with Undo. */
export function SavedViewMenu({ view, isCurrent, go }: SavedViewMenuProps) {
  const t = useTranslations("inbox.views");
  const common = useTranslations("common");
  const say = useUserMessage();
  const [isEditing, setEditing] = useState(false);
  const [, remove] = useMutation(DeleteViewDocument);
  const [, save] = useMutation(SaveViewDocument);
  const onRemove = async () => {
    const { data, error } = await remove({ input: { id: view.id } });
    const problem = data?.deleteView.errors[0] ?? error;
    if (problem) return toast.error(say(problem));
    if (isCurrent) go({ ...emptyParams });
    toast(t("removed", { name: view.name }), {
      duration: 10_000,
      action: {
        label: common("undo"),
        onClick: () => void save({ input: { name: view.name, filter: view.filter, isShared: view.isShared } }),
      },
    });
  };
  return (
    <>
      <LateMenu menu={<SavedViewMenuContent onEdit={() => setEditing(true)} onRemove={() => void onRemove()} />} onHint={hints.savedView}>
        <button
          type="button"
          aria-label={t("more", { name: view.name })}
          className="grid size-5 place-items-center rounded-sm text-muted-foreground hover:bg-accent"
        >
          <EllipsisIcon className="size-3.5" />
        </button>
      </LateMenu>
      <Once when={isEditing}>
        <SaveViewDialog view={view} params={paramsOfSaved(view)} go={go} isOpen={isEditing} onOpenChange={setEditing} />
      </Once>
    </>
  );
}
