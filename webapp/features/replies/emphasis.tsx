import type { ReactNode } from "react";

/** Sets what came of a turn apart from why: the <b> of replies.because. */
export const emphasis = (chunks: ReactNode) => <span className="font-medium">{chunks}</span>;
