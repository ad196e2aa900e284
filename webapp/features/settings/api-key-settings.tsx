"use client";

import { BracesIcon, KeyRoundIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useQuery } from "urql";

import { ConfirmDialog } from "@/components/confirm-dialog";
import { EmptyState } from "@/components/empty-state";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { readFragment } from "@/gql";
import { type ApiKeyRowFragment, ApiKeyRowFragmentDoc, ApiKeySettingsDocument, RevokeApiKeyDocument } from "@/gql/graphql";
import { usePayload } from "@/lib/graphql/use-payload";
import { toast } from "@/lib/toast";
import { useFormat } from "@/lib/use-format";

import { ApiKeyDialog } from "./api-key-dialog";
import { SecretDialog } from "./secret-dialog";
import { Section } from "./section";

/** Keys for the workspace's own programs. A new secret is held here, where the first key's arrival changes nothing. */
export function ApiKeySettings() {
  const [secret, setSecret] = useState("");
  return (
    <>
      <KeyList onCreated={setSecret} />
      <SecretDialog secret={secret} onDone={() => setSecret("")} />
    </>
  );
}

function KeyList({ onCreated }: { onCreated: (secret: string) => void }) {
  const t = useTranslations("settings.keys");
  const [{ data }] = useQuery({ query: ApiKeySettingsDocument, variables: {} });
  const keys = readFragment(ApiKeyRowFragmentDoc, data?.apiKeys ?? []);
  const explorer = (
    <Button asChild variant="ghost" size="sm">
      <a href="/graphql">
        <BracesIcon />
        {t("explorer")}
      </a>
    </Button>
  );
  if (keys.length === 0) {
    return (
      <EmptyState isBoxed icon={KeyRoundIcon} title={t("empty")} body={t("emptyBody")}>
        <ApiKeyDialog onCreated={onCreated} />
        {explorer}
      </EmptyState>
    );
  }
  return (
    <Section lead={explorer} action={<ApiKeyDialog onCreated={onCreated} />}>
      <div className="overflow-hidden rounded-lg border shadow-card">
        <Table>
          <TableHeader>
            <TableRow>
              <TableHead>{t("name")}</TableHead>
              <TableHead>{t("scope")}</TableHead>
              <TableHead className="hidden sm:table-cell">{t("lastUsed")}</TableHead>
              <TableHead className="hidden sm:table-cell">{t("expires")}</TableHead>
              <TableHead>
                <span className="sr-only">{t("revoke")}</span>
              </TableHead>
            </TableRow>
          </TableHeader>
          <TableBody>
            {keys.map((key) => (
              <KeyRow key={key.id} apiKey={key} />
            ))}
          </TableBody>
        </Table>
      </div>
    </Section>
  );
}

const SOON_MS = 14 * 86_400_000;

function KeyRow({ apiKey }: { apiKey: ApiKeyRowFragment }) {
  const t = useTranslations("settings.keys");
  const common = useTranslations("common");
  const format = useFormat();
  const revoke = usePayload(RevokeApiKeyDocument);
  const { id, name, scope, prefix, expiresAt, lastUsedAt } = apiKey;
  const endsSoon = expiresAt ? new Date(expiresAt).getTime() - format.now.getTime() < SOON_MS : false;
  return (
    <TableRow>
      <TableCell className="py-2">
        <span className="block font-medium">{name}</span>
        <span className="block font-mono text-xs text-faint-foreground">{prefix}…</span>
      </TableCell>
      <TableCell>
        <Badge variant="outline">{t(`scopes.${scope}`)}</Badge>
      </TableCell>
      <TableCell className="hidden text-muted-foreground sm:table-cell">
        {lastUsedAt ? <span title={format.absolute(lastUsedAt)}>{format.relative(lastUsedAt)}</span> : common("never")}
      </TableCell>
      <TableCell className="hidden sm:table-cell">
        {expiresAt ? (
          <span className={endsSoon ? "text-warn-text" : "text-muted-foreground"} title={format.absolute(expiresAt)}>
            {format.relative(expiresAt)}
          </span>
        ) : (
          <span className="text-muted-foreground">{common("never")}</span>
        )}
      </TableCell>
      <TableCell className="text-right">
        <ConfirmDialog
          trigger={
            <Button variant="ghost-destructive" size="sm" aria-label={t("revokeLabel", { name })}>
              {t("revoke")}
            </Button>
          }
          title={t("revokeTitle", { name })}
          body={t("revokeBody")}
          action={t("revoke")}
          onConfirm={async () => (await revoke({ id })) && toast.success(t("revoked", { name }))}
        />
      </TableCell>
    </TableRow>
  );
}
