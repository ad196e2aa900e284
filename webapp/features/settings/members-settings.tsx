"use client";

import { useTranslations } from "next-intl";
import { useQuery } from "urql";

import { PersonAvatar } from "@/components/person-avatar";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { readFragment } from "@/gql";
import { MemberRowFragmentDoc, MembersSettingsDocument, TeamRowFragmentDoc } from "@/gql/graphql";
import { useFormat } from "@/lib/use-format";

import { Section } from "./section";
import { TeamsSection } from "./teams-section";

/** Who works here, read only, and the teams that admins make of them. */
export function MembersSettings() {
  const t = useTranslations("settings.members");
  const role = useTranslations("common.role");
  const format = useFormat();
  const [{ data }] = useQuery({ query: MembersSettingsDocument, variables: {} });
  const members = readFragment(MemberRowFragmentDoc, data?.members ?? []);
  const teams = readFragment(TeamRowFragmentDoc, data?.teams ?? []);
  return (
    <>
      <Section title={t("title")} lead={t("count", { count: members.length })}>
        <div className="overflow-hidden rounded-lg border shadow-card">
          <Table>
            <TableHeader>
              <TableRow>
                <TableHead>{t("person")}</TableHead>
                <TableHead>{t("role")}</TableHead>
                <TableHead className="hidden text-right sm:table-cell">{t("joined")}</TableHead>
              </TableRow>
            </TableHeader>
            <TableBody>
              {members.map((member) => (
                <TableRow key={member.user.id}>
                  <TableCell className="w-1/2 max-w-0 py-2">
                    <span className="flex items-center gap-2.5">
                      <PersonAvatar name={member.user.name} className="size-7" />
                      <span className="min-w-0">
                        <span className="block truncate font-medium">{member.user.name}</span>
                        <span className="block truncate text-xs text-muted-foreground">{member.user.email}</span>
                      </span>
                    </span>
                  </TableCell>
                  <TableCell className="py-2">
                    <span className="block">{role(member.role)}</span>
                    <span className="hidden text-xs text-muted-foreground sm:block">{t(`roles.${member.role}`)}</span>
                  </TableCell>
                  <TableCell className="tabular hidden text-right whitespace-nowrap text-muted-foreground sm:table-cell">
                    {format.date(member.createdAt)}
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </div>
      </Section>
      <TeamsSection teams={teams} people={members.map(({ user }) => user)} />
    </>
  );
}
