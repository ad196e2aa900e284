"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useForm, useWatch } from "react-hook-form";

import { FormDialog } from "@/components/form-dialog";
import { TextField } from "@/components/form-fields";
import { PersonAvatar } from "@/components/person-avatar";
import { Checkbox } from "@/components/ui/checkbox";
import { SaveTeamDocument, type TeamRowFragment } from "@/gql/graphql";
import { usePayload } from "@/lib/graphql/use-payload";
import { toast } from "@/lib/toast";

import { teamSchema } from "./schemas";

export type Person = { id: string; name: string };

/** Makes a team, or changes the one it is given. */
export function TeamDialog({ team, people, trigger }: { team?: TeamRowFragment; people: Person[]; trigger: ReactNode }) {
  const t = useTranslations("settings.members");
  const common = useTranslations("common");
  const save = usePayload(SaveTeamDocument);
  const form = useForm({
    resolver: zodResolver(teamSchema(useTranslations("errors.form"))),
    values: { name: team?.name ?? "", memberIds: team?.members.map(({ id }) => id) ?? [] },
  });
  const chosen = useWatch({ control: form.control, name: "memberIds" });
  const toggle = (id: string, isIn: boolean) =>
    form.setValue("memberIds", isIn ? [...chosen, id] : chosen.filter((other) => other !== id), { shouldDirty: true });
  return (
    <FormDialog
      trigger={trigger}
      title={team ? t("editTeam", { name: team.name }) : t("newTeam")}
      action={common("save")}
      form={form}
      onSubmit={async (values) => {
        const saved = await save({ ...values, id: team?.id }, form);
        if (saved) toast.success(t("teamSaved"));
        return saved !== null;
      }}
    >
      <TextField control={form.control} name="name" label={t("teamName")} autoComplete="off" />
      <fieldset className="grid gap-1.5">
        <legend className="mb-1.5 text-sm font-medium">{t("teamMembers")}</legend>
        <div className="max-h-60 divide-y overflow-y-auto rounded-md border">
          {people.map(({ id, name }) => (
            <label key={id} htmlFor={`member-${id}`} className="flex min-h-9 items-center gap-2.5 px-3 hover:bg-accent">
              <Checkbox
                id={`member-${id}`}
                checked={chosen.includes(id)}
                onCheckedChange={(isIn) => toggle(id, isIn === true)}
              />
              <PersonAvatar name={name} className="size-5 text-2xs" />
              <span className="truncate text-sm">{name}</span>
            </label>
          ))}
        </div>
      </fieldset>
    </FormDialog>
  );
}
