type Context = {
  contact: { name: string; phone: string | null; email: string | null };
  agent: { name: string };
};

/** Whatever stands between double braces: people name variables as they like. */
const pattern = /\{\{\s*([^{}]*[^{}\s])\s*\}\}/g;

/** Fills in what a canned response leaves open. What is not known stays visible, so that nobody sends it unseen. */
export function fill(text: string, { contact, agent }: Context): string {
  const values: Record<string, string | null> = {
    "contact.name": contact.name,
    "contact.first_name": first(contact.name),
    "contact.phone": contact.phone,
    "contact.email": contact.email,
    "agent.name": agent.name,
    "agent.first_name": first(agent.name),
  };
  return text.replace(pattern, (whole, name: string) => values[name.toLowerCase()] || whole);
}

/** The names of the variables nobody has filled in yet. */
export function missing(text: string): string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, name = ""]) => name))];
}

/** Where the first variable stands that nobody has filled in yet. */
export function firstMissing(text: string): { from: number; to: number } | null {
  const found = text.matchAll(pattern).next().value;
  return found ? { from: found.index, to: found.index + found[0].length } : null;
}

/** A text with values in place of {{1}} or {{name}}; an empty one stays as it is. */
export function withValues(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(pattern, (whole, name: string) => values[name]?.trim() || whole);
}

function first(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name;
}
