import { expect, test } from "@playwright/test";

import config from "../playwright.config";
import { newCustomer, open, signIn, threadOf, writes } from "./inbox-world";

const launchOptions = config.use?.launchOptions;

// A microphone that beeps, and nobody to be asked for it.
test.use({
  permissions: ["microphone"],
  launchOptions: { ...launchOptions, args: [...(launchOptions?.args ?? []), "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"] },
});

// WhatsApp's voice messages are Opus in Ogg. Instagram takes no Ogg, and this browser writes no AAC.
for (const [channel, kind, type] of [["WHATSAPP", "voice", /^audio\/ogg/], ["INSTAGRAM", "audio", /^audio\/wav/]] as const) {
  test(`${channel}: a voice message is recorded, heard and sent`, async ({ page }) => {
    await signIn(page);
    const customer = await newCustomer(page, "Vera Voice", channel);
    await writes(page, customer, "Can you say it?");
    await open(page, customer);
    const record = page.getByRole("button", { name: "Record a voice message" });

    await record.click();
    const stop = page.getByRole("button", { name: "Finish recording" });
    await expect(stop).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(record).toBeFocused();

    await record.click();
    await expect(page.getByRole("timer")).toHaveText(/^0:0[1-9]$/);
    await stop.click();
    const tray = page.getByRole("list", { name: "Attached files" });
    await expect(tray.getByText(/^0:0[1-9]$/)).toBeVisible();
    // The bars stand for what was said, so no longer for an even line.
    await expect.poll(() => tray.locator("[data-bars] > *").evaluateAll((bars) => new Set(bars.map((bar) => bar.style.height)).size)).toBeGreaterThan(2);
    // The tray has not pushed the end of the thread out of sight.
    await expect(page.locator("[data-item]").getByText("Can you say it?")).toBeInViewport({ ratio: 1 });
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await expect(tray).toBeHidden();
    await expect(page.locator("[data-item] [data-status]").last()).toHaveAttribute("data-status", /SENT|DELIVERED|READ/);
    const sent = (await threadOf(page, customer)).find(({ origin }) => origin === "API");
    expect(sent?.kind).toBe(kind);
    expect(sent?.mime).toMatch(type);
  });
}
