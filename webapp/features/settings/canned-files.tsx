"use client";

import { PaperclipIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useRef } from "react";

import { Button } from "@/components/ui/button";
import { FormDescription, FormItem, FormMessage } from "@/components/ui/form";
import { useFileDrop } from "@/components/use-file-drop";
import { AttachmentTray } from "@/features/inbox/composer/attachment-tray";
import { useUploadWords } from "@/features/inbox/composer/use-upload-words";
import { type Kept, useUploads } from "@/features/inbox/composer/use-uploads";
import { cn } from "@/lib/utils";

const MOST = 5;

type CannedFilesProps = {
  initial: readonly Kept[];
  /** Told the files' ids in their order; an empty one is still on its way. */
  onChange: (ids: string[]) => void;
};

/** The files that go with a canned response: added, removed, put in order. What a channel would not take is said already here. */
export function CannedFiles({ initial, onChange }: CannedFilesProps) {
  const t = useTranslations("settings.canned");
  const words = useUploadWords();
  const picker = useRef<HTMLInputElement>(null);
  const files = useUploads({ channel: null, most: MOST, initial });
  const { isOver, target } = useFileDrop(() => true, files.add);
  const ids = files.uploads.flatMap(({ id, problem }) => (problem ? [] : (id ?? ""))).join();
  const tell = useEffectEvent(() => onChange(ids ? ids.split(",") : []));
  const isFirst = useRef(true);
  useEffect(() => {
    if (!isFirst.current) tell();
    isFirst.current = false;
  }, [ids]);
  return (
    <FormItem role="group" aria-label={t("files")}>
      <span className="text-sm font-medium">{t("files")}</span>
      <div {...target} className={cn("grid gap-2 rounded-lg border border-dashed p-2", isOver && "border-primary bg-primary-wash")}>
        <AttachmentTray
          uploads={files.uploads}
          onRemove={files.remove}
          onMove={files.move}
          remark={({ refusals, problem }) =>
            problem ? null : refusals.map((refusal) => <span key={refusal.channel} className="block text-xs text-pretty text-warn-text">{words.refused(refusal)}</span>)
          }
        />
        <div className="flex flex-wrap items-center gap-x-2">
          <input
            ref={picker}
            type="file"
            multiple
            hidden
            aria-label={t("addFiles")}
            onChange={({ target: chosen }) => {
              files.add([...(chosen.files ?? [])]);
              chosen.value = "";
            }}
          />
          <Button type="button" variant="ghost" size="sm" onClick={() => picker.current?.click()}>
            <PaperclipIcon />
            {t("addFiles")}
          </Button>
          <span className="text-xs text-muted-foreground max-sm:hidden">{t("drop")}</span>
        </div>
      </div>
      <FormDescription>{t("filesHint", { most: MOST })}</FormDescription>
      <FormMessage />
    </FormItem>
  );
}
