/** Latin words of a folded text, with offsets, irregular forms and endings removed. */
export type Word = { start: number; end: number; text: string; stem: string };

const WORD = /[a-z][a-z0-9+#]*(?:['’][a-z]+)?/g;

const IRREGULAR = new Map(
  (
    "led lead,built build,made make,took take,taken take,ran run,wrote write,written write,taught teach,brought bring," +
    "found find,sold sell,kept keep,met meet,spoke speak,spoken speak,gave give,given give,understood understand," +
    "thought think,chose choose,chosen choose,drove drive,driven drive,grew grow,grown grow,held hold,learnt learn," +
    "lost lose,paid pay,said say,saw see,seen see,sent send,spent spend,told tell,won win,got get,gotten get,came come," +
    "went go,gone go,began begin,begun begin,broke break,broken break,caught catch,dealt deal,felt feel,knew know," +
    "known know,left leave,stood stand,rose rise,fell fall,overcame overcome,shown show,did do,done do,had have,has have," +
    "was be,were be,is be,are be,been be,am be,people person,children child,data data,better good,best good,worse bad," +
    "she he,her him,hers him,his him,they he,them him,their him,himself him,herself him,themselves him,analyses analysis"
  )
    .split(",")
    .map((pair) => pair.split(" ") as [string, string]),
);

/** Endings of inflection only: managed, manages, managing → manag. */
export function stem(word: string): string {
  const base = word.replace(/['’]s?$/, "");
  const irregular = IRREGULAR.get(base);
  if (irregular) return irregular.length > 3 ? irregular.replace(/e$/, "") : irregular;
  if (base.length <= 3) return base;
  let out = base;
  if (out.endsWith("ies") && out.length > 4) out = `${out.slice(0, -3)}y`;
  else if (out.endsWith("sses") || out.endsWith("ches") || out.endsWith("shes") || out.endsWith("xes"))
    out = out.slice(0, -2);
  else if (out.endsWith("s") && !/[suiy]s$/.test(out)) out = out.slice(0, -1);
  if (out.endsWith("ied") && out.length > 4) out = `${out.slice(0, -3)}y`;
  else {
    const cutOff = out.endsWith("ing") ? 3 : out.endsWith("ed") ? 2 : 0;
    const rest = out.slice(0, out.length - cutOff);
    if (cutOff > 0 && rest.length >= 3 && /[aeiouy]/.test(rest)) {
      out = /([bdfgmnprt])\1$/.test(rest) ? rest.slice(0, -1) : rest;
    }
  }
  return out.length > 3 ? out.replace(/e$/, "") : out;
}

const DERIVED =
  /(?:ization|isation|ations?|itions?|ions?|ments?|ness|ability|ible|able|ances?|ences?|ives?|iv|ity|ful|ically|ally|ly|ers?|ors?|al|ic|at)$/;

/** Endings of derivation too, for comparing topics: motivation, motivate, motivating → motiv. */
export function root(stemmed: string): string {
  let out = stemmed;
  for (let round = 0; round < 3; round += 1) {
    const shorter = out.replace(DERIVED, "");
    if (shorter === out || shorter.length < 4) break;
    out = shorter;
  }
  return out.length > 4 ? out.replace(/[iye]$/, "") : out;
}

export function latinWords(folded: string): Word[] {
  return Array.from(folded.matchAll(WORD), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: match[0],
    stem: stem(match[0]),
  }));
}
