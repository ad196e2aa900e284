type Context = {
  contact: { name: string; phone: string | null; email: string | null };
  agent: { name: string };
};

const pattern = /\{\{\s*([a-z_.]+|\d+)\s*\}\}/gi;

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

/** The variables nobody has filled in yet. */
export function missing(text: string): string[] {
  return [...new Set([...text.matchAll(pattern)].map(([whole]) => whole))];
}

/** A template's text with values in place of {{1}} or {{name}}; an empty one stays as it is. */
export function withValues(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(pattern, (whole, name: string) => values[name]?.trim() || whole);
}

function first(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name;
}
