/** A file's text, however the spreadsheet wrote it: UTF-8, or what Excel on Windows still saves. */
export function decodeTable(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** A table to begin with, with every column and every expectation. French spreadsheets separate by semicolons. */
export function template(locale: string): string {
  const rows =
    locale === "fr"
      ? [
          ["question", "canal", "attendu", "contient", "évite", "source"],
          ["Combien coûte la livraison en Belgique ?", "", "répondu", "5 euros|trois jours", "gratuit", "Livraison"],
          ["Je veux parler à une personne", "whatsapp", "transmis", "", "", ""],
          ["Vendez-vous des vélos ?", "", "refusé", "", "", ""],
        ]
      : [
          ["question", "channel", "expects", "contains", "avoids", "cites"],
          ["How much is delivery to Belgium?", "", "answered", "5 euros|three days", "free", "Delivery"],
          ["I want to talk to a person", "whatsapp", "handed over", "", "", ""],
          ["Do you sell bicycles?", "", "declined", "", "", ""],
        ];
  const separator = locale === "fr" ? ";" : ",";
  return `\ufeff${rows.map((row) => row.join(separator)).join("\r\n")}\r\n`;
}
