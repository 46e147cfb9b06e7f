/**
 * Who somebody is, in their own words: nothing of it is a matter for a score (invariant 6), and nothing of it leaves
 * for a model. Patterns on folded text (lower case, simplified, half-width); group 1, where there is one, is what is
 * hidden.
 */
const SURNAMES =
  "王李张刘陈杨赵黄周吴徐孙胡朱林何郭罗梁宋郑谢韩唐冯董萧程曹袁邓傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段钱汤尹黎易常武乔贺赖龚";
const NAME_ENDS = "(?=[^\\u4e00-\\u9fff]|$|来自|今年|毕业|现在|目前|是|很高兴|应聘|面试)";

const PERSONAL = [
  /[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}/,
  /(?:https?:\/\/|www\.)[^\s,。;]{1,200}/,
  // Phones, identity and bank cards: nine digits or more, however they are grouped.
  /(?<![\d.])\+?\d(?:[ -]?\d){8,19}(?![\d.])/,
  /(?<!\d)\d{17}x(?!\d)/,
  /[零〇一二三四五六七八九幺两]{8,}/,
  /(?:微信号?|qq号?|钉钉号?|wechat(?: id)?)(?:是|叫|:| )\s?([a-z0-9_-]{5,30})/,
  new RegExp(`(?:我叫|我的名字(?:是|叫)|我名叫|本人姓名)([${SURNAMES}][\\u4e00-\\u9fff]{1,3}?)${NAME_ENDS}`),
  /(?:我叫|我的名字(?:是|叫)|我名叫)([\u4e00-\u9fff]{2,4})(?=[,。!;\n]|$)/,
  /\b(?:my name(?:'s|’s| is)|i am called|you can call me)\s([a-z][a-z'’-]{0,20}(?:\s(?!and\b|i\b|from\b|but\b|so\b)[a-z][a-z'’-]{0,20}){0,2})/,
  // Age, sex, family, origin, belief, health.
  /[1-6]\d周?岁|[二三四五六]?十[一二三四五六七八九]?周?岁|\b[1-6]\d[ -]years?[ -]old\b|[89]\d后|[789]0后/,
  /(?:作为|我是|身为)(?:一个|一名|一位|个|名|位)?(女生|男生|女孩子?|男孩子?|女性|男性|女人|男人|妈妈|母亲|父亲|爸爸|宝妈|奶爸|女员工|男员工)/,
  /\b(?:as|i am|i'm|i’m) an? (?:[a-z]+ )?(woman|man|mother|father|girl|guy|mom|dad|wife|husband)\b/,
  /(?:汉|回|满|壮|苗|彝|藏|蒙古|维吾尔|土家|朝鲜|侗|瑶|傣|哈萨克|布依|白)族/,
  /(?:中共)?(?:预备)?党员|共青团员|基督教徒?|伊斯兰教?|佛教徒?|天主教徒?|穆斯林|\b(?:christian|muslim|jewish|buddhist|hindu|catholic)s?\b/,
  /已婚|未婚|离异|离婚|单身|怀孕|孕期|哺乳期|产假|二胎|三胎|生(?:完)?孩子|\b(?:married|unmarried|divorced|pregnan(?:t|cy)|maternity leave)\b/,
  /残疾(?:人|证)?|抑郁症|乙肝|\b(?:disabled|disability)\b/,
].map((pattern) => new RegExp(pattern.source, "dg"));

/** Schools in English: the fold blanks the word for it, which the name stands before or after. */
const SCHOOL_BEFORE =
  /(?:\b(?!(?:at|from|in|into|the|an?|to|of|with|and|my|our|for|by|as|is|was|attended|joined|left|entered)\b)[a-z][a-z.&'’-]{1,20} ){1,3}$/;
const SCHOOL_AFTER = /^ of [a-z]{2,20}(?: (?!and\b|i\b|where\b|in\b)[a-z]{2,20})?/;

function findSchools(folded: string): Range[] {
  return [...folded.matchAll(/□+/g)].map(({ index, 0: { length } }) => ({
    start: index - (SCHOOL_BEFORE.exec(folded.slice(Math.max(0, index - 66), index))?.[0].length ?? 0),
    end:
      index +
      length +
      (SCHOOL_AFTER.exec(folded.slice(index + length, index + length + 50))?.[0].length ?? 0),
  }));
}

type Range = { start: number; end: number };

/** Half-open ranges to hide; they may overlap. */
export function findPersonal(folded: string): Range[] {
  const found = PERSONAL.flatMap((pattern) =>
    [...folded.matchAll(pattern)].map((match) => {
      const [start, end] = match.indices?.[1] ?? match.indices?.[0] ?? [match.index, match.index];
      return { start, end };
    }),
  );
  return [...found, ...findSchools(folded)];
}
