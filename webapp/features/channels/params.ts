import { z } from "zod";

const one = z.preprocess((value: unknown) => (Array.isArray(value) ? (value[0] as unknown) : value), z.string().max(80).optional());

/** What Meta's dialogs come back with (app/connect.go): the account that is connected now, or a problem's code. */
export const channelsParams = z.object({ connected: one, connectError: one });
