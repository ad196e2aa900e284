"use client";

import { RotateCcwIcon } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useMutation } from "urql";

import { CancelMessageDocument, type MessageItemFragment, RetryMessageDocument } from "@/gql/graphql";
import { toast } from "@/lib/toast";
import { useUserMessage } from "@/lib/user-message";

import { useInbox } from "../inbox-context";

/** Why a message did not arrive, what to do about it, and the way to do it. */
export function FailureNote({ message }: { message: MessageItemFragment }) {
  const t = useTranslations("inbox.failure");
  const common = useTranslations("common");
  const say = useUserMessage();
  const { canWrite } = useInbox();
  const [{ fetching }, retry] = useMutation(RetryMessageDocument);
  const [{ fetching: isCancelling }, cancel] = useMutation(CancelMessageDocument);
  const { status, failure } = message;
  const act = async (run: () => Promise<unknown>) => {
    const problem = await run();
    if (problem) toast.error(say(problem));
  };
  const onRetry = () =>
    act(async () => {
      const { data, error } = await retry({ input: { messageId: message.id } });
      return data?.retryMessage.errors[0] ?? error;
    });
  const onCancel = () =>
    act(async () => {
      const { data, error } = await cancel({ input: { messageId: message.id } });
      return data?.cancelMessage.errors[0] ?? error;
    });
  const isUnknown = status === "UNKNOWN";
  const canRetry = isUnknown || failure?.canRetry;
  return (
    <div className={`mt-1 max-w-sm text-end text-xs ${isUnknown || status === "QUEUED" ? "text-warn-text" : "text-danger-text"}`}>
      <p>
        {isUnknown ? t("unknown") : t(`cause.${failure?.cause ?? "UNEXPLAINED"}`)}{" "}
        {isUnknown ? t("unknownRemedy") : failure ? t(`remedy.${failure.remedy}`) : null}
      </p>
      <p className="mt-0.5 flex flex-wrap items-center justify-end gap-x-3">
        {failure?.code || failure?.details ? (
          <span className="text-faint-foreground" title={failure.details ?? undefined}>
            {failure.code ? t("code", { code: failure.code }) : failure.details}
          </span>
        ) : null}
        {failure?.remedy === "RECONNECT" || failure?.remedy === "GRANT_RIGHTS" || failure?.remedy === "SYNC_TEMPLATES" ? (
          <Link href={"/channels"} className="font-medium underline underline-offset-3">
            {t("openChannels")}
          </Link>
        ) : null}
        {canWrite && canRetry ? (
          <button type="button" disabled={fetching} onClick={() => void onRetry()} className="inline-flex items-center gap-1 font-medium underline-offset-3 hover:underline disabled:opacity-60">
            <RotateCcwIcon className="size-3" />
            {isUnknown ? t("sendAgain") : common("retry")}
          </button>
        ) : null}
        {canWrite && status === "QUEUED" ? (
          <button type="button" disabled={isCancelling} onClick={() => void onCancel()} className="font-medium underline-offset-3 hover:underline disabled:opacity-60">
            {common("cancel")}
          </button>
        ) : null}
      </p>
    </div>
  );
}
