/** A sentence or line of folded text: 。 ! ? ; end one, and a full stop that is not inside a number or a word. */
const END = /[。!?;\n]|\.(?=\s|$)/g;

/** Where sentences begin and end (exclusive), their end mark included; nothing but spaces is no sentence. */
export function splitSentences(text: string): { from: number; to: number }[] {
  const sentences: { from: number; to: number }[] = [];
  let from = 0;
  const push = (to: number) => {
    const piece = text.slice(from, to);
    const lead = piece.length - piece.trimStart().length;
    const trail = piece.length - piece.trimEnd().length;
    if (lead < piece.length) sentences.push({ from: from + lead, to: to - trail });
    from = to;
  };
  for (const { index } of text.matchAll(END)) push(index + 1);
  push(text.length);
  return sentences;
}
