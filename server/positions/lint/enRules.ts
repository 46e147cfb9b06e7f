import { type LintRules, type LintSeverity, doubtful, re, unlawful } from "./types";

const SEX = "(?:m[ae]n|males?|wom[ae]n|females?|lad(?:y|ies)|gentlem[ae]n|girls?|boys?|guys?|gals?)";
const PEOPLE =
  "(?:candidates?|applicants?|staff|employees?|workers?|graduates?|persons?|individuals?|people|hires?|colleagues?)";
const HIRED =
  "(?:receptionists?|secretar(?:y|ies)|assistants?|drivers?|waiters?|servers?|cleaners?|nurses?|teachers?|guards?|clerks?|sales ?(?:person|people|staff|associates?)?|models?|cooks?|chefs?|baristas?|nann(?:y|ies)|tutors?|engineers?|developers?|managers?|operators?|labou?rers?|warehouse)";
const ONLY =
  "(?:only|exclusively|must be|has to be|have to be|should be|needs? to be|shall be|preferably|ideally|prefer(?:red)?:?|preference (?:for|to|given to|is given to|will be given to)|favou?r|prefer to (?:hire|recruit|employ)|want to (?:hire|recruit)|looking for|look for|seeking|seeks?|hiring|only (?:hire|recruit|employ|accept|take|consider)|wanted: (?:one|two|three|several)|we want|wanted:?|we need|requires?|required:?|recruiting|open to|restricted to|limited to|reserved for)";
const ADJECTIVES =
  "(?:(?:an?|the|only|our|young|attractive|single|unmarried|married|strong|healthy|energetic|friendly|experienced|mature|pretty|beautiful|new|hard-?working|reliable|motivated|and|,) ?){0,4}";
const PREFERRED =
  "(?:only|preferred|prefered|are preferred|is preferred|will be preferred|required|wanted|needed|favou?red|desired|please|need apply|should apply|need only apply)";
const REFUSED =
  "(?:need not apply|not to apply|cannot be (?:employed|hired|considered|accepted)|will not be (?:hired|accepted|employed)|not (?:accepted|considered|welcome|wanted|suitable|eligible)|should not apply|please do not apply|do not apply|cannot apply|excluded|will not be considered|are not (?:accepted|considered|eligible))";
const MARRIED = "(?:single|married|unmarried|divorced|childless|child-free)";
const RACE =
  "(?:whites?|caucasians?|blacks?|african[- ]americans?|asians?|hispanics?|latin[oax]s?|han(?: chinese)?|arab|indigenous|european-looking|western-looking)";
const NATION =
  "(?:american|british|chinese|indian|filipin[oa]s?|european|western|african|japanese|korean|russian|french|german|mexican|pakistani|polish|romanian|vietnamese|thai|foreign)";
const FAITH =
  "(?:christians?|muslims?|jew(?:s|ish)?|hindus?|buddhists?|catholics?|protestants?|atheists?|mormons?|sikhs?|believers?|churchgoers?|church-goers?|religious people)";
const UNITS =
  "(?: ?(?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?|seconds?|secs?|ms|%|percent|per ?cent|people|employees|staff|kgs?|lbs?|pounds|km|miles?|k\\b|usd|rmb|dollars|million|m\\b|cm|stores?|countries|years? (?:of )?(?:experience|history|in)|degrees|items|users|customers|projects))";
const SERVED =
  "(?:children|kids|students?|pupils|learners|teenagers|teens|customers?|consumers?|users?|audiences?|patients?|players?|clients?|guests?|shoppers?|residents?|viewers?|readers?|toddlers|infants)";

const highest = (text: string) => Math.max(0, ...[...text.matchAll(/\d{2}/g)].map(([age]) => Number(age)));
const judgeHighest = ([text]: RegExpMatchArray): LintSeverity | null => {
  const age = highest(text);
  if (age <= 18) return null;
  return age >= 60 ? "doubtful" : "unlawful";
};
/** 21 is what some licences ask for, but the text has to say so. */
const judgeLowest = ([text]: RegExpMatchArray): LintSeverity | null =>
  highest(text) > 18 ? "doubtful" : null;

const lawful: RegExp[] = [
  // Equal opportunity: the list of grounds, up to where the sentence turns.
  re`\b(?:regardless of|irrespective of|without regard (?:to|for)|no matter (?:their|your|the|what)|on the (?:basis|grounds?) of|because of|based on|discriminat\w+ (?:on|against|by))(?:(?!\b(?:but|however|only|except|must|prefer\w*)\b)[^;\n]){0,240}`,
  re`\b(?:all|any|every|both) (?:ages?|age groups?|gender(?:s| identit\w+)?|sex(?:es)?|religions?|backgrounds?|nationalit\w+|ethnicit\w+|races?|faiths?|marital status(?:es)?)\b`,
  re`\b(?:people|candidates|applicants|applications|colleagues) (?:of|from) (?:all|any|every|both|different|diverse) (?:\w+,? ){0,8}\w+`,
  re`\b(?:m[ae]n|males?|boys?)(?: (?:and|or|&) |\/| ?\/ ?)(?:wom[ae]n|females?|girls?)(?: (?:candidates|applicants|are|is|both|welcome|may|can))*|\b(?:wom[ae]n|females?|girls?|lad(?:y|ies))(?: (?:and|or|&) |\/| ?\/ ?)(?:m[ae]n|males?|boys?|gentlem[ae]n)\b`,
  re`\b(?:we |strongly |actively |particularly |especially )?(?:encourage|welcome)s? (?:applications from |applicants from )?(?:\w+,? ){0,4}(?:wom[ae]n|minorit\w+|veterans?|disab\w+|people with disabilit\w+|older|parents|mothers|returners|women returners)(?:[^.;\n]{0,80})`,
  re`\b(?:wom[ae]n|minorit\w+|veterans?|people with disabilit\w+)(?:[^.;\n]{0,60})(?:are |is )?(?:strongly |especially )?encouraged to apply`,
  re`\b(?:there is )?no (?:upper |lower )?(?:age|sex|gender) (?:limits?|restrictions?|requirements?|preference)\b`,
  re`\b(?:you (?:do not|don't) (?:need|have) to be|need not be|not required to be|do(?:es)? not (?:matter|require)|doesn't (?:matter|require)|never ask\w*(?: about)?|not ask\w*(?: about)?|will not ask\w*(?: about)?|won't ask\w*(?: about)?)[^.;,\n]{0,60}`,
  // Goods, services, places, teams that are named so.
  re`\b(?:wom[ae]n|m[ae]n|girl|boy|lad(?:y|ies)|male|female|gentlem[ae]n)(?:'?s|s'|')?[- ]?(?:wear|fashion|clothing|clothes|apparel|shoes|footwear|health|clinic|ward|department|hospital|grooming|magazine|products?|bags?|underwear|lingerie|suits?|dresses|haircuts?|hair|football|soccer|basketball|team|league|shelter|refuge|rights|empowerment|network|prison|wards?|toilets?|changing rooms?|accessories|collections?|lines?|fragrances?|section|market|connectors?|plugs?|${SERVED}|led|owned|founders?|entrepreneurs|leadership|in tech|in engineering)\b`,
  re`\b(?:chairm[ae]n|foreman) of\b|\breport(?:s|ing)? to the (?:chairman|foreman)`,
  re`\b(?:he|she) ?(?:\/|or) ?(?:she|he)(?: ?\/ ?they)?\b|\bs\/he\b|\b(?:his|her) (?:or|\/) (?:her|his)\b`,
  re`\b${SERVED}(?: who are| that are|,)? ?(?:aged|ages?|between|under|over|of|from)[^.;,\n]{0,24}|\b(?:\d|1[0-7])[- ]year[- ]olds?\b|\b\d{2}[- ]year[- ]old (?:company|business|brand|firm|group|family|building|start-?up)|\b\d{1,2}(?: ?(?:-|–|to) ?\d{1,2})?[- ]year[- ]old ${SERVED}`,
  re`\byoung(?:er)? (?:people|children|adults?|learners?|offenders?|families|famil\w+|customers?|patients?|audiences?|readers?|company|companies|brand|start-?ups?|business|firm|consumers?|minds|athletes|talent programme|${SERVED})\b`,
  re`\b(?:millennials?|gen(?:eration)? ?[yz]) (?:${SERVED}|market|shoppers|audiences?|trends?|brands?)\b|\b(?:targets?|targeting|reach|serve|serving|market(?:ing|ed)? to|aimed at|for) (?:millennials?|gen(?:eration)? ?[yz])\b`,
  re`\battractive (?:salar\w+|packages?|benefits?|compensation|pay|remuneration|bonus\w*|rewards?|offers?|commission|discounts?|location|prices?|pricing|terms|pension|working|career|opportunit\w+|displays?|window|layouts?|conditions|rates?)`,
  re`\bhealth (?:insurance|care|and safety|benefits?|plans?|cover\w*|services?|tech\w*|records?|club)\b|\bhealthcare\b|\boccupational health\b`,
  re`\bhepatitis b (?:vaccin\w+|research|treatment|therap\w+)|\bhiv (?:clinic|research|prevention|services?|treatment|programme|program|awareness)`,
  re`\b(?:marital status|pregnancy|age|sex|gender|race|religion)(?:[^.;,\n]{0,30})(?:(?:is|are|has|have|plays?|does|do) (?:not|no|never)|irrelevant|don't|doesn't)[^.;,\n]{0,40}`,
];

const FEW = "(?: (?!for\\b|to\\b|with\\b|of\\b|about\\b|who buy)\\w+){0,4}";

const sex = [
  unlawful("sex")(re`\b${SEX}(?: ${PEOPLE}| ${HIRED})?(?: (?:is|are))?[ -]?\(?${PREFERRED}\b`),
  unlawful("sex")(re`\b${ONLY} ?${ADJECTIVES}${SEX}(?: ${PEOPLE}| ${HIRED})?\b(?! (?:or|and|\/))`),
  unlawful("sex")(re`\b(?:male|female) (?:${PEOPLE}|${HIRED})\b`),
  unlawful("sex")(
    re`\b(?:no|not suitable for|unsuitable for|not an? (?:job|role|position|place) for|we do not (?:hire|accept|employ)|we don't (?:hire|accept|employ)|not open to) (?:males?|females?|m[ae]n|wom[ae]n|girls|boys|ladies|mothers)\b`,
  ),
  unlawful("sex")(
    re`\b${SEX}(?: \w+){0,3} ${REFUSED}|\b(?:candidate|applicant|hire|person) (?:will|must|should) be (?:an? )?${SEX}\b`,
  ),
  unlawful("sex")(
    re`\b(?:gender|sex) ?(?:required|requirement|preference|preferred)? ?[:=-] ?(?:male|female|m\b|f\b|man|woman)(?! ?(?:\/|or|and))`,
  ),
  doubtful("sex")(
    re`\b(?:best suited (?:to|for)|suitable for|ideal for|perfect for|suits?) (?:an? )?${SEX}\b|\bthe (?:right|ideal|perfect) (?:man|woman|guy|girl|lady)\b`,
  ),
  doubtful("sex")(
    re`\b(?:salesm[ae]n|saleslad(?:y|ies)|saleswom[ae]n|saleswoman|waitress(?:es)?|hostess(?:es)?|stewardess(?:es)?|handym[ae]n|foreman|cameram[ae]n|repairm[ae]n|delivery ?m[ae]n|office girl|tea lady|cleaning lad(?:y|ies)|housewi(?:fe|ves)|girl friday|right-hand man|barmaid|businessm[ae]n|workm[ae]n)\b`,
  ),
  doubtful("sex")(re`(?<=^|[,;:] ?)(?:he|she) (?:will|must|should|shall|needs|has to|is expected)\b`),
  // An item of a list all by itself: "Driver, male, own car".
  unlawful("sex")(re`(?<=^|[,;:(] ?)(?:male|female)(?=$| ?[,;.)])`),
  unlawful("sex")(
    re`\b(?:slim|pretty|beautiful|attractive|handsome|good-looking|young|cute|strong) (?:girls?|boys?|m[ae]n|wom[ae]n|lad(?:y|ies)|guys?)\b`,
  ),
  unlawful("sex")(re`\b${SEX}${FEW} (?:only|preferred|need not apply)\b`),
];

const age = [
  unlawful("age")(
    re`\b(?:under|below|younger than|not (?:be )?(?:over|older than|above|more than|exceed\w*)|no (?:older|more) than|up to|less than|maximum|max\.?)(?: the age of| age(?: of)?|:)? ?\d{2}(?: years?| yrs?)?(?: old| of age|-years?-old)\b`,
    judgeHighest,
  ),
  unlawful("age")(
    re`\b(?:age[ds]?|ages) ?(?:limit|range|group|requirement)?s? ?(?:is|are|of|:|must be|should be|not)? ?(?:under|below|less than|not (?:over|above|exceed\w*|more than)|no (?:older|more) than|up to|maximum|max\.?|younger than|<) ?\d{2}\b`,
    judgeHighest,
  ),
  unlawful("age")(
    re`\b(?:max(?:imum)?\.?|upper) age(?: limit)?(?: is| of|:)? ?\d{2}\b|\bage limit(?: is| of|:)? ?\d{2}\b|\b(?:over|above) (?:the age of )?(?:3|4|5)\d(?:s)? ${REFUSED}|\bno one (?:over|above) (?:the age of )?\d{2}\b|\bnobody (?:over|above) \d{2}\b`,
    judgeHighest,
  ),
  unlawful("age")(
    re`\b(?:under|below) \d{2}s\b|\b(?:be|candidates?|applicants?|those|anyone|people|preferably|only|ideally|wanted|^) ?(?:be )?(?:under|below|younger than|not (?:over|older than)|no older than) (?:the age of )?\d{2}\b(?!${UNITS})`,
    judgeHighest,
  ),
  unlawful("age")(
    re`\bage[ds]?(?: range| group)?(?: is| are| of|:| between| from)? ?(?:between |from )?\d{2} ?(?:-|–|~|to|and) ?\d{2}\b|\b(?:between )?\d{2} ?(?:-|–|~|to|and) ?\d{2} (?:years?|yrs?) (?:old|of age)\b`,
    judgeHighest,
  ),
  doubtful("age")(
    re`\b(?:at least|over|above|minimum|older than|not under|from) ?\d{2} (?:years?|yrs?) (?:old|of age)\b|\b(?:minimum|min\.?) age(?: is| of|:)? ?\d{2}\b|\b(?:over|above) the age of \d{2}\b(?! ${REFUSED})|\b(?:be|aged?) \d{2} (?:or|and) (?:older|over|above)\b`,
    judgeLowest,
  ),
  unlawful("age")(
    re`\b(?:young|younger) (?:${PEOPLE}|m[ae]n|wom[ae]n|lad(?:y|ies)|girls?|boys?) ?${PREFERRED}|\bno (?:older|senior) (?:${PEOPLE}|people)|\b(?:(?:older|elderly|senior) (?:${PEOPLE})|retirees|pensioners|seniors) ${REFUSED}|\bborn (?:after|in or after|since|before) (?:19|20)\d{2}\b`,
  ),
  doubtful("age")(
    re`\b(?:young|younger|youthful)\b|\bdigital natives?\b|\b(?:recent|new|fresh)(?:ly)? (?:college |university |school )?(?:graduates?|grads?)\b|\bgrads? only\b|\bmillennials?\b|\bgen(?:eration)?[ -]?[yz]\b|\bmature (?:${PEOPLE}|lady|woman|man)\b|\baverage age\b|\b(?:20|30|twenty|thirty)-?somethings?\b|\bin (?:their|your) (?:early |late )?(?:twenties|thirties|20s|30s)\b`,
  ),
  unlawful("age")(
    re`\b\d{2}(?: years?(?: old| of age)?)? (?:or|and) (?:under|younger|below)\b|\b\d{2} ?(?:-|–|to) ?\d{2}[- ]years?[- ]olds?\b`,
    judgeHighest,
  ),
  // Two numbers alone are ages only among other such items.
  unlawful("age")(re`(?<=^|[,;:(] ?)\d{2} ?(?:-|–|to) ?\d{2}(?=$| ?[,;.)])`, (match, sentence) =>
    /\b(?:fe)?male\b|\bsingle\b|\bmarried\b/.test(sentence) ? judgeHighest(match) : null,
  ),
  unlawful("age")(
    re`\b(?:m[ae]n|wom[ae]n|males?|females?|people|candidates|applicants) (?:aged |between )(?:between )?\d{2} ?(?:-|–|to|and) ?\d{2}\b`,
    judgeHighest,
  ),
  unlawful("age")(re`\bnot older than \d{2}\b`, judgeHighest),
  doubtful("age")(re`\bonly (?:20)?\d{2} (?:graduates?|grads?)\b|\b(?:class of|graduates? of) 20\d{2}\b`),
];

const maritalStatus = [
  unlawful("marital_status")(
    re`\b${MARRIED}(?: (?:\w+))? ?${PREFERRED}\b|\b${ONLY} ?(?:(?:an?|the|young|only|currently|healthy|female|male) ?){0,3}${MARRIED}\b(?! point| source| entry| sign|-)`,
  ),
  unlawful("marital_status")(
    re`\b${MARRIED} (?:${PEOPLE}|m[ae]n|wom[ae]n|males?|females?|lad(?:y|ies)|girls?|mothers?) (?:${PREFERRED}|${REFUSED})`,
  ),
  unlawful("marital_status")(
    re`\b(?:no|without|must not have|not have|free (?:of|from)) (?:(?:small|young|any|other) )?(?:kids|child(?:ren)?|dependents|family (?:commitments|obligations|responsibilities|ties)|pregnan\w+|childcare (?:duties|commitments|obligations))\b`,
  ),
  unlawful("marital_status")(
    re`\b(?:not|never|cannot|may not|must not)(?: be| get| become| currently| plan(?:ning)? to(?: have| get| become)?| planning| intend(?:ing)? to(?: have| get| become)?)* (?:pregnan\w+|married|marry|have (?:children|kids|a (?:baby|family))|start(?:ing)? a family|a family|children)\b|\b(?:plan|planning|intend|intending|hoping) (?:to|on) (?:have|having|start|starting|get|getting) (?:any )?(?:children|kids|a (?:baby|family)|married|pregnant)|\bno plans? (?:to|for) (?:have |having |start(?:ing)? |get(?:ting)? )?(?:children|kids|a family|marri\w+|pregnan\w+)`,
  ),
  unlawful("marital_status")(
    re`\bpregnan(?:t|cy)(?: \w+)? (?:${REFUSED}|tests?|testing|screening)|\b(?:state|include|indicate|provide|disclose|mention|specify)(?: \w+){0,4} marital status|\bmarital status ?:|\b(?:mothers|fathers|parents)(?: \w+){0,3} ${REFUSED}|\bdo you have (?:an? )?(?:husband|wife|children|kids|boyfriend|girlfriend)`,
  ),
  unlawful("marital_status")(re`(?<=^|[,;:(] ?)(?:single|unmarried|married|divorced)(?=$| ?[,;.)])`),
  unlawful("marital_status")(
    re`\bare you (?:married|single|pregnant|divorced)\b|\b(?:wom[ae]n|m[ae]n|${PEOPLE}|those|anyone) with (?:\w+ )?(?:children|kids)(?: \w+){0,2} ${REFUSED}`,
  ),
];

const ethnicity = [
  unlawful("ethnicity")(
    re`\b${RACE}(?: ${PEOPLE}| ${HIRED}| faces?)?(?: (?:is|are))? ?${PREFERRED}\b|\b${ONLY} ?(?:(?:an?|the|young|native|of) ?){0,3}${RACE}(?: ${PEOPLE}| ${HIRED}| descent|\b(?![- ]?(?:box|belt|friday|market|hat|label|paper|goods|food|cuisine|glove|collar)))`,
  ),
  unlawful("ethnicity")(
    re`\bno (?:blacks|whites|asians|arabs|latinos|minorities|ethnic minorities)\b|\b(?:blacks|asians|arabs|latinos|minorities) ${REFUSED}|\b${RACE}(?: ${PEOPLE}) ${REFUSED}|\b(?:race|ethnicity|ethnic group|skin colou?r) ?: ?\w+`,
  ),
];

const religion = [
  unlawful("religion")(
    re`\b${FAITH}(?: ${PEOPLE}| faith)?(?: (?:is|are))? ?${PREFERRED}\b|\bmembers? of (?:the|an?) (?:\w+ )?(?:church|mosque|synagogue|parish)\b|\b${ONLY} ?(?:(?:an?|the|practi[sc]ing|devout|committed|of|only|born-again|active) ?){0,3}${FAITH}(?: faith)?\b`,
  ),
  unlawful("religion")(
    re`\bno (?:${FAITH}|religious (?:people|beliefs?|headwear|dress)|headscar(?:f|ves)|hijabs?)\b|\b${FAITH}(?: ${PEOPLE})? ${REFUSED}|\breligion ?: ?\w+|\b(?:share|profess|hold)s? (?:our|the) (?:christian |catholic |religious )?faith\b|\bnot (?:be )?religious\b`,
  ),
];

const origin = [
  unlawful("origin")(
    re`\bno (?:foreigners|immigrants|indians|africans|chinese|filipinos|mexicans|pakistanis|expats|migrants|outsiders)\b|\b(?:foreigners|immigrants|migrants|${NATION}s?(?: ${PEOPLE})?) ${REFUSED}`,
  ),
  unlawful("origin")(
    re`\b${NATION} (?:${PEOPLE}|nationals|citizens) ?${PREFERRED}\b|(?<!han )\b${NATION}s? only\b|\b(?:candidates|applicants|people) from \w+ ${REFUSED}|\b(?:only|exclusively) ${NATION} (?:${PEOPLE}|nationals)\b`,
  ),
  doubtful("origin")(
    re`\bnative(?:-level)?[- ](?:\w+[- ])?speak(?:er|ers|ing)\b|\b(?:\w+ )?mother[- ]tongue\b|\bnative (?:english|mandarin|chinese|french|german|spanish|japanese)(?! ?(?:level|-level|fluency|or near))\b`,
  ),
  doubtful("origin")(
    re`\b(?:no|without (?:an?|any)|free of|neutral|unaccented|perfect|british|american|native|heavy)(?: \w+)? accents?\b|\baccent-free\b|\blocals? (?:${PEOPLE} )?(?:only|preferred)\b|\bonly locals\b|\b(?:citizens?|nationals?|passport holders?) only\b|\b${ONLY} (?:an? )?(?:\w+ )?(?:citizens?|nationals?|passport holders?)\b|\b(?:born|raised) in (?:the )?\w+|\bcountry of (?:birth|origin)\b|\bnationality ?:`,
  ),
  unlawful("origin")(
    re`\b(?:${PEOPLE}|those|people) of ${NATION} (?:origin|descent|nationality)(?: \w+){0,2} ?(?:${PREFERRED}|${REFUSED})`,
  ),
];

const health = [
  unlawful("health")(
    re`\bno (?:physical |mental |known |any |serious )*(?:disabilit\w+|handicaps?|medical conditions?|health (?:issues|problems|conditions)|illness(?:es)?|history of (?:mental|depression|illness|\w+ illness))\b|\bnot (?:suitable|fit|appropriate) for (?:the )?(?:disabled|people with disabilit\w+|wheelchair users)|\b(?:disabled|handicapped)(?: \w+)? ${REFUSED}|\b(?:people|persons|anyone|those) with (?:an? )?(?:disabilit\w+|handicaps?) ${REFUSED}|\b(?:cannot|can't|do not|don't|unable to) (?:accept|hire|employ|take)[^.;,\n]{0,16}(?:disab\w+|wheelchair|illness\w*|handicap\w*)|\bwithout (?:any )?(?:disabilit\w+|handicaps?|medical conditions?)|\bhiv\b|\bhepatitis b\b|\bmust not (?:have|suffer from) (?:any )?(?:disabilit\w+|illness|medical|chronic|mental)`,
  ),
  doubtful("health")(
    re`\bable-bodied\b|\b(?:good|excellent|perfect|sound|robust) (?:physical |mental |general )?(?:health|physical condition)\b|\b(?:be|are|is|and|,) (?:physically |mentally )?(?:healthy|fit and healthy|physically fit)\b|\bphysically (?:fit|strong)\b|\bhealthy (?:${PEOPLE}|m[ae]n|wom[ae]n)\b|\bgood sick(?:ness)? record\b|\bfew sick days\b`,
  ),
  unlawful("health")(
    re`\b(?:people|persons|anyone|those|candidates|applicants) with (?:an? )?\w+(?: \w+)? cannot apply\b`,
  ),
];

const appearance = [
  doubtful("appearance")(
    re`\bgood[- ]looking\b(?! (?:code|apps?|websites?|sites?|designs?|pages?|products?|ui|interfaces?|charts?|slides?))|\b(?:attractive|beautiful|handsome|pretty|slim|tall|stylish|slender)(?: (?:and|,) ?\w+)?,? (?:young )?(?:wom[ae]n|m[ae]n|girls?|lad(?:y|ies)|${PEOPLE}|${HIRED}|appearance|face|looks|figure|personality and looks|hostess(?:es)?|waitress(?:es)?)\b|\b(?:must|should) (?:be|look) (?:\w+ and )?(?:attractive|beautiful|handsome|pretty|slim|tall|good)\b`,
  ),
  doubtful("appearance")(
    re`\b(?:pleasant|good|attractive|presentable|pleasing|youthful|nice|excellent) (?:physical )?(?:appearance|looks|personal appearance)\b|\bwell-proportioned\b|\bphotogenic\b|\b(?:full[- ]length|recent|attached?) photo(?:graph)?\b|\bwith (?:a )?photo(?:graph)?\b|\bno (?:visible )?(?:tattoos?|piercings?|beards?|acne)\b`,
  ),
  doubtful("appearance")(
    re`\b(?:minimum |min\.? )?height(?: of|:| above| over| at least| minimum)? ?(?:\d|at least|above|over)[^.;,\n]{0,10}|\b1\.[4-9]\d? ?m(?:et(?:er|re)s?)?\b(?: tall| and above| or (?:above|taller))?|\b1[4-9]\d ?cm\b|\bweigh(?:t|ing)? ?(?:under|below|less than|not exceed\w*|:) ?\d{2,3}|\boverweight\b`,
  ),
];

export const enRules: LintRules = {
  lawful,
  rules: [...sex, ...age, ...maritalStatus, ...ethnicity, ...religion, ...origin, ...health, ...appearance],
};
