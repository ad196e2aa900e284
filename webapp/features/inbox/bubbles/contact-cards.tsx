"use client";

import { MailIcon, PhoneIcon } from "lucide-react";

import { PersonAvatar } from "@/components/person-avatar";

import type { Payload } from "./payload";

/** Business cards somebody passed on. */
export function ContactCards({ contacts }: { contacts: Payload["contacts"] }) {
  return (
    <ul className="flex w-64 max-w-full flex-col divide-y rounded-lg border bg-surface dark:bg-n2">
      {contacts.map((contact, at) => (
        <li key={at} className="flex gap-2.5 p-2.5">
          <PersonAvatar name={contact.name} className="size-9 text-sm" />
          <div className="min-w-0 flex-1 text-xs">
            <p dir="auto" className="truncate text-sm font-medium">
              {contact.name}
            </p>
            {contact.org ? <p className="truncate text-muted-foreground">{contact.org}</p> : null}
            {contact.phones.map(({ phone }) => (
              <a key={phone} href={`tel:${phone.replace(/[^+\d]/g, "")}`} className="flex items-center gap-1.5 tabular hover:underline">
                <PhoneIcon className="size-3 text-muted-foreground" />
                {phone}
              </a>
            ))}
            {contact.emails.map((email) => (
              <a key={email} href={`mailto:${email}`} className="flex items-center gap-1.5 truncate hover:underline">
                <MailIcon className="size-3 shrink-0 text-muted-foreground" />
                {email}
              </a>
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}
