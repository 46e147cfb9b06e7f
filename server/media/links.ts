import type { LinkOptions } from "./types";

/** A link is good for anybody who holds it. */
const MAX_LINK_SECONDS = 600;
const MIME_TYPE = /^[a-z]+\/[a-z0-9.+-]+(?:; ?[a-z]+=[a-z0-9.,_-]+)*$/i;

/** A link that no feature should ask for is a fault of ours. */
export function assertLink({ expiresInSeconds, mimeType }: LinkOptions): void {
  if (!MIME_TYPE.test(mimeType)) throw new Error(`"${mimeType}" is not a content type.`);
  if (!(expiresInSeconds > 0 && expiresInSeconds <= MAX_LINK_SECONDS)) {
    throw new Error(`A link of ${expiresInSeconds} seconds: ${MAX_LINK_SECONDS} at most.`);
  }
}

/** Content-Disposition of what a link gives. */
export function disposition(fileName: string | undefined): string {
  if (fileName === undefined) return "inline";
  const plain = fileName.replaceAll(/[^\w. -]/g, "_");
  const encoded = encodeURIComponent(fileName).replaceAll(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16)}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
