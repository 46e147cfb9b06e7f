import type { ResumeRefusal } from "../refusals";
import type { ResumeLimits, ResumeText } from "../types";

export type ToReader = { path: string; name?: string; limits: ResumeLimits };

export type FromReader =
  /** It has started and may be given a file. */
  | { kind: "ready" }
  /** A page is about to be read from pixels. */
  | { kind: "ocr" }
  /** `rssBytes` is what the process holds now that it is done. */
  | { kind: "text"; text: ResumeText; rssBytes: number }
  /** The file is at fault; a person can read why. */
  | { kind: "refused"; code: ResumeRefusal; params: Record<string, string | number>; rssBytes: number };
