/** Places of China that companies and addresses begin with: provinces and the cities one meets in résumés. */
const CHINESE =
  "北京 上海 天津 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门 " +
  "石家庄 唐山 秦皇岛 邯郸 保定 张家口 沧州 廊坊 衡水 太原 大同 晋中 呼和浩特 包头 鄂尔多斯 沈阳 大连 鞍山 锦州 长春 吉林 哈尔滨 大庆 齐齐哈尔 南京 无锡 徐州 常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁 昆山 " +
  "杭州 宁波 温州 嘉兴 湖州 绍兴 金华 义乌 衢州 舟山 台州 丽水 合肥 芜湖 蚌埠 安庆 滁州 亳州 福州 厦门 莆田 三明 泉州 漳州 南平 龙岩 宁德 南昌 景德镇 九江 赣州 济南 青岛 淄博 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 " +
  "郑州 开封 洛阳 新乡 许昌 南阳 商丘 信阳 武汉 黄石 十堰 宜昌 襄阳 荆州 长沙 株洲 湘潭 衡阳 岳阳 常德 广州 韶关 深圳 珠海 汕头 佛山 江门 湛江 茂名 肇庆 惠州 梅州 东莞 中山 潮州 揭阳 南宁 柳州 桂林 北海 玉林 海口 三亚 " +
  "成都 自贡 泸州 德阳 绵阳 乐山 南充 宜宾 眉山 贵阳 遵义 昆明 大理 丽江 拉萨 西安 咸阳 宝鸡 兰州 西宁 银川 乌鲁木齐 台北 高雄 中国";
export const CITIES: readonly string[] = CHINESE.split(" ");
const ONE_OF = [...CITIES].sort((a, b) => b.length - a.length).join("|");

/** "北京市海淀区", "广东深圳": a place and nothing else. */
export const PLACE_ZH = new RegExp(
  `^(?:${ONE_OF})(?:省|市|自治区)?(?:[·/\\-\\s]?(?:${ONE_OF}|[\\u4e00-\\u9fa5]{2,6}(?=[市区县州])))?(?:市|区|县|自治州|新区|特别行政区)?(?:[·\\-\\s]?[\\u4e00-\\u9fa5]{1,6}[区县])?$`,
  "u",
);
/** Where a place begins a longer word. */
export const PLACE_AHEAD = new RegExp(`^(?:${ONE_OF})`);
export const PLACE_INSIDE = new RegExp(`(?:${ONE_OF})(?:省|市)?`, "g");

const COUNTRIES =
  "China|PRC|USA|U\\.S\\.A?\\.?|United States|UK|United Kingdom|England|Scotland|Canada|Australia|New Zealand|Singapore|Japan|Korea|South Korea|India|Germany|France|Italy|Spain|Netherlands|Sweden|Switzerland|Denmark|Norway|Finland|Ireland|Türkiye|Turkey|Malaysia|Thailand|Vietnam|Indonesia|Philippines|Brazil|Mexico|Russia|Hong Kong|Taiwan|Macau|Israel|UAE|Poland|Austria|Belgium|Portugal";
const CITIES_EN =
  "Beijing|Shanghai|Shenzhen|Guangzhou|Hangzhou|Nanjing|Chengdu|Wuhan|Xi'an|Suzhou|Tianjin|Chongqing|Hong Kong|Singapore|London|New York|Paris|Berlin|Tokyo|Seoul|Sydney|Melbourne|Toronto|Boston|Seattle|Chicago|Remote|San Francisco|Los Angeles";
/** "Princeton, NJ", "London, UK", "Beijing". */
export const PLACE_EN = new RegExp(
  `^(?:(?:[A-ZÀ-ÞİŞ][\\p{L}.'-]+(?:\\s[A-ZÀ-Þ][\\p{L}.'-]+){0,3},\\s*(?:[A-Z]{2}(?:\\s+\\d{5})?|${COUNTRIES}|[A-Z][a-z]+(?:,\\s*(?:${COUNTRIES}))))|${CITIES_EN})$`,
  "u",
);
