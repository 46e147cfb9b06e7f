import { foldText } from "../../positions/lint/foldText";
import { lintPositionText } from "../../positions/lint/lintPositionText";
import { findInjections } from "../../scoring/llm/injections";
import { findPersonal } from "../../scoring/llm/personal";
import { isAppeal } from "../../scoring/rubric/appeals";
import { foldText as foldAnswer } from "../../scoring/rubric/fold";

/** Whom something is made for or sold to is work; whose it is, is not. */
const TRADE_ZH =
  "(?!装|鞋|包|裤|用户|客户|顾客|消费|产品|用品|市场|品牌|服装|健康|门诊|护理|读者|会员|群体|频道|频段|纪|庆|纱|礼|宴|博会|介|用房)";

/** What nobody is asked about at work; on folded text, where 您 is 你. */
const PRIVATE = [
  // Sex, age.
  new RegExp(`性别(?!数据|分布|字段)|性取向|同性恋|(?:女|男)(?:性|生|士|孩|人)${TRADE_ZH}|男女${TRADE_ZH}`),
  /(?:作为|身为|是)(?:一?[个名位])?(?:女|男|妈妈|母亲|父亲|爸爸|宝妈|奶爸)/,
  /年龄(?!段|层|分布|字段)|年纪|几岁|岁数|\d{2}(?:周)?岁|[一二三四五六]十[一二三四五六七八九]?(?:周)?岁|出生|生日(?!券|礼|会)|哪年生|属相|生肖|[5-9]0后(?!用户|客户|消费|群体)/,
  // Marriage, children, family.
  new RegExp(
    `[结未已离再订]婚${TRADE_ZH}|婚(?:姻|育|恋|否|假|后)|离异|丧偶|单身(?!公寓)|(?:男|女)朋友|恋爱|谈对象|有对象|相亲`,
  ),
  /老公|老婆|丈夫|妻子|配偶|爱人(?!如)|怀孕|怀上|身孕|孕(?:期|妇(?!装|用品)|产)|备孕|分娩|生育(?!保险|津贴)|生(?:完|了|过|个)?(?:孩子|小孩|娃|宝宝)|要(?:个)?(?:孩子|小孩|娃)|[二三]胎|产假|陪产|育儿假|哺乳|坐月子|宝妈|奶爸/,
  /(?:你|我|你家|我家|自己|家里)(?:的|有)?(?:孩子|小孩|娃|儿子|女儿|宝宝)|[几两一二三]个(?:孩子|小孩|娃)|(?:照顾|照看|接送|带|陪)(?:孩子|小孩|娃|家庭|家人|老人|父母)|父母|家里|家人|家境|家庭(?:情况|背景|状况|成员|负担|条件|原因)|单亲/,
  // Origin, belief, politics.
  /民族(?!风|品牌|企业|工业|舞|乐|音乐|服饰|工艺|文化)|(?<![\u4e00-\u9fff])(?:汉|回|满|壮|苗|彝|藏|维吾尔|蒙古|朝鲜|土家|侗|瑶|白|傣)族|种族|肤色|国籍|籍贯|祖籍|户籍|户口|老家|家乡|出生地|(?:本|外)地人|哪里人|(?:是|系)[\u4e00-\u9fff]{2,4}人(?![员才力事口生士])/,
  /宗教|信仰|信教|教徒|教会|教堂|佛教|信佛|道教|基督|天主教|伊斯兰|穆斯林|清真|礼拜|斋月|古兰|圣经|念经|寺(?:庙|院)|祷告/,
  /政治面貌|党员|团员|入党|党派|党支部/,
  // Health, body, gaps.
  /残疾|残障|伤残|生病|患病|病史|病假|疾病|住院|手术后|康复(?!师|科|治疗|中心|训练)|抑郁|焦虑症|乙肝|艾滋|癌|化疗|身体(?:状况|健康|情况|怎么样)|健康状况|身高|体重|血型|星座|怀疑有病/,
  /空窗|空白期|待业|失业/,
  /\b(?:genders?|sexual\w*|your sex|my sex|gay|lesbian|transgender|how old|(?:your|my) age|aged \d\d|\d\d[- ]years?[- ]old|born in|birth(?:day|place|date| date))\b/,
  /\b(?:as|being|i am|i'm) an? (?:[a-z]+ )?(?:woman|man|mother|father|girl|guy|mom|mum|dad|wife|husband|parent)\b/,
  /\b(?:un)?married\b|\b(?:marriage|marital|divorc\w*|husband|wife|spouse|fianc\w*|boyfriend|girlfriend|pregnan\w*|maternity|paternity|parental leave|breastfe\w*|child-?care|babysit\w*|family (?:plans?|planning|situation|status|reasons?))\b/,
  /\b(?:your|my|have|having|had|any|raise|raising|my own|two|three|caring for|looking after) (?:kids?|child(?:ren)?|bab(?:y|ies)|sons?|daughters?|parents)\b/,
  /\b(?:home ?town|native (?:place|of)|ethnic\w*|(?:your|my) race|racial|skin colou?r|nationality|citizenship|immigra\w*|religio\w*|church|mosque|temple|synagogue|pray\w*|christian|muslim|islam\w*|buddhis\w*|jewish|hindu\w*|catholic|ramadan|party member\w*|political (?:party|views?|beliefs?))\b/,
  /\b(?:disab(?:led|ilit(?:y|ies))|(?:your|my) (?:health|illness|weight|height)|illness|cancer|chemotherapy|depression|hiv|hepatitis|sick leave|medical (?:history|leave|condition)|career (?:gap|break)|gap year|unemployed)\b/,
] as const;

const LONGEST = 1_000;

/**
 * Whether words touch what nobody may be judged by (invariant 6), for what a person wrote. Whatever is in doubt counts as
 * private; only what is plainly a trade (婚庆, 女装, a children's ward) does not. Longer words than a question has count too.
 */
export function isPrivate(text: string): boolean {
  if (text.length > LONGEST) return true;
  const folded = foldText(text)
    .text.replaceAll(/[您妳]/g, "你")
    .replaceAll(/(?<=[\u4e00-\u9fff])[\s.,·*_-]{1,3}(?=[\u4e00-\u9fff])/g, "");
  // The fold of answers blanks schools: to be asked about one's customers, who may be schools, is nothing private.
  const spoken = foldAnswer(text).folded.replaceAll("□", " ");
  return (
    PRIVATE.some((pattern) => pattern.test(folded)) ||
    findPersonal(spoken).length > 0 ||
    lintPositionText(text).some(({ severity }) => severity === "unlawful")
  );
}

/**
 * Whether words of a résumé may be put into a question: nothing private, no school, and nothing that speaks to whoever
 * scores, since the question is read by the scorer as well.
 */
export function isQuotable(text: string): boolean {
  const { folded } = foldAnswer(text);
  const commands = findInjections(folded).length > 0 || isAppeal(folded, false);
  return !folded.includes("□") && !commands && !isPrivate(text);
}
