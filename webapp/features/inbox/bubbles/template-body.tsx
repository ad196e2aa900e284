"use client";

import { LayoutTemplateIcon, ReplyIcon } from "lucide-react";
import { useTranslations } from "next-intl";

import type { MessageItemFragment } from "@/gql/graphql";

import type { Payload } from "./payload";
import { RichText } from "./rich-text";

/** A template as the customer sees it, with its name for us. */
export function TemplateBody({ message, template }: { message: MessageItemFragment; template: Payload["template"] }) {
  const t = useTranslations("inbox.kind");
  return (
    <div>
      <p className="flex items-center gap-1 text-xs text-muted-foreground">
        <LayoutTemplateIcon className="size-3" />
        {template?.name ?? t("TEMPLATE")}
      </p>
      {template?.header ? <p className="font-semibold">{template.header}</p> : null}
      <p dir="auto" className="break-words whitespace-pre-wrap">
        <RichText text={message.body || template?.body || t("TEMPLATE")} />
      </p>
      {template?.footer ? <p className="text-xs text-muted-foreground">{template.footer}</p> : null}
      {template?.buttons.length ? (
        <ul className="-mx-3 mt-1.5 border-t border-primary-line">
          {template.buttons.map((button) => (
            <li key={button} className="flex items-center justify-center gap-1.5 border-b border-primary-line py-1.5 text-sm text-primary-text last:border-0">
              <ReplyIcon className="size-3.5" />
              {button}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
