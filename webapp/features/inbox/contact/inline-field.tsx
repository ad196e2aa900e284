"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useState } from "react";

import { cn } from "@/lib/utils";

import { useInbox } from "../inbox-context";

type InlineFieldProps = {
  label: string;
  value: string;
  type?: "text" | "tel" | "email";
  isLong?: boolean;
  isRequired?: boolean;
  onSave: (value: string) => Promise<boolean>;
  className?: string;
};

/** Text that is edited where it stands. Enter or leaving saves, Escape takes it back. Give it a key with its value. */
export function InlineField({ label, value, type = "text", isLong = false, isRequired = false, onSave, className }: InlineFieldProps) {
  const t = useTranslations("inbox.contact");
  const { canWrite } = useInbox();
  const [text, setText] = useState(value);
  const save = async () => {
    const next = text.trim();
    if (next === value) return setText(value);
    if ((isRequired && !next) || !(await onSave(next))) setText(value);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => {
    if (event.key === "Escape") {
      event.preventDefault();
      setText(value);
      const field = event.currentTarget;
      requestAnimationFrame(() => field.blur());
    }
    if (event.key === "Enter" && !(isLong && event.shiftKey)) {
      event.preventDefault();
      event.currentTarget.blur();
    }
  };
  const shared = {
    "aria-label": label,
    value: text,
    placeholder: canWrite ? t("add") : t("none"),
    readOnly: !canWrite,
    dir: type === "text" ? "auto" : "ltr",
    onBlur: () => void save(),
    onKeyDown,
    className: cn(
      "block w-full min-w-0 rounded-md border border-transparent bg-transparent px-1.5 py-0.5 outline-none placeholder:text-faint-foreground hover:border-n7 focus-visible:border-primary focus-visible:bg-surface read-only:hover:border-transparent",
      className,
    ),
  } as const;
  if (isLong) {
    return <textarea rows={1} {...shared} onChange={(event) => setText(event.target.value)} className={cn(shared.className, "field-sizing-content max-h-40 resize-none")} />;
  }
  return <input type={type} {...shared} onChange={(event) => setText(event.target.value)} />;
}
