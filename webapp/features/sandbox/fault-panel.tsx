"use client";

import { TriangleAlertIcon, XIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";

import { Button } from "@/components/ui/button";
import { Sheet, SheetContent, SheetDescription, SheetHeader, SheetTitle, SheetTrigger } from "@/components/ui/sheet";
import { toast } from "@/lib/toast";
import { useUserMessage } from "@/lib/user-message";

import { AccountFaults } from "./account-faults";
import { ClockControls } from "./clock-controls";
import { EchoForm } from "./echo-form";
import { FaultForm } from "./fault-form";
import { simulator } from "./simulator";
import { type Customer, type Fault, type FaultKind, faultKinds, type World } from "./world";

type FaultPanelProps = { world: World; customer: Customer | null; onChange: () => void };

/** The drawer of everything that can go wrong between Meta and the inbox. */
export function FaultPanel({ world, customer, onChange }: FaultPanelProps) {
  const t = useTranslations("sandbox.faults");
  const close = useTranslations("common")("close");
  const say = useUserMessage();
  const [isOpen, setOpen] = useState(false);
  const act = async (promise: Promise<unknown>, done?: string) => {
    try {
      await promise;
      if (done) toast.success(done);
      onChange();
    } catch (error) {
      toast.error(say(error));
    }
  };
  const count = world.faults.length;
  return (
    <Sheet open={isOpen} onOpenChange={setOpen}>
      <SheetTrigger asChild>
        <Button variant="outline" className={count > 0 ? "border-warn-line bg-warn-wash text-warn-text hover:bg-warn-wash" : ""}>
          <TriangleAlertIcon />
          {t("open")}
          {count > 0 ? <span className="tabular">{count}</span> : null}
        </Button>
      </SheetTrigger>
      <SheetContent closeLabel={close} className="gap-6">
        <SheetHeader>
          <SheetTitle>{t("title")}</SheetTitle>
          <SheetDescription>{t("lead")}</SheetDescription>
        </SheetHeader>
        <FaultForm onAdd={(fault, name) => act(simulator.addFault(fault), t("added", { name }))} />
        <section className="grid gap-2">
          <div className="flex items-center justify-between">
            <h3 className="text-sm font-medium">{t("active")}</h3>
            {count > 1 ? (
              <Button variant="ghost" size="sm" onClick={() => void act(simulator.endFaults())}>
                {t("endAll")}
              </Button>
            ) : null}
          </div>
          {count === 0 ? <p className="text-sm text-muted-foreground">{t("none")}</p> : null}
          {world.faults.map((fault) => (
            <ActiveFault key={fault.id} fault={fault} onEnd={() => void act(simulator.endFault(fault.id))} />
          ))}
        </section>
        {customer ? <EchoForm onSend={(text) => act(simulator.echo(customer.id, text))} /> : null}
        <AccountFaults world={world} onChange={(id, change) => act(simulator.changeAccount(id, change))} />
        <ClockControls now={world.now} onAct={act} />
      </SheetContent>
    </Sheet>
  );
}

function ActiveFault({ fault, onEnd }: { fault: Fault; onEnd: () => void }) {
  const t = useTranslations("sandbox.faults");
  const kind = faultKinds.find((known): known is FaultKind => known === fault.kind);
  const name = kind ? t(`names.${kind}`) : fault.kind;
  return (
    <div className="flex items-start gap-2 rounded-md bg-warn-wash px-3 py-2 text-warn-text">
      <div className="min-w-0 flex-1 text-sm">
        <p className="font-medium">{name}</p>
        <p className="text-xs">
          {fault.next > 0 ? t("left", { count: fault.next - fault.struck }) : t("always")}
          {" · "}
          {t("struck", { count: fault.struck })}
        </p>
      </div>
      <Button variant="ghost" size="icon-sm" aria-label={t("end", { name })} onClick={onEnd}>
        <XIcon />
      </Button>
    </div>
  );
}
