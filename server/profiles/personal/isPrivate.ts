import { lintPositionText } from "../../positions/lint/lintPositionText";
import { findPersonal } from "../../scoring/llm/personal";
import { foldText } from "../../scoring/rubric/fold";

/** What nobody is asked about at work; on folded text. */
const PRIVATE = [
  /性别|男女|男性|女性|年龄|几岁|多大年纪|婚|怀孕|孕期|生育|孩子|老公|老婆|丈夫|妻子|父母|家里|民族|籍贯|老家|户口|宗教|信仰|残疾|生病|病史|政治面貌|党员|空窗/,
  /\b(?:gender|sex|how old|your age|married|husband|wife|spouse|pregnan\w*|children|kids|family plans|ethnic\w*|race|racial|religio\w*|disab\w*|illness|nationality|career gap)\b/,
];

/** Whether a question touches what nobody may be judged by (invariant 6). Whatever is in doubt counts as private. */
export function isPrivate(text: string): boolean {
  const { folded } = foldText(text);
  return (
    PRIVATE.some((pattern) => pattern.test(folded)) ||
    findPersonal(folded).length > 0 ||
    lintPositionText(text).some(({ severity }) => severity === "unlawful")
  );
}
