"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { CheckIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useForm } from "react-hook-form";

import { FormDialog } from "@/components/form-dialog";
import { TextField } from "@/components/form-fields";
import { labelDot } from "@/components/label-color";
import { type LabelRowFragment, SaveLabelDocument } from "@/gql/graphql";
import { usePayload } from "@/lib/graphql/use-payload";
import { toast } from "@/lib/toast";
import { cn } from "@/lib/utils";

import { labelColors, labelSchema } from "./schemas";

/** Makes a label, or changes the one it is given. */
export function LabelDialog({ label, trigger }: { label?: LabelRowFragment; trigger: ReactNode }) {
  const t = useTranslations("settings.labels");
  const common = useTranslations("common");
  const save = usePayload(SaveLabelDocument);
  const form = useForm({
    resolver: zodResolver(labelSchema(useTranslations("errors.form"))),
    values: { name: label?.name ?? "", color: label?.color ?? "BLUE" },
  });
  return (
    <FormDialog
      trigger={trigger}
      title={label ? t("edit", { name: label.name }) : t("new")}
      action={common("save")}
      form={form}
      onSubmit={async (values) => {
        const saved = await save({ ...values, id: label?.id }, form);
        if (saved) toast.success(t("saved"));
        return saved !== null;
      }}
    >
      <TextField control={form.control} name="name" label={t("name")} autoComplete="off" />
      <fieldset>
        <legend className="mb-1.5 text-sm font-medium">{t("color")}</legend>
        <div className="flex flex-wrap gap-2">
          {labelColors.map((color) => (
            <label
              key={color}
              title={t(`colors.${color}`)}
              className={cn(
                "grid size-7 place-items-center rounded-full text-white has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-primary touch:size-9",
                labelDot[color],
              )}
            >
              <input type="radio" value={color} className="peer sr-only" {...form.register("color")} />
              <span className="sr-only">{t(`colors.${color}`)}</span>
              <CheckIcon aria-hidden className="hidden size-4 peer-checked:block" strokeWidth={3} />
            </label>
          ))}
        </div>
      </fieldset>
    </FormDialog>
  );
}
