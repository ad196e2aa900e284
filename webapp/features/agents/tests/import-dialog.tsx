"use client";

import { DownloadIcon, FileUpIcon, LoaderCircleIcon } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useRef, useState } from "react";

import { useFileDrop } from "@/components/use-file-drop";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle, DialogTrigger } from "@/components/ui/dialog";
import { ImportAgentTestsDocument, type ImportAgentTestsMutation } from "@/gql/graphql";
import { usePayload } from "@/lib/graphql/use-payload";
import { toast } from "@/lib/toast";
import { cn } from "@/lib/utils";

import { decodeTable, template } from "./read-table";

type Fault = NonNullable<ImportAgentTestsMutation["importAgentTests"]["import"]>["faults"][number];

/** Takes a table of tests, all of it or nothing, and says which cells are wrong. */
export function ImportDialog() {
  const t = useTranslations("agents.tests.import");
  const common = useTranslations("common");
  const locale = useLocale();
  const field = useRef<HTMLInputElement>(null);
  const keep = usePayload(ImportAgentTestsDocument);
  const [isOpen, setOpen] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const take = async (file: File | undefined) => {
    if (!file) return;
    setBusy(true);
    const payload = await keep({ csv: decodeTable(await file.arrayBuffer()) });
    setBusy(false);
    const made = payload?.import;
    if (!made) return;
    setFaults(made.faults);
    if (made.faults.length > 0) return;
    toast.success(t("done", { added: made.added, changed: made.changed }));
    setOpen(false);
  };
  const { isOver, target } = useFileDrop(() => !isBusy, (files) => void take(files[0]));
  const save = () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([template(locale)], { type: "text/csv" }));
    link.download = t("filename");
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <Dialog
      open={isOpen}
      onOpenChange={(open) => {
        setFaults([]);
        setOpen(open);
      }}
    >
      <DialogTrigger asChild>
        <Button variant="outline" size="sm">
          <FileUpIcon />
          {t("open")}
        </Button>
      </DialogTrigger>
      <DialogContent closeLabel={common("close")}>
        <DialogHeader>
          <DialogTitle>{t("title")}</DialogTitle>
          <DialogDescription>{t("lead")}</DialogDescription>
        </DialogHeader>
        <div {...target} className={cn("grid justify-items-center gap-3 rounded-lg border border-dashed px-4 py-8 text-center", isOver && "border-primary bg-primary-wash")}>
          <p className="text-sm text-muted-foreground">{t("drop")}</p>
          <input ref={field} type="file" accept=".csv,.tsv,text/csv" hidden aria-label={t("choose")} onChange={({ target: chosen }) => void take(chosen.files?.[0]).then(() => (chosen.value = ""))} />
          <Button size="sm" disabled={isBusy} onClick={() => field.current?.click()}>
            {isBusy ? <LoaderCircleIcon className="animate-spin" /> : <FileUpIcon />}
            {t("choose")}
          </Button>
        </div>
        {faults.length > 0 ? <Faults faults={faults} /> : null}
        <Button variant="ghost" size="sm" className="w-fit" onClick={save}>
          <DownloadIcon />
          {t("template")}
        </Button>
      </DialogContent>
    </Dialog>
  );
}

function Faults({ faults }: { faults: readonly Fault[] }) {
  const t = useTranslations("agents.tests.import");
  return (
    <div role="alert" className="grid gap-2 text-sm">
      <p className="font-medium text-danger-text">{t("refused", { count: faults.length })}</p>
      <ul className="grid max-h-56 gap-1 overflow-y-auto rounded-md border p-2">
        {faults.map((fault, index) => (
          <li key={index} className="grid grid-cols-[4.5rem_1fr] gap-2 text-xs">
            <span className="text-muted-foreground tabular">{t("line", { line: fault.line })}</span>
            <span className="break-words">{t(`fault.${fault.kind}`, { column: fault.column, value: fault.value })}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
