"use client";

import { useTranslations } from "next-intl";

import { differences } from "./diff";
import type { ConfigForm } from "./schema";

type Translate = ReturnType<typeof useTranslations<"agents.settings.field">>;
type Key = Parameters<Translate["has"]>[0];

/** What is another in a configuration than in the one before it. */
export function DiffView({ before, after }: { before: ConfigForm; after: ConfigForm }) {
  const t = useTranslations("agents.settings");
  const field = useTranslations("agents.settings.field");
  const all = differences(before, after);
  if (all.length === 0) return <p className="text-sm text-muted-foreground">{t("nothingNew")}</p>;
  return (
    <dl className="grid max-h-80 gap-3 overflow-y-auto rounded-md border p-3 text-sm">
      {all.map((one) => (
        <div key={one.path} className="grid gap-1">
          <dt className="text-xs font-medium text-muted-foreground">{field.has(one.path as Key) ? field(one.path as Key) : one.path}</dt>
          {"added" in one ? (
            <>
              {one.removed.map((text) => (
                <Line key={`-${text}`} sign="−" text={text} isGone />
              ))}
              {one.added.map((text) => (
                <Line key={`+${text}`} sign="+" text={text} />
              ))}
            </>
          ) : (
            <>
              {one.before ? <Line sign="−" text={one.before} isGone /> : null}
              {one.after ? <Line sign="+" text={one.after} /> : null}
            </>
          )}
        </div>
      ))}
    </dl>
  );
}

function Line({ sign, text, isGone = false }: { sign: string; text: string; isGone?: boolean }) {
  return (
    <dd className={`flex gap-2 rounded-sm px-1.5 py-0.5 break-words whitespace-pre-wrap ${isGone ? "bg-danger-wash text-danger-text" : "bg-primary-wash text-primary-text"}`}>
      <span aria-hidden className="select-none">
        {sign}
      </span>
      <span className="min-w-0">{text}</span>
    </dd>
  );
}
