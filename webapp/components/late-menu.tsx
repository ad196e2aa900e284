"use client";

import dynamic from "next/dynamic";
import { Slot } from "radix-ui";
import { type HTMLAttributes, type ReactNode, useRef, useState } from "react";

import { useIdle } from "@/lib/use-idle";

import { Once } from "./once";

const load = () => import("./late-menu-frame");
const ahead = () => void load();
const Frame = dynamic(() => load().then((loaded) => loaded.LateMenuFrame), { ssr: false });

type LateMenuProps = Omit<HTMLAttributes<HTMLElement>, "children"> & {
  /** The menu's `DropdownMenuContent`, from a module of its own (`dynamic`). */
  menu: ReactNode;
  /** Begins to load that module: called when the button is pointed at. */
  onHint: () => void;
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
  /** The button. */
  children: ReactNode;
};

/** A menu on a page's first screen: the page brings only its button, and the rest comes before the click does. */
export function LateMenu({ menu, onHint, isOpen: given, onOpenChange, children, ...rest }: LateMenuProps) {
  const [own, setOwn] = useState(false);
  const button = useRef<HTMLElement>(null);
  const wasOpen = useRef(false);
  const isOpen = given ?? own;
  const setOpen = onOpenChange ?? setOwn;
  useIdle(ahead);
  const hint = () => {
    ahead();
    onHint();
  };
  return (
    <>
      <Slot.Root
        {...rest}
        ref={button}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        data-state={isOpen ? "open" : "closed"}
        onPointerOver={hint}
        // The press beside the menu has closed it already when the click comes.
        onPointerDown={() => (wasOpen.current = isOpen)}
        onClick={() => {
          setOpen(!wasOpen.current);
          wasOpen.current = false;
        }}
        onKeyDown={(event) => {
          hint();
          if (event.key !== "ArrowDown") return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        {children}
      </Slot.Root>
      <Once when={isOpen}>
        <Frame isOpen={isOpen} onOpenChange={setOpen} button={button}>
          {menu}
        </Frame>
      </Once>
    </>
  );
}
