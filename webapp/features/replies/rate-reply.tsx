"use client";

import { ThumbsDownIcon, ThumbsUpIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";

import { Tip } from "@/components/shell/tip";
import { Button } from "@/components/ui/button";
import { Popover, PopoverAnchor, PopoverContent } from "@/components/ui/popover";
import { type FragmentType, readFragment } from "@/gql";
import { RateReplyDocument, ReplyOpinionFragmentDoc } from "@/gql/graphql";
import { usePayload } from "@/lib/graphql/use-payload";

import { CorrectionForm } from "./correction-form";

/** Good or not, in one press; what is not good may be said in two more, and corrected. */
export function RateReply({ reply }: { reply: FragmentType<typeof ReplyOpinionFragmentDoc> }) {
  const t = useTranslations("replies.rate");
  const { id, myFeedback } = readFragment(ReplyOpinionFragmentDoc, reply);
  const rate = usePayload(RateReplyDocument);
  const [isOpen, setOpen] = useState(false);
  const isGood = myFeedback?.isGood === true;
  const isBad = myFeedback?.isGood === false;
  return (
    <Popover open={isOpen} onOpenChange={setOpen}>
      <PopoverAnchor asChild>
        <span role="group" aria-label={t("title")} className="flex items-center">
          <Tip label={t("good")}>
            <Button
              variant="ghost"
              size="icon-sm"
              aria-label={t("good")}
              aria-pressed={isGood}
              className="aria-pressed:text-primary-text"
              onClick={() => void rate({ replyId: id, isGood: isGood ? null : true })}
            >
              <ThumbsUpIcon className={isGood ? "fill-current" : undefined} />
            </Button>
          </Tip>
          <Tip label={t("bad")}>
            <Button
              variant="ghost"
              size="icon-sm"
              aria-label={t("bad")}
              aria-pressed={isBad}
              aria-haspopup="dialog"
              className="aria-pressed:text-danger-text"
              onClick={() => {
                if (!isBad) void rate({ replyId: id, isGood: false });
                setOpen(true);
              }}
            >
              <ThumbsDownIcon className={isBad ? "fill-current" : undefined} />
            </Button>
          </Tip>
        </span>
      </PopoverAnchor>
      <PopoverContent align="end" className="w-80" aria-label={t("what")}>
        <CorrectionForm replyId={id} given={myFeedback ?? null} onDone={() => setOpen(false)} />
      </PopoverContent>
    </Popover>
  );
}
