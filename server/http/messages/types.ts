/** What callers read. Chinese and English are written side by side so that neither is forgotten. */
export type Messages = Record<string, readonly [zh: string, en: string]>;
