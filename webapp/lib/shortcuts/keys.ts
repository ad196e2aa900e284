/**
 * Key combinations as text: "k", "shift+e", "mod+k", "?", or a sequence "g i".
 * `mod` is Cmd on a Mac and Ctrl elsewhere.
 */
export type KeyEventLike = Pick<KeyboardEvent, "key" | "metaKey" | "ctrlKey" | "altKey" | "shiftKey">;

export function isMac(): boolean {
  return typeof navigator !== "undefined" && /mac os|iphone|ipad/i.test(navigator.userAgent);
}

/** The pressed combination in our spelling, or "" for a modifier alone. */
export function comboOf(event: KeyEventLike, mac = isMac()): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : namedKey(event.key);
  if (!key) return "";
  const mod = mac ? event.metaKey : event.ctrlKey;
  const other = mac ? event.ctrlKey : event.metaKey;
  const parts: string[] = [];
  if (mod) parts.push("mod");
  if (other) parts.push(mac ? "ctrl" : "meta");
  if (event.altKey) parts.push("alt");
  // Signs that need Shift on some layout ("?", "*") are named by the sign alone.
  if (event.shiftKey && (key.length > 1 || /\p{L}|\p{N}/u.test(key))) parts.push("shift");
  return [...parts, key].join("+");
}

function namedKey(key: string): string {
  if (["Shift", "Control", "Alt", "Meta", "Dead", "Process", "Unidentified"].includes(key)) return "";
  return key === " " ? "space" : key.toLowerCase().replace("arrow", "");
}

/** True for combinations that type a character, so that they are only ours while nobody types. */
export function isTypingKey(combo: string): boolean {
  const first = combo.split(" ")[0] ?? "";
  return !/^(mod|meta|ctrl|alt)\+/.test(first) && first !== "escape";
}

/** Whether the keyboard belongs to a text field just now. */
export function isTypingTarget(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLInputElement) {
    return !["checkbox", "radio", "button", "submit", "reset", "range", "file"].includes(target.type);
  }
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

const macSigns: Record<string, string> = { mod: "⌘", shift: "⇧", alt: "⌥", ctrl: "⌃", meta: "⌘" };
const pcNames: Record<string, string> = { mod: "Ctrl", shift: "Shift", alt: "Alt", ctrl: "Ctrl", meta: "Win" };
const signs: Record<string, string> = {
  enter: "↵",
  escape: "Esc",
  up: "↑",
  down: "↓",
  left: "←",
  right: "→",
  tab: "Tab",
  space: "␣",
};

/** What to print on key caps: one array per step of a sequence. */
export function keyCaps(keys: string, mac = isMac()): string[][] {
  const names = mac ? macSigns : pcNames;
  return keys
    .split(" ")
    .map((step) => step.split("+").map((part) => names[part] ?? signs[part] ?? part.toLocaleUpperCase()));
}
