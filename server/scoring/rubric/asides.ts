import { wordsAlone } from "./spoken";

/** A courtesy in one breath, in characters. */
const SHORT = 90;
/** What is left of a courtesy without its set phrases: a quarter at most. */
const MOSTLY = 4;
/** Said to the interviewer, not about work. */
const COURTESY =
  /^(?:嗯|那|好的|最后|非常|也|真的|再次|,|\s){0,4}(?:谢谢|感谢)(?:你|面试官|各位|老师|贵|给我|这个机会)|^(?:祝你|祝贵|期待你|期待贵|辛苦了|面试官|你好|以上就是)|^(?:(?:hello|hi|well|and|so|okay|again|also)\b[ ,]*){0,3}(?:thank you|thanks|nice to meet|that(?: is|['’]s) my answer|i look forward to hear)/;
/** Sounds made while thinking, alone between two pauses. */
const HESITATION =
  /^(?:嗯+|呃+|啊+|哦+|唔|那个|这个|就是说?|怎么说呢?|然后呢?|反正|对[吧啊]?|是吧|当然了?|well|um+|uh+|er+|erm|hm+|you know|i mean|hello|hi|okay|ok)[\s,.!?;。…]*$/;
/** Talk about one's own telling: it fills time and says nothing of the matter. */
const FILLER =
  /^(?:反正|总之|其实)?(?:就|也|都)?(?:大概|差不多|基本上?)?(?:就|也)?是?(?:这么|这样)(?:的|一|个){0,3}(?:情况|回事|样子|过程|事情)?[吧了啊呢]?[\s,.!?;。]*$|(?:想起来|回想起?来?|说起来)[^,。]{0,8}(?:印象|记得|历历)|\b(?:let me think|how should i put it|how do i put this|something like that|that(?: is|['’]s) about it|that(?: is|['’]s) basically it|if that makes sense)\b/;
/** Life outside work (a gap, family, age, studies): never weighed, for better or worse (invariant 6). */
const PRIVATE =
  /我叫|毕业|今年.{0,3}岁|\d岁|在家(?:照顾|带|休)|照顾(?:孩子|小孩|家|父母|老人家)|带孩子|待业|空窗|没有?上班|没有?工作|失业|产假|养病|生病|休养|病假|住院|重新(?:找|出来)?工作|重返职场|离职在家|结婚|怀孕|老公|老婆|丈夫|妻子|\bmy name is\b|\bgraduated\b|\bi graduate\b|\bcareer (?:gap|break)\b|\bunemployed\b|\b(?:sick|parental) leave\b|\bbetween jobs\b|\bout of work\b|\bmaternity\b|\blaid off\b|\byears? off\b|\bstay(?:ed)? (?:at )?home\b|\bpregnan|\bmy (?:husband|wife|kids?|children)\b|\byears? old\b/;

/** The end of a gap: its words look like something done. */
const RETURN =
  /重新(?:找了?|出来)(?:上班|工作)|重返职场|又出来(?:上班|工作)|\b(?:back|returned) to the workforce\b/;

/** Without punctuation a courtesy and the story after it are one clause. */
function isMostlySmallTalk(clause: string): boolean {
  return clause.length <= SHORT && wordsAlone(clause).text.length * MOSTLY <= clause.length;
}

/**
 * Why a clause is no part of the answer to the question: a courtesy, a way to fill time, or a fact of life outside work. `aboutSelf` says
 * that the clause is about the speaker and tells of no action; only then can it be private.
 */
export function asideOf(clause: string, aboutSelf: boolean): "courtesy" | "filler" | "private" | null {
  if (HESITATION.test(clause) || FILLER.test(clause)) return "filler";
  if (COURTESY.test(clause) && isMostlySmallTalk(clause)) return "courtesy";
  return RETURN.test(clause) || (aboutSelf && PRIVATE.test(clause)) ? "private" : null;
}
