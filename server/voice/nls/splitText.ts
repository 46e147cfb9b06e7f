/** What the service says at once, in UTF-16 units. Source: help.aliyun.com/document_detail/84435.html. */
const LONGEST = 300;

/** A text in parts that the service says at once, cut behind sentences, else behind commas or words, else anywhere. */
export function splitText(text: string, longest = LONGEST): string[] {
  const parts: string[] = [];
  for (let rest = text.trim(); rest !== "";) {
    const end = rest.length <= longest ? rest.length : cutBefore(rest, longest);
    const part = rest.slice(0, end).trim();
    if (/[\p{L}\p{N}]/u.test(part)) parts.push(part);
    rest = rest.slice(end).trim();
  }
  return parts;
}

function cutBefore(text: string, longest: number): number {
  const head = text.slice(0, longest);
  for (const mark of [
    /[。！？!?；;\n](?!.*[。！？!?；;\n])|\.\s(?!.*\.\s)/su,
    /[，,、\s](?!.*[，,、\s])/su,
  ]) {
    const found = mark.exec(head);
    if (found && found.index > 0) return found.index + found[0].length;
  }
  // Not through the middle of a character of two units.
  return /[\uD800-\uDBFF]$/.test(head) ? longest - 1 : longest;
}
