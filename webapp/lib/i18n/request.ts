import { getRequestConfig } from "next-intl/server";

import { getPreferences } from "@/lib/preferences";
import { en } from "@/messages/en";
import { fr } from "@/messages/fr";

const messages = { en, fr };

/** The language is the person's, never the URL's. */
export default getRequestConfig(async () => {
  const { locale, timeZone } = await getPreferences();
  return { locale, timeZone, messages: messages[locale], now: new Date() };
});
