import { barriers } from "./barriers";
import { graphql, ownWorkspace, sandbox } from "./inbox-world";
import { expect, test } from "./test";

const asks = `mutation ($input: TryAgentInput!) { tryAgent(input: $input) { trial { model steps { node provider } } errors { message } } }`;
type Asked = { tryAgent: { trial: { model: string; steps: { node: string; provider: string }[] } | null } };
const question = { input: { question: "When do you open?", channel: "WHATSAPP", isDraft: true } };

test("a workspace brings its own key: tried before it is saved, used for no credits, and named when it fails", async ({ page }) => {
  test.slow();
  await ownWorkspace(page, "Keys");
  const { baseUrl } = (await (await page.request.get("/sandbox-api/ai/calls")).json()) as { baseUrl: string };
  const { host } = new URL(baseUrl);
  await page.goto("/settings/models");
  const answers = page.getByRole("group", { name: "Answers" });
  const address = page.getByRole("textbox", { name: "Address" });
  const key = page.getByLabel("Key", { exact: true });
  await expect(address).toHaveValue("https://api.openai.com/v1");

  // A key that is refused says so, and is not saved.
  await address.fill(baseUrl);
  await key.fill("sk-refused-by-the-provider");
  await answers.getByRole("combobox", { name: "Model" }).fill("gpt-4.1");
  await answers.getByRole("button", { name: /^Test the model/ }).click();
  await expect(answers.getByRole("alert")).toContainText("The provider refuses the key.");
  await page.getByRole("button", { name: "Test and save" }).click();
  await expect(page.getByText("Nothing was saved")).toBeVisible();

  // One that works shows what was asked, what came back, how long it took and what it costs.
  await key.fill("sk-of-the-lamp-shop-7Q4z");
  await page.getByRole("button", { name: "Find models" }).click();
  await expect(page.getByRole("status").filter({ hasText: /\d+ models found/ }).first()).toBeVisible();
  await answers.getByRole("textbox", { name: "In, $" }).fill("2");
  await answers.getByRole("textbox", { name: "Out, $" }).fill("8");
  await expect(answers).toContainText("For 1,000 tokens: $0.002 in, $0.008 out");
  await answers.getByRole("button", { name: /^Test the model/ }).click();
  await expect(answers.getByRole("status")).toContainText("Say hello in one short sentence.");
  await expect(answers.getByRole("status")).toContainText(/\d ms · \d+ tokens · \$0\.\d+/);
  expect(await barriers(page)).toEqual([]);
  await page.getByRole("button", { name: "Test and save" }).click();
  await expect(page.getByText("Your models answer from now on")).toBeVisible();
  await page.reload();
  await expect(key).toHaveValue("");
  await expect(key).toHaveAttribute("placeholder", /Ends in 7Q4z/);

  // It answers, and the trace says whose it is.
  const { trial } = (await graphql<Asked>(page, asks, question)).tryAgent;
  expect(trial?.model).toBe("gpt-4.1");
  expect(trial?.steps.find(({ node }) => node === "GENERATE")?.provider).toBe(host);
  await page.reload();
  await expect(page.getByRole("row", { name: /^Answers gpt-4\.1 \d/ })).toBeVisible();

  // Where the agent's model is chosen one is told that another answers.
  await page.goto("/settings/agent?tab=behaviour");
  await expect(page.getByText("Your own model gpt-4.1 answers customers.")).toBeVisible();

  // An empty account is everybody's to see, and an administrator's to put right.
  const fault = await sandbox<{ id: string }>(page, "ai/faults", { kind: "AI_QUOTA", model: "gpt-4.1" });
  await graphql<Asked>(page, asks, question);
  const line = page.getByRole("status").filter({ hasText: `Your models at ${host}: The account at the provider has no money left.` });
  await expect(line).toContainText("Until then people answer.");
  await page.goto("/inbox");
  await line.getByRole("link", { name: "Open AI models" }).click();
  await expect(page).toHaveURL(/settings\/models$/);
  await page.request.delete(`/sandbox-api/ai/faults/${fault.id}`, { headers: { origin: new URL(page.url()).origin } });

  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole("button", { name: "Remove provider" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Remove provider" }).click();
  await expect(page.getByText("Provider and key removed")).toBeVisible();
  await expect(line).toBeHidden();
  await expect(page.getByRole("button", { name: "Remove provider" })).toBeHidden();
});
