import { TextComposer } from "../layout/composeText";
import type { Content, Reading } from "../reading";
import { refuse } from "../refusals";

const LINE_ENDS = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;

/** Plain text. @throws AppError resume.empty */
export function readPlain(text: string, { limits }: Pick<Reading, "limits">): Content {
  const composer = new TextComposer(limits.characters);
  // A little more than is kept, so that what is cut is known to be cut.
  for (const line of text.slice(0, 4 * limits.characters).split(LINE_ENDS)) {
    if (line.trim() === "") composer.part();
    else composer.add(line);
  }
  if (composer.isEmpty) throw refuse("resume.empty");
  return { ...composer.finish(), pages: 1, ocr: false };
}
