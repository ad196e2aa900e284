"use client";

import { FileUpIcon, RotateCwIcon, XIcon } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";

import { Button } from "@/components/ui/button";
import { Progress } from "@/components/ui/progress";
import { useFormat } from "@/lib/use-format";

import { type Problem, type Upload, useUploads } from "./uploads";

/** What is wrong with the file itself: sending it again ends the same. */
const hopeless = new Set<Problem["code"]>(["BAD_INPUT", "CONFLICT", "TOO_LARGE"]);

/** Files on their way. What has arrived is in the list below; what was refused stays here with its reason. */
export function UploadRows() {
  const t = useTranslations("sources.uploads");
  const files = useUploads((uploads) => uploads.files);
  if (files.length === 0) return null;
  return (
    <ul aria-label={t("title")} className="divide-y rounded-lg border shadow-card">
      {files.map((upload) => (
        <UploadRow key={upload.key} upload={upload} />
      ))}
    </ul>
  );
}

function UploadRow({ upload: { key, file, progress, problem } }: { upload: Upload }) {
  const t = useTranslations("sources.uploads");
  const locale = useLocale();
  const format = useFormat();
  const { retry, dismiss } = useUploads.getState();
  const percent = Math.round(progress * 100);
  return (
    <li className="flex items-center gap-3 px-4 py-2">
      <FileUpIcon aria-hidden className="size-4 shrink-0 text-muted-foreground" />
      <div className="min-w-0 flex-1">
        <p className="flex items-baseline gap-2">
          <span className="truncate text-sm font-medium">{file.name}</span>
          <span className="tabular shrink-0 text-xs text-muted-foreground">{format.size(file.size)}</span>
        </p>
        {problem ? (
          <p role="alert" className="text-xs text-pretty text-danger-text">
            {locale === "en" && problem.message ? problem.message : t(`problem.${problem.code}`)}
          </p>
        ) : null}
      </div>
      {problem ? (
        <>
          {hopeless.has(problem.code) ? null : (
            <Button variant="ghost" size="icon-sm" aria-label={t("retry", { name: file.name })} onClick={() => retry(key)}>
              <RotateCwIcon />
            </Button>
          )}
          <Button variant="ghost" size="icon-sm" aria-label={t("dismiss", { name: file.name })} onClick={() => dismiss(key)}>
            <XIcon />
          </Button>
        </>
      ) : (
        <div className="flex items-center gap-2">
          <Progress value={percent} aria-label={file.name} className="w-16" />
          <span className="tabular shrink-0 text-right text-xs whitespace-nowrap text-muted-foreground">
            {percent > 0 ? t("sending", { percent }) : t("waiting")}
          </span>
        </div>
      )}
    </li>
  );
}
