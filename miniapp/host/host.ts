/** What our pages ask of the chat client around them, the same in every client and outside all of them. */

export type Platform = "dingtalk" | "wecom";

/**
 * Every call ends in one of these, whatever the client does: it never rejects and never waits for ever.
 * `unsupported`: this client cannot do it; `refused`: it could, and the person or the client said no.
 */
export type Outcome<T = null> =
  | { state: "ok"; value: T }
  | { state: "unsupported" }
  | { state: "refused"; why: "cancelled" | "not_allowed" | "failed" }
  | { state: "timed_out" };

export type ShareInput = { title: string; text: string; url: string };
export type ChatTarget = { userId: string } | { conversationId: string };
/** Where the platform keeps a recorded voice. */
export type Voice = { mediaId: string; seconds: number | null };
export type VoiceRecording = { stop: () => Promise<Outcome<Voice>> };

export interface Host {
  readonly kind: Platform | "browser";
  /** A code that tells our server once who this is. Unsupported where one logs in by going to the platform's page. */
  loginCode(): Promise<Outcome<string>>;
  /** The client's own bar above the page, beside `document.title`. */
  setTitle(title: string): Promise<Outcome>;
  /** Opens the client's choice of whom to share with. */
  share(input: ShareInput): Promise<Outcome>;
  /** What a QR code or bar code says. */
  scan(): Promise<Outcome<string>>;
  keepScreenOn(on: boolean): Promise<Outcome>;
  /** Records by the client itself, where a page gets no microphone; up to a minute (WeCom) or five (DingTalk). */
  recordVoice(): Promise<Outcome<VoiceRecording>>;
  openChat(target: ChatTarget): Promise<Outcome>;
  copy(text: string): Promise<Outcome>;
  /** Closes the page and shows the chat again. */
  close(): Promise<Outcome>;
}

export const ok = <T>(value: T): Outcome<T> => ({ state: "ok", value });
export const unsupported = { state: "unsupported" } as const;
