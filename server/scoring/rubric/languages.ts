import { latinWords } from "./words";

/** Small words that nearly every sentence of a language has, none of them English. */
const FOREIGN = new Set(
  (
    "el los las una unos que en por con para se mi su pero muy cuando hasta desde porque como yo " +
    "le les des une et dans pour avec nous je est sur mais pas qui ce cette mon ma son sa du au aux " +
    "der das und ich nicht mit dem den ein eine einen wir auf ist habe hatte wurde sich von zu im " +
    "o os uma não com foi eu ele ela nós isso il che di una per sono gli nel della ho het een ik niet van wij " +
    "wo ni ta de shi zai gei ke hu tou su xian dao qian ran hou hen wei le men dui bu yi ge jiu suo " +
    "saya dan yang untuk dengan tidak kami itu toi va khong cua"
  ).split(" "),
);
const ENGLISH = new Set(
  "the a an and to of in was i we it my he she they that had for on with is were so but at our this when then as not me be you have his her their what from by or if all would there".split(
    " ",
  ),
);
const MIN_WORDS = 8;

/** Whether Latin text is in some other language than English, by its small words. */
export function isForeignLatin(folded: string): boolean {
  const words = latinWords(folded);
  if (words.length < MIN_WORDS) return false;
  const foreign = words.filter(({ text }) => FOREIGN.has(text)).length;
  const english = words.filter(({ text }) => ENGLISH.has(text)).length;
  return foreign >= 3 && foreign > english * 1.5;
}
