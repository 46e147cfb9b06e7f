/** The surnames that almost everybody in China has; general knowledge, in no order that means anything. */
const SURNAMES =
  "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤尚温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尤符舒阮柯纪梅童凌毕单季裴霍涂成苗谷曲盛冉翁蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尧奚危麻明费昌云柏湛卫皮窦乐廉娄司景闵应隋桂车席褚楚敖宫池臧商沙荣邬原连佟涂瞿阎卞植仇晏栾郎储宗郁茅糜凤卓党冷阳燕詹惠戚逄巩边匡淳苟籍亓鹿闻仲初展由幸竺家裘诸阚修伏银宓萧傅钮庾支昝卜仝练练沃干竹简利揭农伊洪强全";
export const SURNAME = new RegExp(
  `(?:欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|端木|夏侯|轩辕|长孙|宇文|[${SURNAMES}])`,
  "u",
);
export const PERSON_ZH = new RegExp(
  `^${SURNAME.source}(?:\\s{0,4}[\\u4e00-\\u9fa5]){1,2}(?:[·.][\\u4e00-\\u9fa5]{1,6})?$`,
  "u",
);
/** "John Doe", "DOE, JOHN", "Mary-Ann O'Neil Jr." */
export const PERSON_EN =
  /^(?:(?:Dr|Mr|Ms|Mrs|Prof)\.?\s+)?[A-ZÀ-ÞŞĞİ][\p{L}'’-]+(?:\s+[A-ZÀ-Þ]\.?)?(?:,?\s+[A-ZÀ-ÞŞĞİ][\p{L}'’-]+){1,3}(?:,?\s+(?:Jr|Sr|II|III|Ph\.?D|MBA|CPA)\.?)?$/u;
/** A name of minorities or as written by templates. */
const LONG_ZH = /^[\u4e00-\u9fa5]{1,8}[·•][\u4e00-\u9fa5]{1,8}$/u;
const TEMPLATE = /^(?:某{2,3}|[\u4e00-\u9fa5][某xX×*]{1,2}|[\u4e00-\u9fa5](?:先生|女士|小姐))$/u;
const NOT_A_NAME =
  /^(?:高中|成本|包括|管培|全日|安全|江苏|山西|河北|云南|海南|贵州|安徽|和谐|方便|谢谢|程水平|温州|常州|徐州|明确|时间)|简历|求职|应聘|教育|工作|经历|经验|项目|技能|证书|荣誉|背景|信息|资料|评价|介绍|优势|意向|职位|岗位|公司|大学|学院|学校|电话|手机|邮箱|地址|姓名|性别|年龄|民族|籍贯|学历|专业|本科|硕士|博士|大专|工程|经理|主管|专员|技术|设计|管理|Resume|Curriculum|Vitae|Experience|Education|Skills|Summary|Profile|University|College|Engineer|Manager|Developer|Contact|Objective|Street|Road/iu;

export function isPerson(words: string): boolean {
  const trimmed = words.trim();
  if (trimmed.length < 2 || trimmed.length > 40 || NOT_A_NAME.test(trimmed)) return false;
  return (
    PERSON_ZH.test(trimmed) || PERSON_EN.test(trimmed) || LONG_ZH.test(trimmed) || TEMPLATE.test(trimmed)
  );
}
