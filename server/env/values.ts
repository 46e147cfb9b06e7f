import { z } from "zod";

export const flag = z.enum(["true", "false"]).transform((value) => value === "true");

export const listOf = <T extends z.ZodType<unknown, string>>(item: T) =>
  z
    .string()
    .transform((value) => value.split(",").map((part) => part.trim()))
    .pipe(z.array(item).min(1));

const loopback = new Set(["127.0.0.1", "::1", "localhost"]);
/** Whether a host name, or that of a URL, is this machine's own. */
export const isLoopback = (host: string): boolean => loopback.has(host.replace(/^\[(.*)\]$/, "$1"));
/** TLS, or no way out of this machine. */
export const isPrivate = (url: string): boolean =>
  url.startsWith("https:") || isLoopback(new URL(url).hostname);

/**
 * What belongs to one outside service: it needs all of `needed` or none; the rest is optional. What it needs too but
 * others may use as well is `shared`: it says nothing by itself, and of each group one is enough.
 */
export type Outside<Name extends string = string> = {
  service: string;
  needed: readonly Name[];
  optional: readonly Name[];
  shared?: readonly (readonly [Name, ...Name[]])[];
};
