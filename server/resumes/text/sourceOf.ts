import type { ResumeSource } from "../schema";
import type { ResumeText } from "./types";

/** What a person should know of how a text was read. */
export const sourceOf = ({ kind, pages, ocr, truncated, unreadPages }: ResumeText): ResumeSource => ({
  kind,
  pages,
  ocr,
  truncated,
  unreadPages: unreadPages.slice(0, 200),
});
