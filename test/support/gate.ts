/** A moment that a test waits for, or holds back: `await gate.opened` until somebody calls `gate.open()`. */
export function createGate(): { opened: Promise<void>; open(): void } {
  let open: () => void = Object;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}
