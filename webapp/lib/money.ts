/**
 * Millionths of a US dollar as people read them: "$1.25", and two figures where cents would say
 * nothing: "$0.00086". Exactly, for prices and for what adds up.
 */
export function money(micros: number, locale: string, isExact = false): string {
  const dollars = micros / 1e6;
  const isSmall = dollars !== 0 && Math.abs(dollars) < 0.0995; // from there on cents are two figures
  return new Intl.NumberFormat(locale, {
    style: "currency",
    currency: "USD",
    currencyDisplay: "narrowSymbol",
    ...(isSmall && !isExact
      ? { minimumSignificantDigits: 1, maximumSignificantDigits: 2 }
      : { minimumFractionDigits: 2, maximumFractionDigits: isSmall ? 6 : 2 }),
  }).format(dollars);
}
