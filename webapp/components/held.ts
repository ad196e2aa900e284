/** What keys come to that were pressed before their field was there; what follows Enter was not meant for it. */
export function held(keys: readonly string[]): { text: string; isEntered: boolean } {
  let text = "";
  for (const key of keys) {
    if (key === "Enter") return { text, isEntered: true };
    text = key === "Backspace" ? text.slice(0, -1) : text + key;
  }
  return { text, isEntered: false };
}
