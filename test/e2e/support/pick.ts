import type { Locator, Page } from "playwright-core";

/**
 * Takes an option from the list that a combobox has opened. Only from a list that is there: the same words may stand
 * elsewhere on the page.
 */
export const pick = (page: Page, option: string | RegExp): Promise<void> =>
  page.locator(".ant-select-dropdown:visible").getByText(option, { exact: true }).first().click();

/** Opens a combobox and takes an option. */
export async function choose(page: Page, combobox: Locator, option: string | RegExp): Promise<void> {
  await combobox.click();
  await pick(page, option);
}
