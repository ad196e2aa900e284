"use client";

import { EllipsisIcon, PencilIcon, Trash2Icon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";

import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from "@/components/ui/dropdown-menu";
import { type AgentTestResultRowFragment, type AgentTestRowFragment, DeleteAgentTestsDocument } from "@/gql/graphql";
import { usePayload } from "@/lib/graphql/use-payload";
import { toast } from "@/lib/toast";

import { ResultRow } from "./result-row";
import { TestDialog } from "./test-dialog";

type TestRowProps = { test: AgentTestRowFragment; result: AgentTestResultRowFragment | undefined; isRunning: boolean; canEdit: boolean };

/** One test with what came of it, and the ways to change it. */
export function TestRow({ test, result, isRunning, canEdit }: TestRowProps) {
  const t = useTranslations("agents.tests");
  const common = useTranslations("common");
  const remove = usePayload(DeleteAgentTestsDocument);
  const [isEditing, edit] = useState(false);
  return (
    <ResultRow
      asked={test}
      result={result}
      isRunning={isRunning}
      mark={test.origin === "CORRECTION" || test.origin === "REPLAY" ? <Badge variant="outline">{t(test.origin === "REPLAY" ? "replayed" : "correction")}</Badge> : null}
      actions={
        canEdit ? (
          <>
            <DropdownMenu>
              <DropdownMenuTrigger asChild>
                <Button variant="ghost" size="icon-sm" aria-label={t("moreFor", { question: test.question.slice(0, 60) })}>
                  <EllipsisIcon />
                </Button>
              </DropdownMenuTrigger>
              <DropdownMenuContent align="end">
                <DropdownMenuItem onSelect={() => edit(true)}>
                  <PencilIcon />
                  {t("edit")}
                </DropdownMenuItem>
                <DropdownMenuItem
                  variant="destructive"
                  onSelect={() => void remove({ ids: [test.id] }).then((payload) => payload && toast.success(t("deleted")))}
                >
                  <Trash2Icon />
                  {common("delete")}
                </DropdownMenuItem>
              </DropdownMenuContent>
            </DropdownMenu>
            {isEditing ? <TestDialog test={test} onClose={() => edit(false)} /> : null}
          </>
        ) : null
      }
    />
  );
}
