import { create, isAxiosError } from "axios";
import { z } from "zod";
import { DingtalkError } from "./errors";
import type { DingtalkHttp } from "./http";

const LARGEST_FILE = 20 * 1024 * 1024;
const TIMEOUT_MS = 60_000;

/** Files that people sent to the robot. */
export function createDingtalkFiles(http: DingtalkHttp, robotCode: string) {
  const client = create({
    timeout: TIMEOUT_MS,
    maxRedirects: 0,
    responseType: "arraybuffer",
    validateStatus: () => true,
  });
  // Plain HTTP is for the sandbox alone: a file may be anybody's résumé.
  const mayFetch = (url: URL) => url.protocol === "https:" || url.origin === new URL(http.bases.api).origin;

  return {
    /**
     * @param downloadCode from the message, good for a while
     * @returns the whole file, of at most `maxBytes` (20 MB)
     * @throws DingtalkError `file.too_large`, or what the platform said
     */
    async download(downloadCode: string, maxBytes: number = LARGEST_FILE): Promise<Buffer> {
      const { downloadUrl } = await http.ask(
        {
          host: "api",
          method: "POST",
          path: "/v1.0/robot/messageFiles/download",
          body: { downloadCode, robotCode },
          effect: "asks",
        },
        z.object({ downloadUrl: z.string() }),
      );
      const url = URL.canParse(downloadUrl) ? new URL(downloadUrl) : null;
      if (!url || !mayFetch(url)) throw new DingtalkError("refused", "file.address");
      try {
        const { status, data } = await client.get<Buffer>(url.href, { maxContentLength: maxBytes });
        if (status === 200) return data;
        throw new DingtalkError(status >= 500 || status === 429 ? "later" : "refused", `http.${status}`);
      } catch (error) {
        if (!isAxiosError(error)) throw error;
        // The one case in which axios gives up by itself on an answer that came.
        if (error.code === "ERR_BAD_RESPONSE") throw new DingtalkError("refused", "file.too_large");
        throw new DingtalkError("later", error.code ?? "no answer");
      }
    },
  };
}
