/** Zero-width, soft-hyphen, bidirectional and tag characters: nobody who reads the text sees them. */
const INVISIBLE =
  /[\u00ad\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\u3164\ufeff\uffa0]|\udb40[\udc00-\udfff]/g;
/** Those that no keyboard writes by accident. */
const DELIBERATE = /[\u202a-\u202e\u2066-\u2069]|\udb40[\udc00-\udc7f]/;
const FEW = 2;

export type Visible = {
  text: string;
  /** Whether so much was hidden that it was no accident of copying. */
  hidden: boolean;
  /** The offset in the text as it came, of an offset in what can be seen. */
  original(offset: number): number;
};

/** What a reader of the text sees, and where it stands. */
export function visibleText(text: string): Visible {
  const found = [...text.matchAll(INVISIBLE)].filter(({ index }) => index > 0 && !joinsEmoji(text, index));
  if (found.length === 0 && !text.startsWith("\ufeff"))
    return { text, hidden: false, original: (offset) => offset };
  const places: number[] = [];
  let seen = "";
  const gone = new Set<number>(text.startsWith("\ufeff") ? [0] : []);
  for (const { index, 0: piece } of found) for (let i = 0; i < piece.length; i += 1) gone.add(index + i);
  for (let i = 0; i < text.length; i += 1) {
    if (gone.has(i)) continue;
    places.push(i);
    seen += text[i];
  }
  return {
    text: seen,
    hidden: found.length > FEW || found.some(({ 0: piece }) => DELIBERATE.test(piece)),
    original: (offset) => places[offset] ?? text.length,
  };
}

/** 👩‍💻 is one picture of two with a joiner between them. */
function joinsEmoji(text: string, index: number): boolean {
  return (
    text[index] === "\u200d" &&
    /\p{Extended_Pictographic}$|[\ufe0f\udffb-\udfff]$/u.test(text.slice(Math.max(0, index - 3), index))
  );
}
