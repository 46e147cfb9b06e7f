/**
 * What a button says when it is pressed, as one word: `approve`, or `approve?round=2`. Whoever presses could say
 * anything else, so whatever it leads to asks who that is and what they may.
 */
export function pressWord(action: string, params: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams(params).toString();
  return query === "" ? action : `${action}?${query}`;
}

export function readPressWord(word: string): { action: string; params: Record<string, string> } {
  const mark = word.indexOf("?");
  if (mark < 0) return { action: word, params: {} };
  return {
    action: word.slice(0, mark),
    params: Object.fromEntries(new URLSearchParams(word.slice(mark + 1))),
  };
}
