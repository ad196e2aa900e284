"use client";

import { useTranslations } from "next-intl";
import { useQuery } from "urql";

import { PersonAvatar } from "@/components/person-avatar";
import { readFragment } from "@/gql";
import { ContactDetailsFragmentDoc, ContactPanelFragmentDoc, ThreadDocument } from "@/gql/graphql";
import { useFormat } from "@/lib/use-format";

import { LabelChip } from "../list/label-chip";
import type { InboxParams } from "../params";
import { Attributes } from "./attributes";
import { BlockButton } from "./block-button";
import { Identities } from "./identities";
import { InlineField } from "./inline-field";
import { PanelSection } from "./panel-section";
import { PreviousConversations } from "./previous-conversations";
import { useUpdateContact } from "./use-update-contact";

export type ContactPanelProps = {
  conversationId: string;
  go: (next: Partial<InboxParams>) => void;
};

/** Who one talks to, across channels and over time. Every field saves as it is left. */
export function ContactPanel({ conversationId, go }: ContactPanelProps) {
  const t = useTranslations("inbox.contact");
  const format = useFormat();
  const [{ data }] = useQuery({ query: ThreadDocument, variables: { id: conversationId } });
  const conversation = readFragment(ContactPanelFragmentDoc, data?.conversation ?? null);
  const contact = readFragment(ContactDetailsFragmentDoc, conversation?.contact ?? null);
  const update = useUpdateContact(contact?.id ?? "");
  if (!conversation || !contact) return <aside aria-label={t("title")} className="h-full" />;
  return (
    <aside aria-label={t("title")} className="h-full overflow-y-auto bg-background">
      <div className="flex flex-col items-center px-4 pt-5 pb-4 text-center">
        <PersonAvatar name={contact.name} imageUrl={contact.avatarUrl} className="size-14 text-lg" />
        <InlineField
          key={`name:${contact.name}`}
          label={t("name")}
          value={contact.name}
          isRequired
          onSave={(name) => update({ name })}
          className="mt-2 max-w-full text-center text-base font-semibold"
        />
        <p className="text-xs text-muted-foreground">{t("since", { date: format.date(contact.createdAt) })}</p>
        {conversation.labels.length > 0 ? (
          <div className="mt-2 flex flex-wrap justify-center gap-1">
            {conversation.labels.map((label) => (
              <LabelChip key={label.id} label={label} />
            ))}
          </div>
        ) : null}
      </div>
      <PanelSection title={t("details")}>
        <dl className="grid grid-cols-[76px_1fr] items-start gap-y-0.5 text-xs [&_dt]:py-[3px]">
          <dt className="text-muted-foreground">{t("phone")}</dt>
          <dd>
            <InlineField key={`phone:${contact.phone}`} label={t("phone")} value={contact.phone ?? ""} type="tel" onSave={(phone) => update({ phone })} />
          </dd>
          <dt className="text-muted-foreground">{t("email")}</dt>
          <dd>
            <InlineField key={`email:${contact.email}`} label={t("email")} value={contact.email ?? ""} type="email" onSave={(email) => update({ email })} />
          </dd>
          <dt className="text-muted-foreground">{t("about")}</dt>
          <dd>
            <InlineField key={`about:${contact.about}`} label={t("about")} value={contact.about} isLong onSave={(about) => update({ about })} />
          </dd>
        </dl>
      </PanelSection>
      <PanelSection title={t("identities")}>
        <Identities identities={contact.identities} />
      </PanelSection>
      <PanelSection title={t("attributes")}>
        <Attributes key={contact.id} attributes={contact.attributes} onSave={(attributes) => update({ attributes })} />
      </PanelSection>
      <PanelSection title={t("previous")}>
        <PreviousConversations conversations={conversation.contact.conversations} currentId={conversationId} go={go} />
      </PanelSection>
      <div className="border-t px-4 py-3">
        <BlockButton contactId={contact.id} name={contact.name} isBlocked={contact.isBlocked} />
      </div>
    </aside>
  );
}
