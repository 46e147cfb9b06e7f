import { type LintRules, type LintSeverity, doubtful, re, unlawful } from "./types";
import { zhLawful } from "./zhLawful";

const SEX = "(?:男|女)";
const PERSON = "(?:性|士|生|子|孩子|孩|同志|青年|员工|候选人|朋友们|工)";
/** 男, 女性, 女生 … */
const MAN = `${SEX}${PERSON}?(?:求职者|应聘者|候选人|从业者|员工)?`;
const JOB =
  "(?:文员|秘书|助理|技师|服务员|司机|销售|会计|前台|导购|保安|店员|普工|操作工|护士|老师|教师|主播|客服|经理|业务员|收银员|营业员|迎宾|保洁|厨师|学徒|模特|店长|主管|出纳|质检员|搬运工|仓管|保姆|助教|顾问)";
const NUMBER = "(?:[1-9]\\d|[二三四五六]?十[一二三四五六七八九]?)";
const AGE = `${NUMBER} ?周?岁`;
const ONLY =
  "(?:仅限于?|(?<![不无])限|只限|只招收?|仅招|只要|只收|只聘|只考虑|仅考虑|只接受|仅接受|仅面向|只面向|限招|最好是|最好|优选|希望是|一般要|必须是|必须为|必须|须为|须是|须|需为|需是|应为|要求是|要求为|要求|要)";
const HIRE = "(?:招聘|招收|诚聘|诚招|急聘|急招|急需|聘请|招|聘|寻找|寻)";
const REFUSE =
  "(?:不招收?|不要|不收|拒收|谢绝|不接受|不考虑|不予考虑|拒绝|暂不招收?|暂不考虑|不欢迎|不适合|不宜|不用|不录用|排除)";
const PREFERRED =
  "(?:者)?(?:将|会|可|可以|均)?(?:被|予以|给予)?(?:优先|为佳|更佳|最佳|尤佳|佳|为主|为宜|从优|加分)";
const REFUSED =
  "(?:者)?(?:请)?(?:勿扰|误扰|别投|别来|请别|免谈|勿投|误投|慎投|慎入|勿来|请勿|勿试|不要|除外|不予考虑|不考虑|不招|谢绝|绕行|绕道|不收|止步|一律不)";
const PREFER = "优先(?:录用|录取|考虑|招聘|招收|聘用|面试|安排)(?:有|是)?";
/** Words that may stand between a condition and what it bears on. */
const FILL = `(?:${AGE}(?:以下|以内|以上)?|年轻|未婚|已婚|已育|未育|单身|健康|优秀|本科|本地|外向|的|[1-9]\\d?名|若干名?|一名|两名|应聘者|求职者|候选人|员工|为|是|:| ){0,4}`;

const MARRIED =
  "(?:已婚已育|未婚未育|已婚未育|已婚育|未婚育|已婚|未婚|已育|未育|离异|离婚|单身|无孩|有孩|无小孩|有小孩|婚育|已生育|未生育|已经?结婚|未结婚|已成家|有家室)";
const PREGNANT = "(?:孕妇|怀孕|孕期|备孕|哺乳期|孕中|有身孕|二胎|三胎)";
const BEAR = "(?:结婚|怀孕|生育|生孩子|要孩子|生小孩|要小孩|生娃|谈恋爱|恋爱|备孕|生二胎|要二胎)";

const PEOPLES =
  "(?:汉族|回族|藏族|维吾尔族|维族|蒙古族|蒙族|壮族|满族|朝鲜族|彝族|苗族|傣族|白族|哈萨克族|土家族|少数民族)";
const RACE = "(?:白人|黑人|白种人|黑种人|有色人种|欧美面孔|亚裔|非裔)";
const FAITH =
  "(?:宗教信仰|信教|信佛|佛教徒?|基督徒|基督教徒?|穆斯林|伊斯兰教徒?|天主教徒?|道教徒?|教徒|信徒|无神论者)";
const REGION =
  "(?:北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|东三省|陕西|甘肃|青海|台湾|内蒙古?|广西|西藏|宁夏|新疆|香港|澳门|东北|苏北|农村|外省|外地|外市|本省|本市|本地|当地|本区|本县)";

const digit = (character: string, none: number) =>
  character ? "一二三四五六七八九".indexOf(character) + 1 : none;

const agesIn = (text: string): number[] =>
  [...text.matchAll(/[1-9]\d|[二三四五六]?十[一二三四五六七八九]?/g)].map(([age]) => {
    if (/\d/.test(age)) return Number(age);
    const [tens = "", ones = ""] = age.split("十");
    return digit(tens, 1) * 10 + digit(ones, 0);
  });

/** Ages that the law itself sets (16, 18) keep nobody out who may work. A lowest age is a matter of the job from 19 up; a highest one is unlawful unless it is that of retirement. */
const judgeLowest = ([text]: RegExpMatchArray): LintSeverity | null =>
  Math.max(...agesIn(text)) > 18 ? "doubtful" : null;
const judgeHighest = ([text]: RegExpMatchArray): LintSeverity | null => {
  const highest = Math.max(...agesIn(text));
  if (highest <= 18) return null;
  return highest >= 60 ? "doubtful" : "unlawful";
};

/** A Hui restaurant or a place of worship may have its reasons; a person should look. */
const inItsOwnPlace = (_: RegExpMatchArray, sentence: string): LintSeverity =>
  /清真|餐厅|餐馆|寺|教堂|宗教场所|民族团|歌舞团|民族村|民族大学/.test(sentence) ? "doubtful" : "unlawful";

/** A condition anywhere in the clause, with no sign between that the group is the subject of the work. */
const CONDITION =
  "(?:(?<![不无])限|只(?:想|招|要|收|聘|考虑|接受|录|面向)|仅|优先|勿|免谈|谢绝|恕不|拒绝|不用联系|不(?:招|要|考虑|接受|予|录用|欢迎|适合|宜)|必须|务必|须|要求|最好|对象(?:为|是)|目前缺|一律)";
const GAP =
  "(?:(?!熟悉|了解|懂|服务|面向|针对|负责|经验|管理|接待|沟通|心理|需求|喜|为|与|和|的)[^,.。;\\n\\x20]){0,10}?";
const withCondition = (group: string): RegExp =>
  re`(?<!懂|熟悉|了解|做过|面向|针对|服务|关注|研究|为|给|帮)${group}的?${GAP}${CONDITION}|${CONDITION}(?:对象)?(?:为|是)?${GAP}的?${group}`;

const sex = [
  unlawful("sex")(re`${ONLY}${FILL}${MAN}(?![、/或和及]?(?:男|女))`),
  unlawful("sex")(re`${HIRE}${FILL}${SEX}(?:性|士|生|工|员工|青年|孩)`),
  unlawful("sex")(re`(?<![美靓才])${SEX}(?:性)?${JOB}`),
  unlawful("sex")(re`${MAN}(?:均|都)?${PREFERRED}`),
  unlawful("sex")(re`${MAN}${REFUSED}`),
  unlawful("sex")(re`${REFUSE}${FILL}${MAN}`),
  unlawful("sex")(re`性别 ?(?:要求|限制)?[:为是]? ?(?:限|仅限)?${SEX}性?(?![、/或和及]?(?:男|女))`),
  unlawful("sex")(re`${SEX}(?:性|生|士|工)?[:各]? ?[1-9]\d?(?:名|人|位)`),
  unlawful("sex")(re`岁 ?(?:以下|以内|以上|左右)?的?${MAN}(?![、/或和及]?(?:男|女))`),
  // An item of a list all by itself: "本科,男,有驾照".
  unlawful("sex")(
    re`(?<=^|[,、;:(/ ])${SEX}(?:性|士|生)?(?=$|[,、;.。) ])(?!、(?:男|女))(?<!(?:男|女)性?、${SEX}性?)`,
  ),
  doubtful("sex")(re`适合(?:年轻)?${MAN}|${MAN}(?:比较|更|较为?)适合|倾向于?${MAN}`),
  doubtful("sex")(
    re`美女|帅哥|小伙子?|姑娘|阿姨|大叔|大姐|大妈|小妹|小姐姐|小哥哥|靓女|靓仔|妹子|女神|男神|女汉子|纯爷们`,
  ),
  unlawful("sex")(re`男女各(?:半|占?一半|[1-9一二两三四五]\d?(?:名|人|位))`),
  unlawful("sex")(re`${PREFER}${MAN}`),
  unlawful("sex")(withCondition(`${SEX}(?:性|生|士|人|孩子?|工|的)`)),
];

const age = [
  unlawful("age")(
    re`${AGE}(?:\(?含\)?)?(?:及|或)? ?(?:以下|以内|之内|以里|之下|内|封顶|为限|左右|为佳|上下)`,
    judgeHighest,
  ),
  unlawful("age")(re`${NUMBER} ?(?:周?岁)? ?(?:-|~|—|–|至|到|~) ?${AGE}(?:之间|以下|以内)?`, judgeHighest),
  unlawful("age")(
    re`(?:不(?:能|可|得|要)?(?:超过|大于|高于|满)|小于|低于|未满|最大|上限(?:为|是|:)?|超不过|不可超过) ?${AGE}`,
    judgeHighest,
  ),
  unlawful("age")(
    re`(?:年龄|年纪|岁数)[^,.。;\n]{0,8}?${NUMBER} ?(?:周?岁)? ?(?:-|~|—|–|至|到|以下|以内|之内|封顶)(?: ?${NUMBER})?`,
    judgeHighest,
  ),
  unlawful("age")(re`年龄[^,.。;\n]{0,4}?(?:不超过|小于|低于|不大于|上限) ?:?${NUMBER}`, judgeHighest),
  unlawful("age")(
    re`${AGE}(?:及)?(?:以上)?(?:的|者|人士)?${REFUSED}|(?:超过|大于|年满|满) ?${AGE}(?:的|者)?${REFUSED}`,
  ),
  doubtful("age")(
    re`${AGE}(?:\(?含\)?)?(?:及)? ?以上(?!(?:的|者|人士)?${REFUSED})|(?:年满|满|不低于|不小于|大于) ?${AGE}`,
    judgeLowest,
  ),
  unlawful("age")(
    re`(?:[6-9][05]|0[05])后(?:的|员工|人群)?(?!为主)${PREFERRED}|${ONLY}${FILL}(?:[6-9][05]|0[05])后|(?:[6-9][05]|0[05])后${REFUSED}`,
  ),
  doubtful("age")(
    re`(?:[6-9][05]|0[05])后(?:团队|氛围|小伙伴|为主|同事|居多)|(?:团队|同事|平均)[^,.。;\n]{0,6}(?:[6-9][05]|0[05])后`,
  ),
  unlawful("age")(
    re`(?:19|20)\d{2}年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:以后|之后|后|以前|之前)出生|出生于?(?:在)?(?:19|20)\d{2}年(?:以|之)?[前后]`,
  ),
  unlawful("age")(
    re`年轻(?:人|者)?(?:优先|为佳)|${ONLY}年轻|大龄(?:者)?(?:${REFUSED})?|年龄大(?:的|者)?${REFUSED}|年纪大(?:的|者)?${REFUSED}`,
  ),
  doubtful("age")(
    re`年轻(?!人(?:的)?(?:用|喜))|年富力强|青壮年|青春(?:靓丽|活力|洋溢)|小鲜肉|刚毕业|初出校门|数字原住民|互联网原住民|朝气蓬勃|平均年龄|年龄(?:适中|相仿|偏小)`,
  ),
  doubtful("age")(
    re`(?:仅限|只限|限|只招|仅招|要求)[^,.。;\n]{0,4}应届|应届(?:毕业)?生?${PREFERRED}|(?:仅限|只限|限|只招|仅招)[^,.。;\n]{0,4}\d{2,4}届|只接(?:收|受)[^,.。;\n]{0,4}(?:应届|\d{2,4}届)`,
  ),
  unlawful("age")(re`${REFUSE}[^,.。;\n]{0,4}${AGE}(?:及)?以上`, judgeHighest),
  unlawful("age")(re`${PREFER}(?:年轻|[6-9][05]后|0[05]后|${AGE}以[下内])`),
];

const maritalStatus = [
  unlawful("marital_status")(re`${MARRIED}(?:人士|女性|男性|青年|女士|的|员工)?(?:${PREFERRED}|${REFUSED})`),
  unlawful("marital_status")(
    re`(?:${ONLY}|${REFUSE}|${HIRE})(?:${AGE}(?:以下|以内|以上)?|女性|男性|女|男|的|为|是|:| ){0,3}(?:${MARRIED}|${PREGNANT})`,
  ),
  unlawful("marital_status")(re`${PREGNANT}[^,.。;\n]{0,6}?${REFUSED}`),
  unlawful("marital_status")(re`婚(?:姻|育)?(?:状况|状态|情况|史)[^,.。;\n]{0,4}?(?:${MARRIED}|:|要求|稳定)`),
  unlawful("marital_status")(
    re`(?:注明|写明|说明|填写|提供|告知|标明|附上|如实)[^,.。;\n]{0,12}(?:婚(?:姻|育)?(?:状况|状态|情况|史)|婚否|是否(?:已婚|结婚|怀孕|生育)|有无(?:子女|孩子|小孩)|生育(?:情况|计划|打算)|婚育)`,
  ),
  unlawful("marital_status")(
    re`(?:年|月|期|职)?内? ?(?:不得|不能|不可|不许|不准|不要|不会|不|禁止|保证不|承诺不|暂不|无意)(?:打算|计划|考虑)?${BEAR}`,
  ),
  unlawful("marital_status")(
    re`(?:无|没有|暂无|近期无|不打算|不计划|短期内无|三年内无|两年内无)[^,.。;\n]{0,4}(?:${BEAR}|婚育|生育)(?:的)?(?:计划|打算|需求|安排)?`,
  ),
  unlawful("marital_status")(re`孕检|未孕|妊娠(?:检测|测试|检查|试验)|验孕|早孕(?:检测|检查)`),
  // Alone in a list: nothing but a condition.
  unlawful("marital_status")(
    re`(?<=^|[,、;:(/ ])(?:已婚已育|未婚未育|已婚育|已婚|未婚|已育|未育|单身)(?:者|人士|女性|男性)?(?=$|[,、;.。) ])`,
  ),
  doubtful("marital_status")(
    re`(?:无|没有)(?:家庭|家务|子女|小孩|孩子)(?:的)?(?:负担|拖累|牵绊|牵挂)|家庭(?:关系)?稳定|婚姻稳定|无家累`,
  ),
  doubtful("marital_status")(re`(?:宝妈|妈妈|奶爸)(?:${PREFERRED}|${REFUSED})`),
  unlawful("marital_status")(
    re`${PREFER}${MARRIED}|(?:不招|不要|不收|不接受|不考虑|谢绝)[^,.。;\n]{0,6}(?:结婚|孩子|小孩|二胎)[^,.。;\n]{0,6}(?:的|者|人)`,
  ),
  unlawful("marital_status")(
    withCondition(`(?:${MARRIED}|${PREGNANT}|有(?:了)?(?:孩子|小孩|子女)|没(?:有)?(?:孩子|小孩|子女))`),
  ),
  unlawful("marital_status")(
    re`(?:请|须|需|要)?(?:自报|报上|写上|写清|交代|介绍|填报|询问|问)[^,.。;\n]{0,6}(?:婚|生育|有无(?:子女|孩子|小孩))`,
  ),
];

const ethnicity = [
  unlawful("ethnicity")(re`(?:${ONLY}|${REFUSE})${FILL}(?:${PEOPLES}|${RACE})`, inItsOwnPlace),
  unlawful("ethnicity")(re`(?:${PEOPLES}|${RACE})(?:同胞|人士|的|外教|员工)?${REFUSED}`),
  unlawful("ethnicity")(re`(?:汉族|${RACE})(?:人士|的|外教)?${PREFERRED}`),
  doubtful("ethnicity")(re`(?!汉族)${PEOPLES}(?:同胞|人士|的|员工)?${PREFERRED}`),
  unlawful("ethnicity")(re`民族 ?(?:要求)?[:为] ?(?:限)?[汉回藏维蒙壮满苗彝]族?`),
  unlawful("ethnicity")(re`(?<=^|[,、;:(/ ])汉族(?=$|[,、;.。) ])`),
  unlawful("ethnicity")(withCondition(`(?:汉族|${RACE})`), inItsOwnPlace),
  unlawful("ethnicity")(re`不(?:予)?录用?${PEOPLES}`),
];

const religion = [
  unlawful("religion")(
    re`(?:无|没有|不能有|不得有|不信仰?任何)(?:任何)?宗教(?:信仰)?|不(?:能|得|可|准|许)?信教|非(?:教徒|信徒|穆斯林)|宗教信仰 ?: ?无`,
  ),
  unlawful("religion")(re`${FAITH}(?:者|人士|的|人员|求职者)?(?:${PREFERRED}|${REFUSED})`, inItsOwnPlace),
  unlawful("religion")(re`(?:${ONLY}|${REFUSE})${FILL}(?:有|信仰?|无)?${FAITH}`, inItsOwnPlace),
  unlawful("religion")(withCondition(`(?:${FAITH}|宗教(?:背景|信仰)|信仰)`), inItsOwnPlace),
];

const origin = [
  unlawful("origin")(
    re`(?:${ONLY}|需)(?:具有|具备|拥有|持有|有|是|为|持)?(?:${REGION}|[\p{Script=Han}]{2,3}?)?(?:市|省|区|县|城镇|非农|农业|常住)?(?:户口|户籍)`,
  ),
  doubtful("origin")(
    re`(?:${REGION})?(?:市|省|区|县|城镇|人)?(?:户口|户籍)(?:的|人员|者)?${PREFERRED}|(?:具有|持有|有)(?:${REGION})(?:市|省)?(?:户口|户籍)`,
  ),
  unlawful("origin")(re`${REGION}(?:省|市)?(?:人|籍|户口|户籍|人士|求职者|应聘者|户)?(?:的|员工)?${REFUSED}`),
  unlawful("origin")(re`${REFUSE}(?:招)?${REGION}(?:省|市)?(?:人|籍|户口|户籍|的|来)`),
  unlawful("origin")(re`${ONLY}(?:是|为)?${REGION}(?:省|市)?(?:人|籍)`),
  doubtful("origin")(re`${REGION}(?:省|市)?(?:人|籍|人士)${PREFERRED}|(?:本地|当地)${PREFERRED}`),
  doubtful("origin")(re`籍贯 ?(?:要求|限|:)|(?:要求|限|须为|必须是)中国国籍|外籍${REFUSED}`),
  doubtful("origin")(
    re`(?:英语|汉语|中文|日语|法语|德语|粤语)(?:为|是)?母语|母语(?:为|是|:)|(?:纯正|无)(?:的)?(?:本地|地方)?口音|不带口音`,
  ),
  doubtful("origin")(re`户[口籍](?:所在地)?(?:须|需|必须|要求)?(?:在|为|是)${REGION}`),
  unlawful("origin")(re`${REGION}(?:省|市)?(?:人|籍)[^,.。;\n]{0,6}?${REFUSED}`),
  doubtful("origin")(re`${PREFER}(?:${REGION})(?:人|籍|户[口籍])?`),
  unlawful("origin")(re`${REGION}(?:省|市)?(?:来)?的${REFUSED}`),
];

const health = [
  unlawful("health")(re`乙肝|两对半|[大小]三阳|澳抗|艾滋|hiv|梅毒`),
  unlawful("health")(
    re`(?:无|没有|不得有|不能有)(?:任何)?(?:身体)?残(?:疾|障)|残(?:疾|障)(?:人|人士|者)?${REFUSED}|${REFUSE}残(?:疾|障)`,
  ),
  unlawful("health")(re`(?:无|没有)(?:家族)?(?:遗传(?:性)?(?:病|疾病)|家族病)史?|非残(?:疾|障)`),
  doubtful("health")(
    re`(?:身体|身心|体格|体质)(?:健康|健壮|强健|强壮|良好|好|硬朗)|(?:四肢|肢体)(?:健全|健康|完整)|健康状况良好`,
  ),
  doubtful("health")(
    re`(?:无|没有|不得有)(?:任何)?(?:重大|严重|慢性|精神|传染性?|既往|职业|心理|不良)(?:疾病|病|病史|抑郁)(?:史)?|(?:无|没有)(?:抑郁|癫痫|心脏病|高血压|糖尿病|病史|传染病|精神病)(?:症|史)?`,
  ),
  doubtful("health")(
    re`(?:无|非|没有)色[盲弱]|色[盲弱](?:者)?${REFUSED}|(?:裸眼|矫正)?视力[^,.。;\n]{0,6}\d\.\d|近视${REFUSED}|无近视|${REFUSE}(?:患)?有?[^,.。;\n]{0,8}(?:病史|疾病|抑郁|癫痫|慢性病|高血压|糖尿病)`,
  ),
  doubtful("health")(re`身体(?:倍儿?|特别|很|非常|够)?(?:棒|结实|硬朗|扛得住)`),
];

const appearance = [
  doubtful("appearance")(
    re`(?:个人)?形象(?:、|和|及|与)?(?:气质)?(?:俱|较|很|非常)?(?:佳|好|良好|端正|出众|靓丽|优秀|上佳|姣好)|气质(?:俱|较|很)?(?:佳|好|良好|出众|优雅|高雅|优秀)`,
  ),
  doubtful("appearance")(
    re`五官|(?:相貌|容貌|长相|颜值|外貌|样貌|面容|面貌姣)(?:端正|端庄|姣好|出众|高|好|佳|甜美|较好|清秀|良好|在线|担当|俱佳)?|外形(?:好|佳|靓丽|条件|出众|甜美|俊朗|姣好|阳光)`,
  ),
  doubtful("appearance")(
    re`(?:身材|体态|体型|体形)(?:好|佳|苗条|匀称|高挑|姣好|适中|标准|偏瘦)|貌美|靓丽|肤白|帅气|漂亮(?:者|的?女|的?男|大方|优先)|(?:年轻|长得|人)漂亮|高颜值|仪表(?:端庄|堂堂)`,
  ),
  doubtful("appearance")(
    re`(?:净)?身高[^,.。;\n]{0,8}?(?:\d(?:\.|米)\d{1,2}|\d{3})(?: ?(?:m|cm|米|厘米|公分))?(?:及)?(?:以上|以下)?|1(?:\.|米)[4-9]\d? ?米?(?:及)?以上|1[4-9]\d ?(?:cm|厘米|公分)|体重[^,.。;\n]{0,6}\d{2,3}`,
  ),
  doubtful("appearance")(
    re`(?:无|没有|不得有)(?:明显|外露|可见|任何)?的?(?:纹身|文身|疤痕|胎记|口臭|狐臭|腋臭)|肥胖(?:者)?${REFUSED}|不(?:能)?(?:肥胖|偏胖)`,
  ),
  doubtful("appearance")(re`(?:生活|全身|素颜|半身|美)照|照片(?:好看|漂亮)|附(?:近期|个人)?照`),
];

export const zhRules: LintRules = {
  lawful: zhLawful,
  rules: [...sex, ...age, ...maritalStatus, ...ethnicity, ...religion, ...origin, ...health, ...appearance],
};
