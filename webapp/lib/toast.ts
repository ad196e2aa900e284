import type { toast as Sonner } from "sonner";
import { create } from "zustand";

type Toast = typeof Sonner;

/** Raised by the first toast: what shows them has code of its own, which no page needs for its first paint. */
export const useToaster = create<{ isWanted: boolean }>(() => ({ isWanted: false }));

let arrived: (shown: Toast) => void;
const shown = new Promise<Toast>((resolve) => {
  arrived = resolve;
});

/** The toaster stands and listens; what was said until then is shown now. */
export function toasterStands(sonner: Toast) {
  arrived(sonner);
}

async function say(how: (sonner: Toast) => void) {
  useToaster.setState({ isWanted: true });
  how(await shown);
}

/** Says something at the edge of the screen. */
export const toast = Object.assign((...said: Parameters<Toast>) => void say((sonner) => sonner(...said)), {
  success: (...said: Parameters<Toast["success"]>) => void say((sonner) => sonner.success(...said)),
  error: (...said: Parameters<Toast["error"]>) => void say((sonner) => sonner.error(...said)),
  info: (...said: Parameters<Toast["info"]>) => void say((sonner) => sonner.info(...said)),
  dismiss: (id: string) => void say((sonner) => sonner.dismiss(id)),
});
