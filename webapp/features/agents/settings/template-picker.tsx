"use client";

import { ChevronDownIcon } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useFormContext } from "react-hook-form";
import { useQuery } from "urql";

import { Button } from "@/components/ui/button";
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from "@/components/menu";
import { AgentTemplatesDocument } from "@/gql/graphql";
import { toast } from "@/lib/toast";

import type { ConfigForm } from "./schema";

/** Begins the instructions anew with what suits a kind of work, in the reader's language. */
export function TemplatePicker() {
  const t = useTranslations("agents.settings");
  const common = useTranslations("common");
  const { getValues, setValue } = useFormContext<ConfigForm>();
  const [{ data }] = useQuery({ query: AgentTemplatesDocument, variables: { locale: useLocale() } });
  const write = ({ template, tone, instructions }: Pick<ConfigForm, "template" | "tone" | "instructions">) => {
    setValue("template", template);
    setValue("tone", tone);
    setValue("instructions", instructions, { shouldDirty: true, shouldValidate: true });
  };
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="outline" size="sm">
          {t("template.open")}
          <ChevronDownIcon />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end" className="w-80">
        {(data?.agentTemplates ?? []).map((one) => (
          <DropdownMenuItem
            key={one.template}
            className="grid justify-start gap-0.5"
            onSelect={() => {
              const { template, tone, instructions } = getValues();
              write(one);
              toast.success(t("template.done"), { action: { label: common("undo"), onClick: () => write({ template, tone, instructions }) } });
            }}
          >
            <span className="font-medium">{t(`template.${one.template}`)}</span>
            <span className="line-clamp-2 text-xs text-muted-foreground">{one.instructions}</span>
          </DropdownMenuItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
