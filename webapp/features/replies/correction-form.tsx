"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";

import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Switch } from "@/components/ui/switch";
import { Textarea } from "@/components/ui/textarea";
import { type DiscardReason, RateReplyDocument, type ReplyOpinionFragment } from "@/gql/graphql";
import { usePayload } from "@/lib/graphql/use-payload";
import { toast } from "@/lib/toast";

const reasons: DiscardReason[] = ["WRONG", "INCOMPLETE", "TONE", "OTHER"];
const MOST = 4000;

type CorrectionFormProps = { replyId: string; given: ReplyOpinionFragment["myFeedback"]; onDone: () => void };

/** What is wrong with an answer, and what it should have said: that waits among the suggested FAQs, and may become a test. */
export function CorrectionForm({ replyId, given, onDone }: CorrectionFormProps) {
  const t = useTranslations("replies");
  const rate = usePayload(RateReplyDocument);
  const [reason, setReason] = useState(given?.reason ?? null);
  const [correction, setCorrection] = useState(given?.correction ?? "");
  const [isTest, setTest] = useState(false);
  const [mustContain, setMustContain] = useState("");
  const id = useId();
  const isCorrected = correction.trim() !== "";
  const save = async () => {
    const test = isCorrected && isTest ? { isTest, mustContain: mustContain.split("|") } : {};
    if (!(await rate({ replyId, isGood: false, reason, correction, ...test }))) return;
    toast.success(isCorrected ? t(isTest ? "rate.proposedAndTested" : "rate.proposed") : t("rate.thanks"));
    onDone();
  };
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div role="group" aria-label={t("rate.what")} className="flex flex-wrap gap-1">
        {reasons.map((one) => (
          <Button
            key={one}
            type="button"
            variant="outline"
            size="sm"
            aria-pressed={reason === one}
            className="aria-pressed:border-primary aria-pressed:bg-primary-wash aria-pressed:text-primary-text"
            onClick={() => setReason(reason === one ? null : one)}
          >
            {t(`discardReason.${one}`)}
          </Button>
        ))}
      </div>
      <div className="grid gap-1.5">
        <label htmlFor={id} className="text-sm font-medium">
          {t("rate.correction")}
        </label>
        <Textarea id={id} dir="auto" maxLength={MOST} value={correction} onChange={(event) => setCorrection(event.target.value)} className="max-h-48" />
        <p className="text-xs text-pretty text-muted-foreground">{t("rate.hint")}</p>
      </div>
      {isCorrected ? (
        <div className="grid gap-1.5">
          <label className="flex items-center justify-between gap-2 text-sm">
            {t("rate.test")}
            <Switch checked={isTest} onCheckedChange={setTest} />
          </label>
          {isTest ? (
            <>
              <Input dir="auto" aria-label={t("rate.mustContain")} placeholder={t("rate.mustContain")} maxLength={400} value={mustContain} onChange={(event) => setMustContain(event.target.value)} />
              <p className="text-xs text-pretty text-muted-foreground">{t("rate.mustContainHint")}</p>
            </>
          ) : null}
        </div>
      ) : null}
      <div className="flex justify-end gap-1">
        <Button type="button" variant="ghost" size="sm" onClick={() => void rate({ replyId, isGood: null }).then((done) => done && onDone())}>
          {t("rate.takeBack")}
        </Button>
        <Button type="submit" size="sm">
          {t("rate.save")}
        </Button>
      </div>
    </form>
  );
}
