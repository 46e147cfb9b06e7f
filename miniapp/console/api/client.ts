import { createApi } from "../../shared/api";
import { acceptLanguage, currentLanguage } from "../../shared/i18n";

/** The staff's door: the session travels in a cookie, and the header shows that our own page wrote. */
export const api = createApi({
  language: () => acceptLanguage(currentLanguage()),
  headers: (method): Record<string, string> => (method === "GET" ? {} : { "X-Requested-With": "zhimian" }),
});

/** Fetches a file and hands it to the browser as a download, so that a refusal can still be told in words. */
export async function downloadFile(path: string, fallbackName: string): Promise<void> {
  const response = await api.send("GET", path, { timeoutMs: 120_000, headers: { Accept: "*/*" } });
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
  anchor.remove();
}

function fileName(disposition: string | null): string | null {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? "")?.[1];
  if (encoded) return decodeURIComponent(encoded);
  return /filename="?([^";]+)"?/i.exec(disposition ?? "")?.[1] ?? null;
}
