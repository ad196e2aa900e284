"use client";

import { type KeyboardEvent, useRef } from "react";

import { useChosenInSight } from "@/lib/use-chosen-in-sight";

type SegmentsProps<T extends string> = {
  label: string;
  value: T;
  options: { value: T; label: string }[];
  onChoose: (value: T) => void;
};

/** A choice of a few, all visible. Arrows move and choose, as in any radio group. */
export function Segments<T extends string>({ label, value, options, onChoose }: SegmentsProps<T>) {
  const group = useRef<HTMLDivElement>(null);
  useChosenInSight(group, `${value} ${options.map((option) => option.label).join()}`);
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const at = options.findIndex((option) => option.value === value);
    const next = (at + step + options.length) % options.length;
    group.current?.querySelectorAll("button")[next]?.focus();
    const chosen = options[next];
    if (chosen) onChoose(chosen.value);
  };
  return (
    <div
      ref={group}
      role="radiogroup"
      tabIndex={-1}
      onKeyDown={move}
      aria-label={label}
      className="fade-overflow inline-flex max-w-full gap-0.5 overflow-x-auto rounded-lg bg-n3 p-0.5"
    >
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          role="radio"
          aria-checked={option.value === value}
          tabIndex={option.value === value ? 0 : -1}
          onClick={() => onChoose(option.value)}
          className="h-7 rounded-md px-2.5 text-sm whitespace-nowrap text-muted-foreground hover:text-foreground aria-checked:bg-surface aria-checked:font-medium aria-checked:text-foreground aria-checked:shadow-card touch:h-10 dark:aria-checked:bg-n5"
        >
          {option.label}
        </button>
      ))}
    </div>
  );
}
