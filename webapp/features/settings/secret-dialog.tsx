"use client";

import { CheckIcon, CopyIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";

import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import { Input } from "@/components/ui/input";

/** Shows a secret that nobody can read again. A click beside it does not close it. */
export function SecretDialog({ secret, onDone }: { secret: string; onDone: () => void }) {
  const t = useTranslations("settings.keys");
  const common = useTranslations("common");
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(secret);
    setCopied(true);
  };
  const done = () => {
    setCopied(false);
    onDone();
  };
  return (
    <Dialog open={secret !== ""}>
      <DialogContent onEscapeKeyDown={done}>
        <DialogHeader>
          <DialogTitle>{t("createdTitle")}</DialogTitle>
          <DialogDescription>{t("created")}</DialogDescription>
        </DialogHeader>
        <div className="flex gap-2">
          <Input
            readOnly
            value={secret}
            aria-label={t("secret")}
            className="font-mono"
            onFocus={(event) => event.target.select()}
          />
          <Button variant="outline" onClick={() => void copy()}>
            {isCopied ? <CheckIcon className="text-primary-text" /> : <CopyIcon />}
            {isCopied ? common("copied") : common("copy")}
          </Button>
        </div>
        <DialogFooter>
          <Button onClick={done}>{t("done")}</Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
