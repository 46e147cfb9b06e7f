/** The small Markdown that all platforms know, cut into what a page shows. */
export type Inline =
  | { kind: "text"; text: string }
  | { kind: "bold"; text: string }
  | { kind: "link"; text: string; url: string };
export type Block = { kind: "line" | "item"; parts: Inline[] };

const INLINE =
  /\*\*([^*\n]+)\*\*|\[([^\]\n]+)\]\((https?:\/\/[^\s)]+)\)|(https?:\/\/[^\s<>"“”，。；、）)]+)/g;

function readInline(line: string): Inline[] {
  const parts: Inline[] = [];
  let from = 0;
  for (const match of line.matchAll(INLINE)) {
    const [whole, bold, title, url, bare] = match;
    if (match.index > from) parts.push({ kind: "text", text: line.slice(from, match.index) });
    if (bold !== undefined) parts.push({ kind: "bold", text: bold });
    else if (url !== undefined) parts.push({ kind: "link", text: title ?? url, url });
    else if (bare !== undefined) parts.push({ kind: "link", text: bare, url: bare });
    from = match.index + whole.length;
  }
  if (from < line.length) parts.push({ kind: "text", text: line.slice(from) });
  return parts;
}

/** Line by line: every platform shows a line break where there is one. Empty lines part paragraphs. */
export function readMarkdown(text: string): Block[][] {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) =>
      paragraph
        .split("\n")
        .filter((line) => line.trim() !== "")
        .map((line): Block => {
          const item = /^\s*[-*+]\s+(.*)$/.exec(line);
          return { kind: item ? "item" : "line", parts: readInline((item?.[1] ?? line).trim()) };
        }),
    )
    .filter((paragraph) => paragraph.length > 0);
}
