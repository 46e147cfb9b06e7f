import { ApiError, NetworkError, createApi } from "../../shared/api";
import { acceptLanguage, currentLanguage } from "../../shared/i18n";

/** The staff's door: the session travels in a cookie, and the header shows that our own page wrote. */
export const api = createApi({
  language: () => acceptLanguage(currentLanguage()),
  headers: (method): Record<string, string> => (method === "GET" ? {} : { "X-Requested-With": "zhimian" }),
});

export type Progress = { done: number; total: number };
type Line<T> = {
  progress?: Progress;
  result?: T;
  error?: { code: string; message: string; requestId: string };
};

/**
 * Work that tells how far it is, line by line (`streamProgress` of the server). Leaving gives it up.
 * @throws ApiError, NetworkError as every other call
 */
export async function postWithProgress<T>(
  path: string,
  body: unknown,
  {
    signal,
    onProgress,
    timeoutMs,
  }: { signal: AbortSignal; onProgress: (progress: Progress) => void; timeoutMs: number },
): Promise<T> {
  const headers = { Accept: "application/x-ndjson, application/json" };
  const response = await api.send("POST", path, { body, signal, timeoutMs, headers });
  const reader = response.body?.getReader();
  if (!reader) throw new NetworkError("The answer was cut off");
  const leave = () => void reader.cancel();
  signal.addEventListener("abort", leave, { once: true });
  const decoder = new TextDecoder();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read().catch((cause: unknown) => {
      throw new NetworkError("The answer was cut off", { cause });
    });
    rest += decoder.decode(value, { stream: !done });
    const lines = rest.split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines.filter((one) => one !== "")) {
      const { progress, result, error } = JSON.parse(line) as Line<T>;
      if (progress) onProgress(progress);
      if (error) throw new ApiError(response.status, error.code, error.message, error.requestId, [], null);
      if (result !== undefined) {
        signal.removeEventListener("abort", leave);
        return result;
      }
    }
    if (done) throw new NetworkError("The answer was cut off");
  }
}

/**
 * Fetches a file and hands it to the browser as a download, so that a refusal can still be told in words.
 * @param body what is asked, where that is too much for an address
 */
export async function downloadFile(path: string, fallbackName: string, body?: object): Promise<void> {
  const options = { timeoutMs: 120_000, headers: { Accept: "*/*" } };
  const response = await (body === undefined
    ? api.send("GET", path, options)
    : api.send("POST", path, { ...options, body }));
  const url = URL.createObjectURL(await response.blob());
  saveLink(url, fileName(response.headers.get("Content-Disposition")) ?? fallbackName);
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Starts the download of a link that the server made for it. */
export function saveLink(url: string, name: string): void {
  const anchor = document.createElement("a");
  anchor.href = url;
  anchor.download = name;
  document.body.append(anchor);
  anchor.click();
  // A busy browser reads the name from it a little later.
  setTimeout(() => anchor.remove());
}

function fileName(disposition: string | null): string | null {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? "")?.[1];
  if (encoded) return decodeURIComponent(encoded);
  return /filename="?([^";]+)"?/i.exec(disposition ?? "")?.[1] ?? null;
}
