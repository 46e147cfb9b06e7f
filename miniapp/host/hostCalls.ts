import type { z } from "zod";
import type { hostsSchema, loggedInSchema, signatureSchema } from "../../server/chats/logins/schema";
import { createApi } from "../shared/api";
import type { Platform } from "./host";

export type Hosts = z.infer<typeof hostsSchema>;
type Signed = z.infer<typeof signatureSchema>;
export type SignedFor<P extends Platform> = Extract<Signed, { platform: P }>;
export type LoggedIn = z.infer<typeof loggedInSchema>;

export type HostCalls = ReturnType<typeof createHostCalls>;

/**
 * What the pages inside a chat client ask our own server. Each throws ApiError or NetworkError.
 * @param language value of Accept-Language
 */
export function createHostCalls(language: () => string) {
  const api = createApi({
    language,
    timeoutMs: 8_000,
    headers: (method): Record<string, string> => (method === "GET" ? {} : { "X-Requested-With": "zhimian" }),
  });
  let hosts: Promise<Hosts> | null = null;
  return {
    /** Asked once for each page; a failure is asked again. */
    hosts: (): Promise<Hosts> =>
      (hosts ??= api.get<Hosts>("/chat/hosts").catch((error: unknown) => {
        hosts = null;
        throw error;
      })),
    async sign<P extends Platform>(platform: P, url: string): Promise<SignedFor<P>> {
      const signed = await api.get<Signed>("/chat/js-signature", { query: { platform, url } });
      if (signed.platform !== platform) throw new Error(`signed for ${signed.platform}`);
      return signed as SignedFor<P>;
    },
    logIn: (platform: Platform, code: string) => api.post<LoggedIn>("/session/chat", { platform, code }),
  };
}

/** The address that is signed: without what follows `#`. */
export const signedUrl = () => location.href.replace(/#.*$/, "");
