/** How far back gaps are looked for, in days. */
export const gapDays = { choices: ["7", "30", "90"], first: "30" } as const;
