"use client";

import { PencilIcon, PlusIcon, Trash2Icon, UsersIcon } from "lucide-react";
import { useTranslations } from "next-intl";

import { ConfirmDialog } from "@/components/confirm-dialog";
import { EmptyState } from "@/components/empty-state";
import { PersonAvatar } from "@/components/person-avatar";
import { Button } from "@/components/ui/button";
import { useRoleAtLeast } from "@/features/session/use-role";
import { DeleteTeamDocument, type TeamRowFragment } from "@/gql/graphql";
import { usePayload } from "@/lib/graphql/use-payload";
import { toast } from "@/lib/toast";

import { Rows, Section } from "./section";
import { type Person, TeamDialog } from "./team-dialog";

const FACES = 5;

export function TeamsSection({ teams, people }: { teams: readonly TeamRowFragment[]; people: Person[] }) {
  const t = useTranslations("settings.members");
  const canEdit = useRoleAtLeast("ADMIN");
  const add = (
    <TeamDialog
      people={people}
      trigger={
        <Button variant="outline" size="sm">
          <PlusIcon />
          {t("newTeam")}
        </Button>
      }
    />
  );
  return (
    <Section title={t("teamsTitle")} lead={t("teamsLead")} action={canEdit && teams.length > 0 ? add : null}>
      {teams.length === 0 ? (
        <EmptyState isBoxed icon={UsersIcon} title={t("noTeams")} body={t("noTeamsBody")}>
          {canEdit ? add : null}
        </EmptyState>
      ) : (
        <Rows>
          {teams.map((team) => (
            <TeamRow key={team.id} team={team} people={people} canEdit={canEdit} />
          ))}
        </Rows>
      )}
    </Section>
  );
}

function TeamRow({ team, people, canEdit }: { team: TeamRowFragment; people: Person[]; canEdit: boolean }) {
  const t = useTranslations("settings.members");
  const settings = useTranslations("settings");
  const common = useTranslations("common");
  const remove = usePayload(DeleteTeamDocument);
  const { id, name, members } = team;
  return (
    <div className="flex min-h-12 items-center gap-3 px-4 py-2">
      <span className="min-w-0 flex-1 truncate text-sm font-medium">{name}</span>
      <span className="flex -space-x-1.5" title={members.map((member) => member.name).join(", ")}>
        {members.slice(0, FACES).map((member) => (
          <PersonAvatar key={member.id} name={member.name} className="size-6 text-xs ring-2 ring-surface" />
        ))}
      </span>
      <span className="tabular hidden w-24 text-right text-xs text-muted-foreground sm:inline">
        {t("count", { count: members.length })}
      </span>
      {canEdit ? (
        <span className="flex">
          <TeamDialog
            team={team}
            people={people}
            trigger={
              <Button variant="ghost" size="icon-sm" aria-label={t("editTeam", { name })}>
                <PencilIcon />
              </Button>
            }
          />
          <ConfirmDialog
            trigger={
              <Button variant="ghost" size="icon-sm" aria-label={t("deleteTeam", { name })}>
                <Trash2Icon />
              </Button>
            }
            title={settings("deleteTitle", { name })}
            body={settings("deleteTeamBody")}
            action={common("delete")}
            onConfirm={async () => (await remove({ id })) && toast.success(t("teamDeleted", { name }))}
          />
        </span>
      ) : null}
    </div>
  );
}
