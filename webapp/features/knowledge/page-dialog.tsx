"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { z } from "zod";

import { FormDialog } from "@/components/form-dialog";
import { TextField } from "@/components/form-fields";
import { SelectField } from "@/components/select-field";
import { readFragment } from "@/gql";
import { AddKnowledgePageDocument, SourceRowFragmentDoc } from "@/gql/graphql";
import { usePayload } from "@/lib/graphql/use-payload";
import { toast } from "@/lib/toast";

const SCHEME = "https://";

const kinds = ["one", "sitemap"] as const;
export const refreshes = ["0", "24", "168", "720"] as const;

/** Adds a page, or all pages that a sitemap names. */
export function PageDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("sources.page");
  const add = usePayload(AddKnowledgePageDocument);
  const form = useForm({
    resolver: zodResolver(
      z.object({
        url: z.string().trim().transform(withScheme).pipe(z.url({ protocol: /^https?$/, hostname: /\./, error: t("urlRule") })),
        kind: z.enum(kinds),
        refresh: z.enum(refreshes),
      }),
    ),
    defaultValues: { url: "", kind: "one" as const, refresh: "168" as const },
  });
  return (
    <FormDialog
      onClose={onClose}
      title={t("title")}
      lead={t("lead")}
      action={t("submit")}
      form={form}
      onSubmit={async ({ url, kind, refresh }) => {
        const added = await add({ url, isSitemap: kind === "sitemap", refreshHours: Number(refresh) }, form);
        const source = readFragment(SourceRowFragmentDoc, added?.source ?? null);
        if (source) toast.success(t("added", { name: source.title }));
        return added !== null;
      }}
    >
      <TextField
        control={form.control}
        name="url"
        label={t("url")}
        type="url"
        inputMode="url"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        placeholder={SCHEME}
      />
      <SelectField
        control={form.control}
        name="kind"
        label={t("what")}
        options={[
          { value: "one", label: t("one"), hint: t("oneHint") },
          { value: "sitemap", label: t("sitemap"), hint: t("sitemapHint") },
        ]}
      />
      <SelectField
        control={form.control}
        name="refresh"
        label={t("refresh")}
        options={refreshes.map((value) => ({ value, label: t(`refreshes.${value}`) }))}
      />
    </FormDialog>
  );
}

/** People type addresses without their beginning. */
function withScheme(address: string): string {
  return /^[a-z][a-z0-9+.-]*:/i.test(address) || address === "" ? address : SCHEME + address;
}
