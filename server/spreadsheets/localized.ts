import type { Params } from "./types";

/** The same text in Chinese and in English. */
export type Localized = readonly [zh: string, en: string];

/** Puts `params` where both texts have `{name}`. */
export function fill([zh, en]: Localized, params: Params = {}): Localized {
  const put = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ""));
  return [put(zh), put(en)];
}
