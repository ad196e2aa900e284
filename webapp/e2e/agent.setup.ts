import { expect, test } from "@playwright/test";

import { graphql, signIn } from "./inbox-world";

type Accounts = { socialAccounts: { id: string; name: string }[] };

/** The demo's AI answers whoever writes. Most tests write on these two accounts and want to answer themselves; the workshop's keeps its AI. */
test("the AI keeps out of the channels on which people answer", async ({ page }) => {
  await signIn(page);
  const { socialAccounts } = await graphql<Accounts>(page, "{ socialAccounts { id name } }");
  const quiet = socialAccounts.filter(({ name }) => !name.includes("atelier"));
  expect(quiet).toHaveLength(2);
  for (const { id } of quiet) {
    await graphql(page, "mutation ($id: ID!) { setChannelAgentMode(input: { socialAccountId: $id, mode: OFF }) { errors { code } } }", { id });
  }
});
