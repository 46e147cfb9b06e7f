import { createHash } from "node:crypto";

const LENGTH = 32;

/** Of a dimension in sums and questions; plans have names in common, not ids. */
export const dimensionKey = (name: string): string =>
  `dimension:${createHash("sha256").update(name, "utf8").digest("hex").slice(0, LENGTH)}`;
