import { test as fresh } from "@playwright/test";

import { acts, bubble, composer, expectStatus, fails, isAlive, newCustomer, open, row, showNew, signIn, threadOf, writes } from "./inbox-world";
import { expect, type Locator, type Page, test } from "./test";

/** A 2 x 2 picture, small enough to stand here. */
const png = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAYAAABytg0kAAAAFElEQVR4nGNkYPjPwMDAxAADUAAADigBA9Ks9gMAAAAASUVORK5CYII=", "base64");

const gif = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64");

/** Drops a file there, and says whether the page kept the browser from opening it. */
function isLetFall(place: Locator) {
  return place.evaluate((element) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(["stray"], "stray.txt", { type: "text/plain" }));
    return !element.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  });
}

for (const channel of ["WHATSAPP", "INSTAGRAM"] as const) {
  // Instagram knows one reaction of ours, and says nothing between sent and read.
  const emoji = channel === "WHATSAPP" ? "👍" : "❤️";
  const arrived = channel === "WHATSAPP" ? /DELIVERED|READ/ : /SENT|READ/;
  const start = async (page: Page, name: string) => {
    await signIn(page);
    const customer = await newCustomer(page, `${name} ${channel === "WHATSAPP" ? "Wa" : "Ig"}`, channel);
    const { id } = await writes(page, customer, "Hello, a question");
    await open(page, customer);
    return { customer, id };
  };

  test(`${channel}: pictures, voice and video come in, a picture goes out`, async ({ page }) => {
    const { customer } = await start(page, "Mia Media");
    await writes(page, customer, { kind: "image" });
    await expect(page.getByRole("button", { name: "Open photo" })).toBeVisible();
    await writes(page, customer, { kind: channel === "WHATSAPP" ? "voice" : "audio" });
    await expect(page.getByRole("button", { name: "Play voice message" })).toBeVisible();
    await writes(page, customer, { kind: "video" });
    await expect(page.getByRole("button", { name: "Open video" })).toBeVisible();
    await page.getByRole("button", { name: "Open photo" }).click();
    await expect(page.getByRole("dialog").getByRole("img")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toBeHidden();

    await page.getByLabel("Attach files").and(page.locator("input")).setInputFiles({ name: "lamp.png", mimeType: "image/png", buffer: png });
    await expect(page.getByRole("button", { name: "Remove lamp.png" })).toBeVisible();
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await expect(page.getByRole("button", { name: "Open photo" })).toHaveCount(2);
    await expect.poll(async () => (await threadOf(page, customer)).some(({ kind, origin }) => kind === "image" && origin === "API")).toBe(true);
    await expect(page.locator("[data-item] [data-status]").last()).toHaveAttribute("data-status", arrived);
  });

  test(`${channel}: a canned response brings its files, and what cannot go is said`, async ({ page }) => {
    await signIn(page);
    const shortcut = `look${channel.slice(0, 2).toLowerCase()}${Date.now().toString(36)}`;
    await page.goto("/settings/canned-responses");
    await page.getByRole("button", { name: "New response" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Title").fill("How it looks");
    await dialog.getByLabel("Shortcut").fill(shortcut);
    await dialog.getByLabel("Text").fill("It looks like this.");
    const files = dialog.getByRole("group", { name: "Files" });
    // What the other channel takes and this one does not.
    const refused = channel === "WHATSAPP" ? { name: "spin.gif", mimeType: "image/gif", buffer: gif } : { name: "terms.txt", mimeType: "text/plain", buffer: Buffer.from("Two days") };
    await files.getByLabel("Add files").and(page.locator("input")).setInputFiles([refused, { name: "lamp.png", mimeType: "image/png", buffer: png }]);
    await expect(files.getByRole("listitem").filter({ hasText: refused.name })).toContainText(channel === "WHATSAPP" ? "WhatsApp takes JPEG or PNG" : "Instagram takes PDF");
    // Beside the box a file falls to the ground: the browser would show it in the product's place.
    expect(await isLetFall(dialog.getByLabel("Title"))).toBe(true);
    await expect(files.getByRole("listitem")).toHaveCount(2);
    await files.getByRole("button", { name: "Move lamp.png earlier" }).click();
    await expect(files.getByRole("listitem").first()).toContainText("lamp.png");
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByText("2 files").first()).toBeVisible();

    const { customer } = await start(page, "Lou Looks");
    await composer(page).fill(`/${shortcut}`);
    await page.getByRole("option", { name: shortcut }).click();
    await expect(composer(page)).toHaveValue("It looks like this. ");
    const tray = page.getByRole("list", { name: "Attached files" });
    await expect(tray.getByRole("listitem")).toHaveCount(2);
    await expect(tray.getByRole("alert")).toContainText(channel === "WHATSAPP" ? "WhatsApp takes JPEG or PNG" : "Instagram takes PDF");
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await expect(page.getByRole("button", { name: "Open photo" })).toHaveCount(1);
    await expect.poll(async () => (await threadOf(page, customer)).filter(({ kind, origin }) => kind === "image" && origin === "API").length).toBe(1);
    await expect.poll(async () => (await threadOf(page, customer)).map(({ text }) => text).join()).toContain("It looks like this.");
  });

  test(`${channel}: reactions go both ways, and what is unsent is gone`, async ({ page }) => {
    const { customer, id } = await start(page, "Rae Reacts");
    const asked = page.locator("[data-item]").filter({ hasText: "Hello, a question" }).last();
    await asked.hover();
    await asked.getByRole("button", { name: "React" }).click();
    const choices = page.getByRole("dialog", { name: "React" }).getByRole("button");
    await expect(choices).toHaveCount(channel === "WHATSAPP" ? 6 : 1);
    await choices.filter({ hasText: emoji }).click();
    await expect(choices).toHaveCount(0);
    await expect(asked.getByRole("button", { name: `Take back ${emoji}` })).toBeVisible();
    await expect.poll(async () => (await threadOf(page, customer)).find((message) => message.id === id)?.ourReaction).toBe(emoji);

    await composer(page).fill("Here is the answer");
    await composer(page).press("Enter");
    await expectStatus(page, "Here is the answer", arrived);
    const answer = (await threadOf(page, customer)).find(({ text }) => text === "Here is the answer");
    await acts(page, customer, "reactions", { messageId: answer?.id, emoji: "❤️" });
    await expect(bubble(page, "Here is the answer")).toContainText("❤️");

    const regretted = await writes(page, customer, "Not for your eyes");
    await expect(bubble(page, "Not for your eyes")).toBeVisible();
    await acts(page, customer, "unsend", { messageId: regretted.id });
    await expect(page.getByText("Message deleted by the customer").first()).toBeVisible();
    await expect(page.getByText("Not for your eyes")).toHaveCount(0);
  });

  test(`${channel}: a message that fails says why, and Retry sends it`, async ({ page }) => {
    const { customer } = await start(page, "Flo Failing");
    const text = `Second time lucky ${customer.name}`;
    const [code, cause] = channel === "WHATSAPP" ? ([131042, "a problem with the payment method"] as const) : ([551, "cannot be reached"] as const);
    await fails(page, text, code);
    await composer(page).fill(text);
    await composer(page).press("Enter");
    await expectStatus(page, text, /FAILED/);
    await expect(bubble(page, text)).toContainText(cause);
    await showNew(page, customer);
    await expect(row(page, customer).getByLabel("Last message not sent")).toBeVisible();
    await bubble(page, text).getByRole("button", { name: "Try again" }).click();
    await expectStatus(page, text, arrived);
    await expect(bubble(page, text)).not.toContainText(cause);
    await bubble(page, text).getByText("2 attempts to send").click();
    const tried = bubble(page, text).locator("[data-attempt]");
    await expect(tried).toHaveCount(2);
    await expect(tried.last()).toBeVisible();
    await expect(tried.first()).toContainText(`Attempt 1: failed (${code})`);
    await expect(tried.last()).toContainText("Attempt 2: accepted");
    expect((await threadOf(page, customer)).filter((message) => message.text === text)).toHaveLength(1);
  });

  test(`${channel}: a snoozed conversation comes back when the customer writes`, async ({ page }) => {
    const { customer } = await start(page, "Sue Snoozed");
    await page.keyboard.press("s");
    await page.getByPlaceholder("mon 9").fill("tomorrow 9");
    await page.keyboard.press("Enter");
    await expect(row(page, customer)).toBeHidden();
    await writes(page, customer, "Are you there?");
    await showNew(page, customer);
    await expect(row(page, customer)).toContainText("Are you there?");
  });
}

test("INSTAGRAM: when seven days have passed nobody may write first, but a note is possible", async ({ page }) => {
  await signIn(page);
  const customer = await newCustomer(page, "Wim Window", "INSTAGRAM");
  await writes(page, customer, { text: "I wrote last week", agoSeconds: 8 * 86_400 });
  await page.goto(`/inbox?view=all&q=${encodeURIComponent(customer.name)}`);
  await row(page, customer).click();
  await expect(page.getByText(/The 7-day window has closed|This person has not written yet/)).toBeVisible();
  await expect(composer(page)).toHaveCount(0);
  await page.getByRole("radio", { name: "Note" }).click();
  await composer(page).fill("Waiting for them");
  await composer(page).press("Enter");
  await expect(bubble(page, "Waiting for them")).toBeVisible();
});

fresh.describe("on a phone", () => {
  fresh.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  fresh("one pane at a time: the list, a conversation, an answer, and back", async ({ page }) => {
    await signIn(page);
    const customer = await newCustomer(page, "Pia Phone");
    await writes(page, customer, "Written on the way");
    await page.goto("/inbox?view=all");
    const held = page.getByRole("button", { name: /^\d+ new$/ }); // what came after the page was read
    await expect(row(page, customer).or(held).first()).toBeVisible();
    if (await held.isVisible()) await held.tap();
    await row(page, customer).tap();
    await expect(bubble(page, "Written on the way")).toBeVisible();
    await expect(row(page, customer)).toBeHidden();
    await expect(page.getByRole("navigation", { name: "Main" })).toBeHidden();
    await composer(page).fill("Answered on the way");
    await page.getByRole("button", { name: "Send", exact: true }).tap();
    await expectStatus(page, "Answered on the way", /DELIVERED|READ/);
    // Nothing is wider than the screen.
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.getByRole("button", { name: "Back to the list" }).tap();
    await expect(row(page, customer)).toBeVisible();
    await expect(page.getByRole("navigation", { name: "Main" })).toBeVisible();
  });

  fresh("back from a conversation the list stands where it was left", async ({ page }) => {
    await signIn(page);
    await page.goto("/inbox?view=all");
    const first = page.locator("[data-conversation]").first();
    await expect.poll(() => isAlive(first)).toBe(true);
    const top = (by = 0) =>
      page.evaluate((add) => {
        const list = document.querySelector("[data-conversation]")?.closest(".overflow-y-auto");
        if (!list) return null;
        list.scrollTop += add;
        return list.scrollTop;
      }, by);
    await expect.poll(() => top(400)).toBeGreaterThan(1_100);
    const left = await top();
    await page.touchscreen.tap(190, 400);
    await page.getByRole("button", { name: "Back to the list" }).tap();
    await expect.poll(() => top()).toBe(left);
  });
});
