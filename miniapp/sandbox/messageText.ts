/** A message cut into what is read, what is pressed and what is copied. */
export type MessagePart = { kind: "text" | "link" | "code"; text: string; at: number };

const LINK = String.raw`https?:\/\/[^\s<>"“”，。；、）)]+`;
const CODE = String.raw`(?<![\d/])\d{6}(?!\d)`;

/** Links and six-digit codes in a message; joined together the parts are the message. */
export function cutMessage(message: string): MessagePart[] {
  const parts: MessagePart[] = [];
  let from = 0;
  const push = (kind: MessagePart["kind"], text: string, at: number) => {
    if (text !== "") parts.push({ kind, text, at });
  };
  for (const match of message.matchAll(new RegExp(`${LINK}|${CODE}`, "g"))) {
    push("text", message.slice(from, match.index), from);
    push(match[0].startsWith("http") ? "link" : "code", match[0], match.index);
    from = match.index + match[0].length;
  }
  push("text", message.slice(from), from);
  return parts;
}
