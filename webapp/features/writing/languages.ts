/** Languages that one may translate into; the server takes the same. */
export const languages = ["en", "fr", "es", "de", "it", "nl", "pt", "pl", "tr", "uk", "ar", "zh"] as const;

/** A language's name in the reader's own, with a capital as menus have it. */
export function languageName(code: string, locale: string): string {
  const name = new Intl.DisplayNames(locale, { type: "language" }).of(code) ?? code;
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}
