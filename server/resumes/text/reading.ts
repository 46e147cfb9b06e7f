import type { ResumeLimits, ResumeText } from "./types";

/** What the readers of all formats are given beside the bytes. */
export type Reading = {
  limits: ResumeLimits;
  /** A page is about to be read from pixels, which takes longer than `limits.timeMs` may allow. */
  beforeOcr(): void;
};

export type Content = Omit<ResumeText, "kind">;
