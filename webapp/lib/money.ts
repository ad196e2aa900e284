/** Millionths of a US dollar as people read them: "$1.25", and "$0.00015" where cents would say nothing. */
export function money(micros: number, locale: string): string {
  const dollars = micros / 1e6;
  const small = dollars !== 0 && Math.abs(dollars) < 0.1;
  return new Intl.NumberFormat(locale, {
    style: "currency",
    currency: "USD",
    currencyDisplay: "narrowSymbol",
    minimumFractionDigits: 2,
    maximumFractionDigits: small ? 6 : 2,
  }).format(dollars);
}
