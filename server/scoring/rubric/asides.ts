/** Said to the interviewer, not about work. */
const COURTESY =
  /^(?:嗯|那|好的|最后|非常|也|真的|再次|,|\s){0,4}(?:谢谢|感谢)(?:你|面试官|各位|老师|贵|给我|这个机会)|^(?:祝你|祝贵|期待你|期待贵|辛苦了|面试官|你好|以上就是)|^(?:(?:hello|hi|well|and|so|okay|again|also)\b[ ,]*){0,3}(?:thank you|thanks|nice to meet|that(?: is|['’]s) my answer|i look forward to hear)/;
/** Sounds made while thinking, alone between two pauses. */
const HESITATION =
  /^(?:嗯+|呃+|啊+|哦+|唔|那个|这个|就是说|怎么说呢|well|um+|uh+|er+|erm|hm+|you know|i mean|hello|hi|okay|ok|so)[\s,.!?;。…]*$/;
/** Life outside work (a gap, family, age, studies): never weighed, for better or worse (invariant 6). */
const PRIVATE =
  /我叫|毕业|今年.{0,3}岁|\d岁|在家(?:照顾|带|休)|照顾(?:孩子|小孩|家|父母|老人家)|带孩子|待业|空窗|没有?上班|没有?工作|失业|产假|养病|离职在家|结婚|怀孕|老公|老婆|丈夫|妻子|\bmy name is\b|\bgraduated?\b|\bcareer (?:gap|break)\b|\bunemployed\b|\bmaternity\b|\blaid off\b|\byears? off\b|\bstay(?:ed)? (?:at )?home\b|\bpregnan|\bmy (?:husband|wife|kids?|children)\b|\byears? old\b/;

/**
 * Why a clause is no part of the answer to the question: a courtesy, or a fact of life outside work. `aboutSelf` says
 * that the clause is about the speaker and tells of no action; only then can it be private.
 */
export function asideOf(clause: string, aboutSelf: boolean): "courtesy" | "private" | null {
  if (COURTESY.test(clause) || HESITATION.test(clause)) return "courtesy";
  return aboutSelf && PRIVATE.test(clause) ? "private" : null;
}
