import type { ResumeLine, ResumeText } from "../types";
import { tidyLine } from "./tidy";

export type LineFacts = Partial<Omit<ResumeLine, "start" | "end">>;

/** Gathers lines into one text and remembers where each of them stands. */
export class TextComposer {
  private readonly parts: string[] = [];
  private readonly lines: ResumeLine[] = [];
  private readonly unread: number[] = [];
  private length = 0;
  private blank = false;
  private cut = false;

  constructor(private readonly limit: number) {}

  /** No more text is taken. */
  get full(): boolean {
    return this.cut;
  }

  get isEmpty(): boolean {
    return this.lines.length === 0;
  }

  /** A new block begins. */
  part(): void {
    this.blank = this.lines.length > 0;
  }

  /** Adds a line unless it is blank. */
  add(
    raw: string,
    { page = 1, x = null, y = null, width = null, size = null, bold = false }: LineFacts = {},
  ): void {
    if (this.cut) return;
    const line = tidyLine(raw);
    if (line === "") return;
    const before = this.lines.length === 0 ? "" : this.blank ? "\n\n" : "\n";
    this.blank = false;
    const start = this.length + before.length;
    const room = this.limit - start;
    const kept = line.length <= room ? line : wholeCharacters(line, Math.max(0, room));
    this.cut = kept.length < line.length;
    if (kept === "") return;
    this.parts.push(before, kept);
    this.length = start + kept.length;
    this.lines.push({ start, end: this.length, page, x, y, width, size, bold });
  }

  /** Says that more was left out. */
  leaveOut(): void {
    this.cut = true;
  }

  /** Says that a page could not be read, while others can. */
  skipPage(page: number): void {
    this.unread.push(page);
  }

  finish(): Pick<ResumeText, "text" | "lines" | "truncated" | "unreadPages"> {
    const { lines, cut: truncated, unread: unreadPages } = this;
    return { text: this.parts.join(""), lines, truncated, unreadPages };
  }
}

/** The first `length` units without half a pair of surrogates at the end. */
function wholeCharacters(text: string, length: number): string {
  const splits = (text.charCodeAt(length - 1) & 0xfc00) === 0xd800;
  return text.slice(0, splits ? length - 1 : length);
}
