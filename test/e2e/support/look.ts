import { readFileSync } from "node:fs";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";
import { keepScreenshot } from "./browser";

const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 360, height: 780 };
const GRAVE = ["serious", "critical"];

/** What somebody who looks at a screen must not find; everything is empty on a good one. */
export type Look = {
  screen: string;
  /** Rule and element of each serious or critical violation that axe finds. */
  barriers: string[];
  /** Px by which the page can be scrolled sideways. */
  sideways: number;
};

export const nothingWrong = (screen: string): Look => ({ screen, barriers: [], sideways: 0 });

/** Looks at a page as it stands, and keeps a picture of it. */
export async function lookAt(page: Page, screen: string): Promise<Look> {
  await page.evaluate("e2e.settled()");
  await keepScreenshot(page, `pages-${screen}`);
  const { violations } = (await page.evaluate(
    `(() => { ${AXE}; return axe.run(document, { resultTypes: ["violations"] }); })()`,
  )) as AxeResults;
  const barriers = violations
    .filter(({ impact }) => GRAVE.includes(impact ?? ""))
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`));
  return { screen, barriers, sideways: await page.evaluate("e2e.sideways()") };
}

/** Collects looks, so that one test shows everything that is wrong with a journey at once. */
export function createLooks(prefix: string) {
  const looks: Look[] = [];
  const at = async (page: Page, screen: string) => {
    looks.push(await lookAt(page, `${prefix}-${screen}`));
  };
  return {
    at,
    /** The same screen at a desk and on a phone, in the light and in the dark; then as it was. */
    async around(page: Page, screen: string) {
      await page.mouse.move(0, 0);
      await at(page, screen);
      await page.emulateMedia({ colorScheme: "dark" });
      await at(page, `${screen}-dark`);
      await page.setViewportSize(PHONE);
      await at(page, `${screen}-phone-dark`);
      await page.emulateMedia({ colorScheme: "light" });
      await at(page, `${screen}-phone`);
      await page.setViewportSize(DESK);
    },
    all: () => looks,
    wanted: () => looks.map(({ screen }) => nothingWrong(screen)),
  };
}
