"use client";

import { EyeIcon, EyeOffIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ComponentProps, useState } from "react";

import { Input } from "@/components/ui/input";

/** A password that can be looked at. Showing it never leaves the field or changes what a password manager sees. */
export function PasswordInput(props: ComponentProps<typeof Input>) {
  const t = useTranslations("auth");
  const [isShown, show] = useState(false);
  const Icon = isShown ? EyeOffIcon : EyeIcon;
  return (
    <div className="relative">
      <Input {...props} type={isShown ? "text" : "password"} className="pr-9" spellCheck={false} autoCapitalize="none" />
      <button
        type="button"
        onClick={() => show(!isShown)}
        aria-label={isShown ? t("hidePassword") : t("showPassword")}
        aria-pressed={isShown}
        className="absolute inset-y-0 right-0 grid w-9 place-items-center rounded-md text-faint-foreground hover:text-foreground"
      >
        <Icon className="size-4" />
      </button>
    </div>
  );
}
