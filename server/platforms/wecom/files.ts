import type { WecomApi } from "./api";
import { type WecomReply, failed } from "./reply";

/** Files that people sent, whole and bounded. */
export function createFiles(api: WecomApi) {
  // Plain HTTP is for the sandbox alone: a file may be anybody's résumé.
  const mayFetch = (url: URL) => url.protocol === "https:" || url.origin === new URL(api.base).origin;
  return {
    /** To the app; kept by WeCom for three days. */
    media: (mediaId: string, maxBytes: number): Promise<WecomReply<Buffer>> =>
      api.file("/media/get", { media_id: mediaId }, maxBytes),
    /** To the AI bot: still encrypted, and there for five minutes. */
    async sealed(url: string, maxBytes: number): Promise<WecomReply<Buffer>> {
      if (URL.canParse(url) && mayFetch(new URL(url))) return api.fileAt(url, maxBytes);
      return failed({ kind: "permanent", reason: "content", errcode: 0, detail: "a file's address" });
    },
  };
}
