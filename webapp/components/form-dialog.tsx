"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { type FieldValues, type UseFormReturn } from "react-hook-form";

import { FormProblem, SubmitButton } from "@/components/form-fields";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from "@/components/ui/dialog";
import { Form } from "@/components/ui/form";

type FormDialogProps<T extends FieldValues, O> = {
  /** The button that opens it. Without one it stands open from its first render, until `onClose`. */
  trigger?: ReactNode;
  onClose?: () => void;
  title: string;
  lead?: string;
  action: string;
  form: UseFormReturn<T, unknown, O>;
  /** Stores the values; the dialog closes when this returns true. */
  onSubmit: (values: O) => Promise<boolean>;
  children: ReactNode;
};

/** A small form over the page: opens empty or with what it edits, closes when it is stored. */
export function FormDialog<T extends FieldValues, O>(props: FormDialogProps<T, O>) {
  const { trigger, onClose, title, lead, action, form, onSubmit, children } = props;
  const t = useTranslations("common");
  const [isOpen, setOpen] = useState(!trigger);
  const change = (open: boolean) => {
    if (open) form.reset();
    else onClose?.();
    setOpen(open);
  };
  const submit = form.handleSubmit(async (values) => {
    if (await onSubmit(values)) change(false);
  });
  return (
    <Dialog open={isOpen} onOpenChange={change}>
      {trigger ? <DialogTrigger asChild>{trigger}</DialogTrigger> : null}
      <DialogContent closeLabel={t("close")} {...(lead ? {} : { "aria-describedby": undefined })}>
        <DialogHeader>
          <DialogTitle>{title}</DialogTitle>
          {lead ? <DialogDescription>{lead}</DialogDescription> : null}
        </DialogHeader>
        <Form {...(form as unknown as UseFormReturn)}>
          <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
            <FormProblem />
            {children}
            <DialogFooter className="pt-1">
              <Button variant="outline" onClick={() => change(false)}>
                {t("cancel")}
              </Button>
              <SubmitButton>{action}</SubmitButton>
            </DialogFooter>
          </form>
        </Form>
      </DialogContent>
    </Dialog>
  );
}
