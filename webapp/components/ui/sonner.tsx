"use client";

import { CircleAlertIcon, CircleCheckIcon, InfoIcon, TriangleAlertIcon } from "lucide-react";
import { type CSSProperties, useEffect } from "react";
import { toast, Toaster as Sonner, type ToasterProps } from "sonner";

import { toasterStands } from "@/lib/toast";

function Toaster(props: ToasterProps) {
  // After the child's effect, in which it begins to listen.
  useEffect(() => toasterStands(toast), []);
  return (
    <Sonner
      className="toaster group"
      position="bottom-left"
      offset={{ left: "var(--toast-left)", bottom: 16 }}
      mobileOffset={{ left: 12, right: 12, bottom: "var(--toast-bottom)" }}
      // Above dialogs (50), below what a person has just opened (70): a menu must not be covered.
      style={{ "--width": "304px", zIndex: 60 } as CSSProperties}
      icons={{
        success: <CircleCheckIcon className="size-4 text-primary-text" />,
        info: <InfoIcon className="size-4 text-muted-foreground" />,
        warning: <TriangleAlertIcon className="size-4 text-warn-text" />,
        error: <CircleAlertIcon className="size-4 text-danger-text" />,
      }}
      toastOptions={{
        classNames: {
          toast:
            "!gap-2 !rounded-lg !border !border-border !bg-popover !p-3 !font-sans !text-sm !text-foreground !shadow-popover",
          description: "!text-muted-foreground",
          actionButton:
            "!h-7 !rounded-md !bg-transparent !px-2 !text-sm !font-medium !text-primary-text hover:!bg-primary-wash",
          cancelButton: "!h-7 !rounded-md !bg-transparent !px-2 !text-sm !text-muted-foreground hover:!bg-accent",
        },
      }}
      {...props}
    />
  );
}

export { Toaster };
