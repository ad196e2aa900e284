"use client";

import { ChannelBadge } from "@/components/channel-badge";
import type { ContactDetailsFragment } from "@/gql/graphql";

/** Under which names the channels know this person. */
export function Identities({ identities }: { identities: ContactDetailsFragment["identities"] }) {
  return (
    <ul className="flex flex-col gap-1.5">
      {identities.map(({ id, kind, externalId, username, socialAccount }) => (
        <li key={id} className="flex items-center gap-2 text-xs">
          <ChannelBadge channel={socialAccount.channel} />
          <span className="min-w-0 flex-1 truncate tabular" title={externalId}>
            {username ? `@${username}` : kind === "WHATSAPP_PHONE" ? `+${externalId.replace(/^\+/, "")}` : externalId}
          </span>
          <span className="max-w-28 truncate text-faint-foreground">{socialAccount.name}</span>
        </li>
      ))}
    </ul>
  );
}
