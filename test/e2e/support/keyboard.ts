import type { Page } from "playwright-core";

const MOST_STOPS = 60;

/** The name and role of what has the focus, as a screen reader would say them. */
const focused = (page: Page): Promise<string> => page.evaluate("e2e.focused()");

/** Goes from stop to stop by Tab until the focus is on what is named, as somebody without a mouse does. */
export async function tabTo(page: Page, name: string): Promise<void> {
  const passed: string[] = [];
  while (passed.length < MOST_STOPS) {
    await page.keyboard.press("Tab");
    const now = await focused(page);
    if (now.includes(name)) return;
    passed.push(now);
  }
  throw new Error(`Tab never came to ${name}, only to ${[...new Set(passed)].join(" | ")}`);
}

export async function pressByKeyboard(
  page: Page,
  name: string,
  key: "Enter" | "Space" = "Enter",
): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press(key);
}
