import type { Content, TDocumentDefinitions } from "pdfmake/interfaces";
import type { Locale } from "../../http/messages";
import { drawLegend } from "../../reports/pdf/marks";
import { drawRadar } from "../../reports/pdf/radar";
import { list, sectionTitle } from "../../reports/pdf/sheet";
import { color } from "../../reports/pdf/style";
import { printable, score1, withStraightQuotes } from "../../reports/pdf/text";
import { localTime } from "../../reports/words";
import type { Comprehensive } from "../comprehensive/schema";
import { type ComprehensiveWords, comprehensiveWords } from "./comprehensiveWords";
import { archiveSheet, headline, letterhead, nothing, tableOf } from "./growthDocument";

type Sheet = { given: Comprehensive; words: ComprehensiveWords; timeZone: string };

const line = (text: string): Content => ({ text: printable(text), fontSize: 9.5, margin: [0, 1.5, 0, 1.5] });
const soft = (text: string): Content => ({ text: printable(text), style: "small", margin: [0, 1, 0, 2] });
const joined = (...parts: (string | null)[]) =>
  parts.filter((each) => each !== null && each !== "").join("  ·  ");

/** Everything that speaks of one person for one job, as an A4 document. Pure. */
export function comprehensiveDocument(
  original: Comprehensive,
  { company, locale, timeZone }: { company: string; locale: Locale; timeZone: string },
): TDocumentDefinitions {
  const given = locale === "en" ? withStraightQuotes(original) : original;
  const words = comprehensiveWords(locale);
  const sheet: Sheet = { given, words, timeZone };
  const { title, foot, page } = words;
  const subject = `${given.person.name} · ${given.job}`;
  return {
    ...archiveSheet({ title, subject, company, foot, page }, locale),
    content: [
      letterhead(company, `${title} · ${words.asOf(given.asOf)}`),
      headline(given.person.name, given.job),
      { text: printable(given.unit.join(" / ")), style: "small", margin: [0, 2, 0, 4] },
      ...summary(sheet),
      ...part(words.resume, resume(sheet)),
      ...part(words.screening, screening(sheet)),
      ...part(words.tests, tests(sheet)),
      ...part(words.interview, interview(sheet)),
      ...part(words.forms, forms(sheet)),
      ...part(words.decision, decision(sheet)),
      ...part(words.offer, offers(sheet)),
    ],
  };
}

/** A part begins on the page on which something of it stands. */
function part(title: string, [first, ...rest]: Content[]): Content[] {
  return [{ stack: [sectionTitle(title), ...(first ? [first] : [])], unbreakable: true }, ...rest];
}

/** Each stage in one line. */
function summary({ given, words }: Sheet): Content[] {
  const { interview: judged, tests: written, forms: met } = given;
  const none = words.none;
  const rows = [
    [words.screening, given.screening ? words.result[given.screening.result] : none],
    [
      words.tests,
      written.map(({ name, score, outOf }) => `${name} ${score}/${outOf}`).join(words.comma) || none,
    ],
    [
      words.interview,
      judged.state === "shown"
        ? joined(
            judged.total === null ? words.noEvidence : `${words.total} ${score1(judged.total)}`,
            judged.review && judged.review.total !== null
              ? `${words.reviewed} ${score1(judged.review.total)}`
              : null,
            judged.recommendation && words.recommendation[judged.recommendation],
          )
        : words.state[judged.state],
    ],
    [
      words.forms,
      met.people.length === 0
        ? met.hidden
          ? words.hidden
          : none
        : joined(
            words.people(met.people.length),
            met.mean === null ? null : `${words.mean} ${score1(met.mean)}`,
          ),
    ],
    [words.decision, given.decision ? words.outcome[given.decision.outcome] : none],
    [words.offer, given.offers[0] ? words.offerOf(given.offers[0].type) : none],
  ];
  return [tableOf([110, "*"], ["", ""], rows as string[][])];
}

function resume({ given, words }: Sheet): Content[] {
  const read = given.resume;
  if (!read) return [nothing(words.noResume)];
  const rows = [
    ...read.works.map(({ company, title, when }) => [joined(company, title), when]),
    ...read.educations.map(({ school, degree, major, when }) => [joined(school, major, degree), when]),
  ];
  return [
    ...(read.yearsOfExperience === null ? [] : [line(words.years(read.yearsOfExperience))]),
    ...(rows.length > 0 ? [tableOf(["*", 130], [words.what, words.when], rows)] : []),
    ...(read.skills.length > 0
      ? [line(`${words.skills}${words.colon}${read.skills.join(words.comma)}`)]
      : []),
    ...(read.certificates.length > 0
      ? [line(`${words.certificates}${words.colon}${read.certificates.join(words.comma)}`)]
      : []),
  ];
}

function screening({ given, words }: Sheet): Content[] {
  const { screening: screened } = given;
  if (!screened) return [nothing(words.noScreening)];
  return [
    line(words.result[screened.result]),
    soft(words.conditions(screened.met, screened.not_met, screened.unclear)),
  ];
}

function tests({ given, words, timeZone }: Sheet): Content[] {
  if (given.tests.length === 0) return [nothing(words.none)];
  const rows = given.tests.map(({ name, score, outOf, passed, at }) => [
    name,
    `${score} / ${outOf}`,
    passed === null ? "" : passed ? words.passed : words.failed,
    localTime(at, timeZone),
  ]);
  return [tableOf(["*", 80, 70, 110], [words.what, words.score, "", words.when], rows)];
}

function interview({ given, words, timeZone }: Sheet): Content[] {
  const judged = given.interview;
  if (judged.state !== "shown") return [nothing(words.state[judged.state])];
  const axes = judged.dimensions.map(({ name, score, required }) => ({ name, score, required }));
  const legend = [
    { name: words.score, dashed: false },
    { name: words.required, dashed: true },
  ];
  return [
    {
      stack: [
        line(
          joined(
            judged.total === null ? words.noEvidence : `${words.total} ${score1(judged.total)}`,
            judged.match === null ? null : `${words.match} ${Math.round(judged.match)}`,
            judged.recommendation && words.recommendation[judged.recommendation],
            judged.completedAt && localTime(judged.completedAt, timeZone),
          ),
        ),
        soft(judged.reason),
        {
          margin: [0, 10, 0, 4],
          columns: [
            {
              width: 304,
              stack: [
                { svg: drawRadar(axes, { width: 304, height: 200, noEvidence: words.noEvidence }) },
                { svg: drawLegend(legend, 150), margin: [70, 2, 0, 0] },
              ],
            },
            {
              width: "*",
              stack: [
                tableOf(
                  ["*", 40, 46],
                  ["", words.score, words.required],
                  axes.map(({ name, score, required }) => [
                    name,
                    score === null ? words.noEvidence : score1(score),
                    score1(required),
                  ]),
                ),
              ],
              margin: [10, 8, 0, 0],
            },
          ],
        },
      ],
      unbreakable: true,
    },
    ...(judged.risks.length > 0 ? [list(judged.risks)] : []),
    ...(judged.review
      ? [
          line(
            joined(
              `${words.reviewed}${words.colon}${judged.review.by}`,
              judged.review.total === null ? null : score1(judged.review.total),
              localTime(judged.review.at, timeZone),
            ),
          ),
          soft(judged.review.comment),
        ]
      : []),
  ];
}

function forms({ given, words, timeZone }: Sheet): Content[] {
  const { people, hidden, mean } = given.forms;
  if (people.length === 0) return [nothing(hidden ? words.hidden : words.none)];
  return [
    ...(mean === null ? [] : [line(`${words.mean} ${score1(mean)} (n = ${people.length})`)]),
    ...people.map(({ by, total, recommendation, notes, at }): Content => ({
      stack: [
        line(
          joined(
            by,
            total === null ? words.noEvidence : score1(total),
            words.form[recommendation],
            localTime(at, timeZone),
          ),
        ),
        ...(notes === "" ? [] : [{ text: printable(notes), style: "small", color: color.soft } as Content]),
      ],
      margin: [0, 2, 0, 4],
    })),
  ];
}

function decision({ given, words, timeZone }: Sheet): Content[] {
  const made = given.decision;
  if (!made) return [nothing(words.undecided)];
  return [
    line(joined(words.outcome[made.outcome], made.by, localTime(made.at, timeZone))),
    ...(made.note ? [soft(made.note)] : []),
  ];
}

function offers({ given, words, timeZone }: Sheet): Content[] {
  if (given.offers.length === 0) return [nothing(words.none)];
  return given.offers.map(({ type, startsOn, at }) =>
    line(joined(words.offerOf(type), startsOn && words.startsOn(startsOn), localTime(at, timeZone))),
  );
}
