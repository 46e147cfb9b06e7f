/**
 * Life outside work, in both languages: nobody is asked about it, so it is not read back to them either. Rather too wide
 * than too narrow: what is left out is a quotation, and the question is asked without it.
 */
const PROTECTED =
  /岁|年龄|属[鼠牛虎兔龙蛇马羊猴鸡狗猪]|怀孕|备孕|孕期|产假|哺乳|生育|结婚|已婚|未婚|离婚|单身|恋爱|对象|婚|孩子|小孩|儿子|女儿|宝宝|二胎|三胎|老公|老婆|丈夫|妻子|爱人|父母|爸|妈|公婆|家里人|宗教|信仰|教徒|佛|基督|伊斯兰|清真|民族|回族|藏族|维吾尔|籍贯|户口|户籍|老家|外地人|生病|疾病|患|住院|手术|残疾|抑郁|焦虑症|艾滋|乙肝|同性|党员|政治面貌|女生|男生|女性|男性|身高|体重|长相|待业|空窗|\b(?:age[ds]?|years? old|born in|pregnan\w*|maternity|paternity|parental leave|married|marriage|divorc\w*|single mother|single father|husband|wife|spouse|partner at home|boyfriend|girlfriend|kids?|child(?:ren)?|son|daughter|family|parents?|mother|father|mom|dad|religio\w*|church|mosque|temple|muslim|christian|jewish|hindu|buddhist|catholic|ethnic\w*|race|racial|nationality|immigrant|disab\w*|illness|disease|cancer|surgery|hospitali[sz]ed|depress\w*|anxiety disorder|hiv|gay|lesbian|transgender|bisexual|pension|retire\w*|career gap|unemployed)\b/i;

export const touchesProtected = (text: string): boolean => PROTECTED.test(text);

const MOST = { zh: 44, en: 150 };
const BREAK = /[，,、；;。.！!？?]/;

/** Words short enough to be said back to somebody: a whole one where it fits, else up to a pause. */
export function sayable(quote: string, language: "zh" | "en"): string {
  const text = quote.replace(/\s+/g, " ").trim();
  const most = MOST[language];
  if (text.length <= most) return text.replace(/[，,、；;。.：:]+$/, "");
  const cut = text.slice(0, most);
  const pause = Math.max(...[...cut].map((character, at) => (BREAK.test(character) ? at : -1)));
  if (pause >= most / 3) return `${cut.slice(0, pause)}…`;
  const space = language === "en" ? cut.lastIndexOf(" ") : -1;
  return `${(space > 0 ? cut.slice(0, space) : cut).trimEnd()}…`;
}
