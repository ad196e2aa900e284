import type { useTranslations } from "next-intl";

import type { ConversationRowFragment } from "@/gql/graphql";

type Preview = ConversationRowFragment["lastMessage"];
type Translate = ReturnType<typeof useTranslations<"inbox">>;

/** The last message in one line: who of us wrote it, then its text or what it is. */
export function snippet(message: Preview, me: string, t: Translate): { who: string | null; text: string } {
  const text = message.body.replace(/\s+/g, " ").trim();
  return { who: whoWrote(message, me, t), text: text || t(`kind.${message.kind}`) };
}

function whoWrote({ author, authorUser }: Preview, me: string, t: Translate): string | null {
  switch (author) {
    case "CUSTOMER":
      return null;
    case "USER":
      if (!authorUser) return t("row.team");
      return authorUser.id === me ? t("row.you") : firstName(authorUser.name);
    case "AI":
      return t("row.ai");
    case "PHONE_APP":
      return t("row.phone");
    case "API":
      return t("row.api");
    default:
      author satisfies never;
      return null;
  }
}

export function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name;
}
