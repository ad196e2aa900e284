"use client";

import { type ReactNode, type RefObject, useLayoutEffect, useRef } from "react";

import { DropdownMenu, DropdownMenuTrigger } from "@/components/menu";

type LateMenuFrameProps = {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  button: RefObject<HTMLElement | null>;
  children: ReactNode;
};

/** The menu itself. It hangs on an invisible stand-in laid over the button, which also passes the focus back to it. */
export function LateMenuFrame({ isOpen, onOpenChange, button, children }: LateMenuFrameProps) {
  const standIn = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    if (!isOpen || !button.current || !standIn.current) return;
    const { left, top, width, height } = button.current.getBoundingClientRect();
    Object.assign(standIn.current.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
    standIn.current.setAttribute("aria-label", button.current.getAttribute("aria-label") ?? button.current.innerText);
  }, [isOpen, button]);
  return (
    <DropdownMenu open={isOpen} onOpenChange={onOpenChange}>
      <DropdownMenuTrigger asChild>
        <span ref={standIn} aria-hidden tabIndex={-1} className="pointer-events-none fixed" onFocus={() => button.current?.focus()} />
      </DropdownMenuTrigger>
      {children}
    </DropdownMenu>
  );
}
