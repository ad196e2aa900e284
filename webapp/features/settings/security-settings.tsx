"use client";

import { useTranslations } from "next-intl";
import { useQuery } from "urql";

import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { type FragmentType, readFragment } from "@/gql";
import { RevokeSessionDocument, SecuritySettingsDocument, SessionRowFragmentDoc } from "@/gql/graphql";
import { usePayload } from "@/lib/graphql/use-payload";
import { toast } from "@/lib/toast";
import { useFormat } from "@/lib/use-format";

import { deviceOf } from "./device";
import { PasswordForm } from "./password-form";
import { Rows, Section } from "./section";

/** The person's password and where they are signed in. */
export function SecuritySettings() {
  const t = useTranslations("settings.security");
  const [{ data }] = useQuery({ query: SecuritySettingsDocument, variables: {} });
  return (
    <>
      <Section title={t("passwordTitle")}>
        <PasswordForm />
      </Section>
      <Section title={t("sessionsTitle")}>
        <Rows>
          {data?.sessions.map((session, at) => (
            <SessionRow key={at} data={session} />
          ))}
        </Rows>
      </Section>
    </>
  );
}

function SessionRow({ data }: { data: FragmentType<typeof SessionRowFragmentDoc> }) {
  const t = useTranslations("settings.security");
  const format = useFormat();
  const session = readFragment(SessionRowFragmentDoc, data);
  const revoke = usePayload(RevokeSessionDocument);
  const { browser, system } = deviceOf(session.userAgent);
  const device = browser && system ? t("on", { browser, system }) : browser || system || t("unknownDevice");
  const signOut = async () => {
    if (await revoke({ sessionId: session.id })) toast.success(t("revoked", { device }));
  };
  return (
    <div className="flex items-center justify-between gap-4 px-4 py-3">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-2 text-sm font-medium">
          {device}
          {session.isCurrent ? <Badge variant="default">{t("thisBrowser")}</Badge> : null}
        </p>
        <p className="truncate text-xs text-muted-foreground">
          <span title={format.absolute(session.lastUsedAt)}>
            {t("lastUsed", { time: format.relative(session.lastUsedAt) })}
          </span>
          {" · "}
          {t("since", { date: format.date(session.createdAt) })}
          {" · "}
          {session.address}
        </p>
      </div>
      {session.isCurrent ? null : (
        <Button variant="outline" size="sm" aria-label={t("revokeLabel", { device })} onClick={() => void signOut()}>
          {t("revoke")}
        </Button>
      )}
    </div>
  );
}
