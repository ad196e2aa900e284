import { bubble, composer, expectStatus, graphql, isAlive, newCustomer, open, people, phoneOf, row, showNew, signIn, writes } from "./inbox-world";
import { expect, test } from "./test";

test("a customer's message arrives without a reload and the answer reaches the phone", async ({ page }) => {
  await signIn(page);
  await page.goto("/inbox?view=all");
  await page.mouse.move(1_200, 40);
  const ada = await newCustomer(page, "Ada Arrival");
  await writes(page, ada, "Is the blue lamp in stock?");
  await showNew(page, ada);
  await expect(row(page, ada)).toContainText("Is the blue lamp in stock?");

  await row(page, ada).click();
  await expect(bubble(page, "Is the blue lamp in stock?")).toBeVisible();
  await composer(page).fill("Yes, we have three left.");
  await composer(page).press("Enter");
  await expect(bubble(page, "three left")).toBeVisible();
  await expectStatus(page, "three left", /DELIVERED|READ/);
  expect(await phoneOf(page, ada)).toContain("Yes, we have three left.");

  await writes(page, ada, "Great, I take one");
  await expect(bubble(page, "Great, I take one")).toBeVisible();
});

test("Enter twice sends once", async ({ page }) => {
  await signIn(page);
  const bo = await newCustomer(page, "Bo Twice");
  await writes(page, bo, "Hello");
  await open(page, bo);
  await composer(page).fill("Only once please");
  await composer(page).press("Enter");
  await composer(page).press("Enter");
  await expectStatus(page, "Only once please", /SENT|DELIVERED|READ/);
  await page.waitForTimeout(500);
  expect((await phoneOf(page, bo)).filter((text) => text === "Only once please")).toHaveLength(1);
});

test("two colleagues see the same thread, and each other in it", async ({ page, browser }) => {
  test.slow();
  await signIn(page);
  const cleo = await newCustomer(page, "Cleo Shared");
  await writes(page, cleo, "Who is there?");
  await open(page, cleo);
  const other = await (await browser.newContext()).newPage();
  await signIn(other, people.lena);
  await other.goto(page.url());
  await expect(bubble(other, "Who is there?")).toBeVisible();

  await expect.poll(() => isAlive(composer(other))).toBe(true);
  await composer(other).fill("Lena here");
  await composer(other).press("Enter");
  await expect(bubble(page, "Lena here")).toBeVisible();
  await expect(page.getByTitle(/Viewing: .*Lena/).first()).toBeVisible();
  await other.close();
});

test("a note is yellow, mentions a colleague and never leaves the house", async ({ page, browser }) => {
  test.slow();
  await signIn(page);
  const dan = await newCustomer(page, "Dan Noted");
  await writes(page, dan, "My parcel is late");
  await open(page, dan);
  await page.keyboard.press("n");
  await expect(page.getByRole("radio", { name: "Note" })).toBeChecked();
  await composer(page).pressSequentially("Ask @Len");
  await page.getByRole("option", { name: "Lena Fischer" }).click();
  await composer(page).pressSequentially("about this one");
  await composer(page).press("Enter");
  await expect(bubble(page, "about this one")).toContainText("@Lena Fischer");
  expect((await phoneOf(page, dan)).join()).not.toContain("about this one");

  const other = await (await browser.newContext()).newPage();
  await signIn(other, people.lena);
  await other.goto("/inbox?view=mentions");
  await expect(row(other, dan)).toBeVisible();
  await other.close();
});

test("a draft is still there after a reload and in another browser", async ({ page, browser }) => {
  test.slow();
  await signIn(page);
  const eva = await newCustomer(page, "Eva Draft");
  await writes(page, eva, "Can you call me?");
  await open(page, eva);
  const saved = page.waitForResponse((response) => response.url().endsWith("/graphql") && (response.request().postData() ?? "").includes("half a sentence"));
  await composer(page).fill("half a sentence");
  await saved;
  await page.reload();
  await expect(composer(page)).toHaveValue("half a sentence");
  const other = await (await browser.newContext()).newPage();
  await signIn(other);
  await other.goto(page.url());
  await expect(composer(other)).toHaveValue("half a sentence");

  // Nor does a storm of reloads lose what the server has not been told.
  const isSave = (request: { postData(): string | null }) => (request.postData() ?? "").includes("a whole sentence");
  await page.route("**/graphql", (route) => (isSave(route.request()) ? route.abort() : route.fallback()));
  await composer(page).fill("half a sentence, and then a whole sentence");
  for (let reload = 0; reload < 3; reload++) await page.reload();
  await expect(composer(page)).toHaveValue("half a sentence, and then a whole sentence");
  await page.unroute("**/graphql");
  await page.reload();
  await expect(composer(other)).toHaveValue("half a sentence, and then a whole sentence");
  await other.close();
});

test("what is written while the server is away is kept, through another thread and a reload, and saved when it is back", async ({ page }) => {
  await signIn(page);
  const [dot, eve] = [await newCustomer(page, "Dot Away"), await newCustomer(page, "Eve Away", "INSTAGRAM")];
  for (const customer of [dot, eve]) await writes(page, customer, "Hello");
  await open(page, eve);
  await open(page, dot);
  const conversationId = new URL(page.url()).searchParams.get("c");
  const isSaving = (body: string | null) => body?.includes('"isNote"') ?? false;
  await page.route("**/graphql", (route) => (isSaving(route.request().postData()) ? route.abort() : route.fallback()));
  await composer(page).fill("Your lamp will be");
  await open(page, eve);
  await expect(composer(page)).toHaveValue("");
  await open(page, dot);
  await expect(composer(page)).toHaveValue("Your lamp will be");
  await page.reload();
  await expect(composer(page)).toHaveValue("Your lamp will be");

  await page.unroute("**/graphql");
  const saved = async () => {
    const { conversation } = await graphql<{ conversation: { draft: { body: string } | null } }>(
      page, "query ($id: ID!) { conversation(id: $id) { draft { body } } }", { id: conversationId },
    );
    return conversation.draft?.body;
  };
  await expect.poll(saved).toBe("Your lamp will be");
});

test("a link that breaks without a word is noticed by who comes back to the page", async ({ page }) => {
  const links: { isCut: boolean }[] = [];
  await page.routeWebSocket(/\/graphql$/, (socket) => {
    const link = { isCut: false };
    links.push(link);
    const server = socket.connectToServer();
    socket.onMessage((message) => link.isCut || server.send(message));
    server.onMessage((message) => link.isCut || socket.send(message));
  });
  await signIn(page);
  const sam = await newCustomer(page, "Sam Sleeper");
  await writes(page, sam, "Good night");
  await open(page, sam);
  await expect(bubble(page, "Good night")).toBeVisible();
  await writes(page, sam, "Sleep well");
  await expect(bubble(page, "Sleep well")).toBeVisible();

  // A laptop slept, or another network took over: nothing comes, and nothing says so.
  for (const link of links) link.isCut = true;
  await writes(page, sam, "Good morning");
  await expect(bubble(page, "Good morning")).toBeHidden();
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await expect(bubble(page, "Good morning")).toBeVisible({ timeout: 10_000 });
});

test("a canned response asks for what it leaves open, and is sent with it", async ({ page }) => {
  await signIn(page);
  const shortcut = `track${Date.now().toString(36)}`;
  const input = { shortcut, title: "Tracking", body: "Hello {{contact.first_name}}, your parcel {{tracking number}} left {{when}}." };
  await graphql(page, "mutation ($input: SaveCannedResponseInput!) { saveCannedResponse(input: $input) { errors { code } } }", { input });
  const cara = await newCustomer(page, "Cara Canned");
  await writes(page, cara, "Where is it?");
  await open(page, cara);
  await composer(page).fill(`/${shortcut}`);
  await expect(page.getByRole("option", { name: shortcut })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(composer(page)).toHaveValue("Hello Cara, your parcel {{tracking number}} left {{when}}. ");
  // The first gap is marked: the next key fills it in.
  expect(await composer(page).evaluate((field: HTMLTextAreaElement) => field.value.slice(field.selectionStart, field.selectionEnd))).toBe("{{tracking number}}");
  await page.keyboard.press("Control+Enter");
  const guard = page.getByRole("alert").filter({ hasText: "Fill in before sending" });
  await expect(guard.getByLabel("tracking number")).toBeFocused();
  await expect(guard.getByRole("button", { name: "Fill in and send" })).toBeDisabled();
  await page.keyboard.type("FR 123");
  await guard.getByLabel("when").fill("today");
  await page.keyboard.press("Enter");
  await expect(guard).toBeHidden();
  await expect.poll(() => phoneOf(page, cara)).toContain("Hello Cara, your parcel FR 123 left today.");
});

test("who reads the end goes on reading it, however fast messages come", async ({ page }) => {
  await signIn(page);
  const ben = await newCustomer(page, "Ben Burst");
  await writes(page, ben, "It begins");
  await open(page, ben);
  await expect(bubble(page, "It begins")).toBeVisible();
  for (let line = 1; line <= 24; line++) await writes(page, ben, line % 6 ? `Line ${line} of many` : { kind: "image", text: `Picture ${line} of many` });
  await expect(bubble(page, "Picture 24 of many")).toBeInViewport({ ratio: 0.9 });

  // Who has gone up to read stays there.
  await bubble(page, "Picture 24 of many").hover();
  await page.mouse.wheel(0, -400);
  await expect(bubble(page, "Picture 24 of many")).not.toBeInViewport({ ratio: 0.9 });
  await writes(page, ben, "One more thing");
  await expect(page.getByRole("button", { name: "Newer messages" })).toBeVisible();
  await expect(bubble(page, "One more thing")).not.toBeInViewport();
});

test("a reload that would lose a file asks first, and keeps the text", async ({ page }) => {
  await signIn(page);
  const may = await newCustomer(page, "May Reload");
  await writes(page, may, "Can you send me the manual?");
  await open(page, may);
  await expect.poll(() => isAlive(composer(page))).toBe(true);
  await composer(page).fill("Here is the manual");
  await page.getByLabel("Attach files").and(page.locator("input")).setInputFiles({ name: "manual.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\n") });
  await expect(page.getByRole("button", { name: "Remove manual.pdf" })).toBeVisible();
  const asked = page.waitForEvent("dialog");
  const reloaded = page.reload();
  const dialog = await asked;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.accept();
  await reloaded;
  await expect(composer(page)).toHaveValue("Here is the manual");
});

test("back from another page the list stands where it was left", async ({ page }) => {
  await signIn(page);
  await page.goto("/inbox?view=all");
  const first = page.locator("[data-conversation]").first();
  await expect.poll(() => isAlive(first)).toBe(true);
  const top = () => page.evaluate(() => document.querySelector("[data-conversation]")?.closest(".overflow-y-auto")?.scrollTop ?? 0);
  await first.hover();
  await expect(async () => {
    const before = await top();
    await page.mouse.wheel(0, 1_500);
    await expect.poll(top).not.toBe(before);
    expect(await top()).toBeGreaterThan(2_500); // beyond the first page
  }).toPass();
  const left = await top();
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Sources" }).click();
  await page.waitForURL("**/sources**");
  await page.goBack();
  await page.waitForURL("**/inbox**");
  await expect.poll(async () => Math.abs((await top()) - left)).toBeLessThan(80);
});
