import type { z } from "zod";
import type {
  Chat,
  Fault,
  LookView,
  WireEntry,
  fileBody,
  pressBody,
  sayBody,
} from "../../../bot/sandbox/chats/schema";
import { createApi } from "../../shared/api";
import { acceptLanguage, currentLanguage } from "../../shared/i18n";

export type {
  CardPicture,
  Chat,
  Fault,
  LookView,
  ShownContent,
  ShownMessage,
  Story,
  WireEntry,
} from "../../../bot/sandbox/chats/schema";
export type Member = LookView["members"][number];
export type Platform = Chat["platform"];

const api = createApi({
  language: () => acceptLanguage(currentLanguage()),
  headers: () => ({ "X-Requested-With": "zhimian" }),
});
const ROOT = "/sandbox/chats";
/** Longer than the server lets a look wait. */
const PATIENCE_MS = 25_000;

/** The sandbox's chats, as the server tells of them. */
export const chatsApi = {
  look: ({ as, seen, signal }: { as: string; seen?: number; signal?: AbortSignal }) =>
    api.get<LookView>(ROOT, {
      query: { as, seen },
      timeoutMs: PATIENCE_MS,
      ...(signal ? { signal } : {}),
    }),
  frames: (after: number, signal: AbortSignal) =>
    api.get<{ items: WireEntry[] }>(`${ROOT}/frames`, { query: { after }, signal }),
  say: (body: z.input<typeof sayBody>) => api.post<void>(`${ROOT}/messages`, body),
  sendFile: (body: z.input<typeof fileBody>) => api.post<void>(`${ROOT}/files`, body),
  press: (body: z.input<typeof pressBody>) => api.post<void>(`${ROOT}/presses`, body),
  open: (body: { as: string; platform: Platform; url: string }) =>
    api.post<{ url: string }>(`${ROOT}/openings`, body),
  afresh: () => api.post<void>(`${ROOT}/afresh`, {}),
  turn: (body: { platform: Platform; fault: Fault; on: boolean }) => api.put<void>(`${ROOT}/faults`, body),
};
