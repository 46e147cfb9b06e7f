import { languageOf } from "../textLanguage";

const escapes: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escapeHtml = (text: string) => text.replaceAll(/[&<>"']/g, (character) => escapes[character] ?? "");

/** Fonts of the reader's own machine; nothing is fetched from anywhere. */
const STYLE =
  "font:16px/1.7 -apple-system,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif;" +
  "color:#1f2329;max-width:40em;margin:0 auto;padding:24px;overflow-wrap:anywhere";

/** Only a line that is one of our own links becomes one to press: a name must not smuggle in another's. */
function lineHtml(line: string, origin: string): string {
  const shown = escapeHtml(line);
  const own = line.startsWith(`${origin}/`) && !/\s/.test(line);
  return own ? `<a href="${shown}">${shown}</a>` : shown;
}

/**
 * The same words as the plain text, as an HTML page without anything remote.
 * @param origin of this installation, without a slash at the end; links elsewhere stay text
 */
export function messageHtml(subject: string, text: string, origin: string): string {
  const language = languageOf(text) === "zh" ? "zh-CN" : "en";
  const paragraphs = text
    .trim()
    .split(/\n{2,}/)
    .map((paragraph) => {
      const lines = paragraph.split("\n").map((line) => lineHtml(line.trim(), origin));
      return `<p>${lines.join("<br>\n")}</p>`;
    });
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>
<body style="${STYLE}">
${paragraphs.join("\n")}
</body>
</html>
`;
}
