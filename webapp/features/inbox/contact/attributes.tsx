"use client";

import { PlusIcon, XIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type SyntheticEvent, useEffect, useRef, useState } from "react";

import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";

import { useInbox } from "../inbox-context";
import { InlineField } from "./inline-field";

type Attribute = { name: string; value: string };
type AttributesProps = { attributes: readonly Attribute[]; onSave: (attributes: Attribute[]) => Promise<boolean> };

/** What the team knows about somebody, in its own words. */
export function Attributes({ attributes, onSave }: AttributesProps) {
  const t = useTranslations("inbox.contact");
  const common = useTranslations("common");
  const { canWrite } = useInbox();
  const [isAdding, setAdding] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => setAdding(false);
  // The keyboard goes back to where it came from once that stands again, whenever that is.
  const wasAdding = useRef(false);
  useEffect(() => {
    if (wasAdding.current && !isAdding) opener.current?.focus();
    wasAdding.current = isAdding;
  }, [isAdding]);
  const plain = attributes.map(({ name, value }) => ({ name, value }));
  const change = (name: string, value: string) => onSave(plain.map((one) => (one.name === name ? { name, value } : one)));
  const remove = (name: string) => void onSave(plain.filter((one) => one.name !== name));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    close();
  };
  const add = async (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [name, value] = [textOf(form.get("name")), textOf(form.get("value"))];
    if (!name || !value) return;
    if (await onSave([...plain.filter((one) => one.name !== name), { name, value }])) close();
  };
  return (
    <>
      <ul className="flex flex-col">
        {attributes.map(({ name, value }) => (
          <li key={name} className="group/attribute flex items-baseline text-xs">
            <span className="w-[76px] shrink-0 truncate text-muted-foreground" title={name}>
              {name}
            </span>
            <InlineField key={value} label={name} value={value} isRequired onSave={(next) => change(name, next)} />
            {canWrite ? (
              <button
                type="button"
                aria-label={t("removeAttribute", { name })}
                onClick={() => remove(name)}
                className="grid size-5 shrink-0 place-items-center self-center rounded-sm text-muted-foreground opacity-0 group-focus-within/attribute:opacity-100 group-hover/attribute:opacity-100 hover:bg-accent touch:opacity-100"
              >
                <XIcon className="size-3" />
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      {isAdding ? (
        <form onSubmit={(event) => void add(event)} className="mt-1.5 flex flex-col gap-1.5">
          <Input name="name" autoFocus onKeyDown={onKeyDown} maxLength={60} aria-label={t("attributeName")} placeholder={t("attributeName")} />
          <Input name="value" onKeyDown={onKeyDown} maxLength={500} aria-label={t("attributeValue")} placeholder={t("attributeValue")} />
          <div className="flex gap-1.5">
            <Button type="submit" variant="outline" size="sm">
              {common("add")}
            </Button>
            <Button variant="ghost" size="sm" onClick={close}>
              {common("cancel")}
            </Button>
          </div>
        </form>
      ) : canWrite ? (
        <button ref={opener} type="button" onClick={() => setAdding(true)} className="mt-0.5 -ml-1 flex h-6 items-center gap-1 rounded-md px-1 text-xs text-muted-foreground hover:bg-accent hover:text-foreground">
          <PlusIcon className="size-3.5" />
          {t("addAttribute")}
        </button>
      ) : attributes.length === 0 ? (
        <p className="text-xs text-muted-foreground">{t("none")}</p>
      ) : null}
    </>
  );
}

function textOf(field: FormDataEntryValue | null): string {
  return typeof field === "string" ? field.trim() : "";
}
