import type { Span } from "./clauses";

/** A concrete detail. Names of people, schools and employers are never counted: they must not move a level. */
export type Fact = Span & { kind: "number" | "tool"; text: string };

const UNITS =
  "个|位|名|人|家|间|次|回|遍|天|日|周|月|年|季度|小时|分钟|秒|万|亿|千|百|元|块|美元|%|倍|成|单|件|台|页|条|项|款|种|份|套|箱|斤|公斤|吨|米|公里|平|分|点|级|层|轮|批|场|节|期|步|字|行|组|班|张|封|通|支|只|k|kg|gb|mb|ms";
const NUMBER_ZH = new RegExp(
  `百分之[零一二两三四五六七八九十百点]{1,8}|\\d[\\d,.]{0,12}\\s?(?:多|余|来)?(?:${UNITS})?|(?<![第双])[一二两三四五六七八九][十百千万][零一二两三四五六七八九十百千万亿]{0,8}(?:多|余|来)?(?:${UNITS})?|(?<![第一])[二两三四五六七八九十百千万]{1,6}(?:多|余|来)?(?:${UNITS})`,
  "g",
);
const ENGLISH_NUMBER =
  "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|dozen";
/** "one hundred and twenty" is one number, as 120 is. */
const NUMBER_EN = new RegExp(
  `\\$?\\d[\\d,.]{0,12}%?|\\b(?:(?:one |a )(?=hundred|thousand|million|dozen))?(?:${ENGLISH_NUMBER})(?:[ -](?:and )?(?:one|${ENGLISH_NUMBER})){0,6}\\b|\\b(?:half|double|doubled|tripled)\\b`,
  "g",
);
const TOOLS =
  /\b(?:excel|jira|linear|kanban|scrum|notion|slack|trello|figma|axure|tableau|power ?bi|salesforce|python|java|javascript|golang|sql|mysql|redis|kafka|spring|docker|kubernetes|linux|git|github|gitlab|jenkins|photoshop|sap|erp|crm|api|kpi|okr|sop|prd|mvp|sla|faq|roi|gmv|okrs|qa|uat|ci|pos|hr|wiki|demo|mock|pilot|workflow|dashboard|spreadsheet|sku|nps|csat|saas|b2b|b2c|ui|ux|qc|iso|gmp|mes|plc|cad|bom|scm|wms|tms|oem|odm|seo|sem|ctr|cpc|cpm|dau|mau|arpu|ltv|etl|css|html|php|aws|nlp|ocr|gis|bim|emr|mri|ekg|osha|haccp|5s|6s|fmea|spc|dmaic|pdca|swot|raci|wbs|gantt|ppt|pdf|gdpr|vlookup|matlab|spss|kotlin|pytorch|tensorflow|terraform|webpack|oracle|hadoop|spark|flink|unity|solidworks|autocad|premiere|canva|zoom|zendesk|hubspot|shopify|quickbooks|powerpoint)\b/g;
const PLAIN_ONE = /^\s*1\s?(?:个|位|次|名|天|种)?$/;

/**
 * Numbers and named tools, each with its range. Capital letters are no sign of a tool: schools and employers have them
 * too, and recognisers write them or not. Linear: every pattern is bounded. */
export function findFacts(folded: string): Fact[] {
  const facts: Fact[] = [];
  const taken = new Uint8Array(folded.length);
  const add = (kind: Fact["kind"], match: RegExpMatchArray) => {
    const start = match.index ?? 0;
    const end = start + match[0].length;
    if (taken[start] || taken[end - 1]) return;
    taken.fill(1, start, end);
    facts.push({ kind, start, end, text: match[0].trim() });
  };
  for (const match of folded.matchAll(NUMBER_ZH)) if (!PLAIN_ONE.test(match[0])) add("number", match);
  for (const match of folded.matchAll(NUMBER_EN)) if (!PLAIN_ONE.test(match[0])) add("number", match);
  for (const match of folded.matchAll(TOOLS)) add("tool", match);
  return facts.sort((a, b) => a.start - b.start);
}
