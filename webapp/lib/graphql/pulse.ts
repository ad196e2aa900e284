/** How long a ping and a connection may go unanswered. */
const ANSWER_MS = 5_000;
const OPEN_MS = 10_000;

/**
 * Notices a link that broke without a word, because a laptop slept or a network
 * changed: such a socket looks open for minutes. What is asked must be answered in
 * time, and for whoever comes back to the page the server is asked at once.
 * The answer is listeners of the events of a graphql-ws client that `hangUp` ends.
 */
export function watchPulse(hangUp: () => void) {
  let socket: WebSocket | undefined;
  let overdue: ReturnType<typeof setTimeout> | undefined;
  const expectSign = (within: number) => {
    overdue ??= setTimeout(hangUp, within);
  };
  const sign = () => {
    clearTimeout(overdue);
    overdue = undefined;
  };
  onWake(() => {
    if (socket?.readyState !== WebSocket.OPEN) return;
    socket.send(`{"type":"ping"}`);
    expectSign(ANSWER_MS);
  });
  return {
    connecting: () => expectSign(OPEN_MS),
    connected: (opened: unknown) => {
      sign();
      socket = opened as WebSocket;
    },
    ping: (isTheirs: boolean) => {
      if (!isTheirs) expectSign(ANSWER_MS);
    },
    message: sign,
    closed: () => {
      sign();
      socket = undefined;
    },
  };
}

/** Resolves when the machine is online again or the page comes back: from behind other tabs, from sleep. */
export function wake(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => onWake(() => resolve(), signal));
}

function onWake(listener: () => void, signal?: AbortSignal) {
  const options = { signal };
  addEventListener("online", listener, options);
  addEventListener("pageshow", listener, options);
  document.addEventListener("resume", listener, options);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && listener(), options);
}
