import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Browser, type BrowserContext, type Page, chromium } from "playwright-core";
import type { CleanUp } from "./cleanUp";

const SCREENSHOTS = join(__dirname, "../../../build-output/screenshots");
/** How long a screen may take on two busy cores before a test calls it broken. */
const PATIENCE_MS = 20_000;

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const common = {
  executablePath: process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium",
  headless: true,
};

const phone = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
  locale: "zh-CN",
  timezoneId: "Asia/Shanghai",
};
const desk = {
  viewport: { width: 1440, height: 900 },
  locale: "zh-CN",
  timezoneId: "Asia/Shanghai",
};

export type Voice =
  /** Chromium's own fake microphone playing a WAV file, from its beginning whenever the microphone is opened. */
  | { device: string; once: boolean }
  /** Silent until `say()`. */
  | "speaker";

/** A browser for as many contexts as a test wants, with a fake camera and a beeping microphone. */
export async function openBrowser(cleanUp: CleanUp): Promise<Browser> {
  const browser = await chromium.launch({
    ...common,
    args: [...flags, "--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream"],
  });
  cleanUp.later(() => browser.close());
  return browser;
}

async function ready(context: BrowserContext): Promise<BrowserContext> {
  opened.add(context);
  context.on("close", () => opened.delete(context));
  context.setDefaultTimeout(PATIENCE_MS);
  await context.addInitScript({ path: join(__dirname, "inPage.js") });
  return context;
}

export const openDesk = async (browser: Browser, options = {}) =>
  ready(await browser.newContext({ ...desk, acceptDownloads: true, ...options }));

export const openPhone = async (browser: Browser, options = {}) =>
  ready(await browser.newContext({ ...phone, permissions: ["camera", "microphone"], ...options }));

/** The candidate's own phone: what its browser has stored is there again when it is opened the next time. */
export async function openOwnPhone(cleanUp: CleanUp, profile: string, voice: Voice): Promise<BrowserContext> {
  const microphone =
    voice === "speaker"
      ? []
      : [`--use-file-for-fake-audio-capture=${voice.device}${voice.once ? "%noloop" : ""}`];
  const context = await chromium.launchPersistentContext(profile, {
    ...common,
    ...phone,
    permissions: ["camera", "microphone"],
    args: [...flags, "--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream", ...microphone],
  });
  cleanUp.later(() => context.close());
  await ready(context);
  if (voice === "speaker") await context.addInitScript({ path: join(__dirname, "speaker.js") });
  return context;
}

/** Kept as build output, for people to look at: the whole page, or what fits the window. */
export async function keepScreenshot(page: Page, name: string, { fullPage = true } = {}): Promise<void> {
  mkdirSync(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`), fullPage, animations: "disabled" });
}

/** Every error that the page itself did not deal with. */
export function listenForErrors(context: BrowserContext): string[] {
  const errors: string[] = [];
  context.on("weberror", (error) => errors.push(String(error.error())));
  return errors;
}

const opened = new Set<BrowserContext>();

/** When it fails, what every open page shows is kept for whoever looks into it. */
export async function keepIfBroken<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const pages = [...opened].flatMap((context) => context.pages());
    await Promise.allSettled(pages.map((page, n) => keepScreenshot(page, `broken-${n}`)));
    throw error;
  }
}
