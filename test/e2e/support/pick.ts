import type { Locator, Page } from "playwright-core";

/** While a list slides open, what is pressed may no longer be where it was seen. */
const settled = `(list) => Promise.allSettled(list.getAnimations({ subtree: true }).map(({ finished }) => finished))`;

/**
 * Takes an option from the list that a combobox has opened. Only from a list that is there: the same words may stand
 * elsewhere on the page.
 */
export async function pick(page: Page, option: string | RegExp): Promise<void> {
  const list = page.locator(".ant-select-dropdown:visible");
  const wanted = list.getByText(option, { exact: true }).first();
  await wanted.waitFor();
  await list.first().evaluate(settled);
  await wanted.click();
}

/** Opens a combobox and takes an option. */
export async function choose(page: Page, combobox: Locator, option: string | RegExp): Promise<void> {
  await combobox.click();
  await pick(page, option);
}

/** Takes options from a list that stays open for more; each shows as taken before the next, and before it is closed. */
export async function chooseMany(page: Page, combobox: Locator, ...options: string[]): Promise<void> {
  await combobox.click();
  const list = page.locator(".ant-select-dropdown:visible");
  for (const option of options) {
    const wanted = list.locator(".ant-select-item-option").filter({ hasText: option }).last();
    await wanted.click();
    await list.locator(".ant-select-item-option-selected").filter({ hasText: option }).first().waitFor();
  }
  await page.keyboard.press("Escape");
  await list.waitFor({ state: "hidden" });
}
