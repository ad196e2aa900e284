"use client";

import { useTranslations } from "next-intl";
import { type SyntheticEvent, useId, useState } from "react";
import { useMutation } from "urql";

import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { Switch } from "@/components/ui/switch";
import { readFragment } from "@/gql";
import { SavedViewLinkFragmentDoc, type SavedViewLinkFragment, SaveViewDocument } from "@/gql/graphql";
import { useUserMessage } from "@/lib/user-message";

import { filterOf, type InboxParams, paramsOfSaved } from "../params";

type SaveViewDialogProps = {
  /** The view to change; absent makes a new one of what the list shows. */
  view?: SavedViewLinkFragment;
  params: InboxParams;
  go: (next: Partial<InboxParams>) => void;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
};

/** Keeps the present filters under a name, for oneself or for everybody. */
export function SaveViewDialog({ view, params, go, isOpen, onOpenChange }: SaveViewDialogProps) {
  const t = useTranslations("inbox.views");
  const common = useTranslations("common");
  return (
    <Dialog open={isOpen} onOpenChange={onOpenChange}>
      <DialogContent closeLabel={common("close")} className="max-w-sm">
        <DialogHeader>
          <DialogTitle>{view ? t("editTitle") : t("saveTitle")}</DialogTitle>
          <DialogDescription>{t("saveHint")}</DialogDescription>
        </DialogHeader>
        <SaveViewForm view={view} params={params} go={go} onOpenChange={onOpenChange} />
      </DialogContent>
    </Dialog>
  );
}

function SaveViewForm({ view, params, go, onOpenChange }: Omit<SaveViewDialogProps, "isOpen">) {
  const t = useTranslations("inbox.views");
  const common = useTranslations("common");
  const say = useUserMessage();
  const id = useId();
  const [name, setName] = useState(view?.name ?? "");
  const [isShared, setShared] = useState(view?.isShared ?? false);
  const [{ fetching }, save] = useMutation(SaveViewDocument);
  const [problem, setProblem] = useState<unknown>(null);
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (!name.trim()) return;
    const filter = view?.filter ?? filterOf(params);
    const { data, error } = await save({ input: { id: view?.id, name: name.trim(), filter, isShared } });
    const failed = data?.saveView.errors[0] ?? error;
    if (failed) return setProblem(failed);
    const saved = readFragment(SavedViewLinkFragmentDoc, data?.saveView.savedView ?? null);
    if (saved) go({ ...paramsOfSaved(saved), c: params.c });
    onOpenChange(false);
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
      <div className="flex flex-col gap-1.5">
        <Label htmlFor={id}>{t("name")}</Label>
        <Input
          id={id}
          value={name}
          maxLength={60}
          onChange={(event) => setName(event.target.value)}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? `${id}-problem` : undefined}
        />
        {problem ? (
          <p id={`${id}-problem`} role="alert" className="text-xs text-danger-text">
            {say(problem)}
          </p>
        ) : null}
      </div>
      <div className="flex items-center justify-between gap-4">
        <Label htmlFor={`${id}-shared`}>{t("share")}</Label>
        <Switch id={`${id}-shared`} checked={isShared} onCheckedChange={setShared} />
      </div>
      <DialogFooter>
        <Button type="submit" disabled={fetching || !name.trim()}>
          {common("save")}
        </Button>
      </DialogFooter>
    </form>
  );
}
