import { questionBank } from "../../questions/bank";
import { foldText } from "./fold";
import { shingles } from "./shingles";

let known: ReadonlySet<string> | undefined;

/**
 * Pieces of what the built-in bank says a strong answer has. Whoever works with the product can read it; nobody tells
 * their own story in a dozen of its words in a row.
 */
export function bankWording(): ReadonlySet<string> {
  known ??= new Set(
    questionBank
      .flatMap(({ zh, en }) => [zh.strong, en.strong])
      .flatMap((points) => shingles(foldText(points.join("\n")).folded)),
  );
  return known;
}
