"use client";

import { BatteryFullIcon, ChevronLeftIcon, SignalIcon, WifiIcon, WifiOffIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";

import { PersonAvatar } from "@/components/person-avatar";
import { toast } from "@/lib/toast";
import { useFormat } from "@/lib/use-format";
import { useUserMessage } from "@/lib/user-message";
import { cn } from "@/lib/utils";

import { PhoneComposer } from "./phone-composer";
import { PhoneThread } from "./phone-thread";
import { type Draft, simulator } from "./simulator";
import { skins } from "./skins";
import type { Account, Customer, Message, Thread } from "./world";

type PhoneProps = { customer: Customer; account: Account; thread: Thread | null; kinds: string[]; onBack: () => void };

/** The customer's phone with the thread in the skin of its app; the whole screen on a real phone. */
export function Phone({ customer, account, thread, kinds, onBack }: PhoneProps) {
  const t = useTranslations("sandbox");
  const back = useTranslations("common")("back");
  const say = useUserMessage();
  const [replyTo, setReplyTo] = useState<Message | null>(null);
  const [editing, setEditing] = useState<Message | null>(null);
  const skin = skins[customer.channel];
  const attempt = (act: Promise<unknown>) => act.catch((error: unknown) => toast.error(say(error)));
  const write = async (draft: Draft) => {
    if (editing) await attempt(simulator.edit(customer.id, editing.id, draft.text ?? ""));
    else await attempt(simulator.write(customer.id, { ...draft, replyTo: replyTo?.id }));
    setReplyTo(null);
    setEditing(null);
  };
  return (
    <section
      aria-label={t("thread", { name: account.name })}
      className="flex h-full max-h-[780px] w-full max-w-[380px] flex-col overflow-hidden rounded-[46px] border-[10px] border-[#0d0e10] bg-[#0d0e10] shadow-popover ring-1 ring-n7 max-md:max-h-none max-md:max-w-none max-md:rounded-xl max-md:border-0"
    >
      <div className={cn("flex min-h-0 flex-1 flex-col overflow-hidden rounded-[36px] max-md:rounded-xl", skin.screen)}>
        <StatusLine isOffline={customer.offline} now={thread?.now} className={skin.header} />
        <header className={cn("flex shrink-0 items-center gap-2 px-2 py-2", skin.header)}>
          <button type="button" aria-label={back} onClick={onBack} className="grid size-8 place-items-center md:pointer-events-none">
            <ChevronLeftIcon className="size-5" />
          </button>
          <PersonAvatar name={account.name} className="size-8" />
          <div className="min-w-0 flex-1">
            <p className="truncate text-base leading-5 font-semibold">{account.name}</p>
            <p className={cn("truncate text-xs", skin.meta)} aria-live="polite">
              {thread?.typing ? t("typing") : account.username || account.displayPhone}
            </p>
          </div>
        </header>
        <PhoneThread
          customer={customer}
          messages={thread?.messages ?? null}
          skin={skin}
          onReply={setReplyTo}
          onEdit={setEditing}
          onAct={(act) => void attempt(act)}
        />
        <PhoneComposer
          key={editing?.id ?? "new"}
          kinds={kinds}
          skin={skin}
          editing={editing}
          replyTo={replyTo}
          onCancel={() => {
            setReplyTo(null);
            setEditing(null);
          }}
          onWrite={write}
        />
      </div>
    </section>
  );
}

function StatusLine({ isOffline, now, className }: { isOffline: boolean; now?: string; className: string }) {
  const format = useFormat();
  const Network = isOffline ? WifiOffIcon : WifiIcon;
  return (
    <div aria-hidden className={cn("relative hidden h-9 shrink-0 items-center justify-between border-0! px-6 md:flex", className)}>
      <span className="tabular text-xs font-semibold">{format.clock(now ?? format.now)}</span>
      <span className="absolute top-2 left-1/2 h-5 w-20 -translate-x-1/2 rounded-full bg-[#0d0e10]" />
      <span className="flex items-center gap-1">
        <SignalIcon className={cn("size-3.5", isOffline && "opacity-30")} />
        <Network className="size-3.5" />
        <BatteryFullIcon className="size-4" />
      </span>
    </div>
  );
}
