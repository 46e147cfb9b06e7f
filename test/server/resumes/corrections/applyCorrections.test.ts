import { applyCorrections } from "../../../../server/resumes/corrections/applyCorrections";
import { type Correctable, itemsOf, keysOf, placeOf } from "../../../../server/resumes/corrections/items";
import type { Correction } from "../../../../server/resumes/corrections/schema";
import { partResume } from "../../../../server/resumes/kept/keptResume";
import type { KeptResume } from "../../../../server/resumes/kept/schema";
import { parseResume } from "../../../../server/resumes/parse/parseResume";
import { LINES } from "../parse/resumes";

const today = new Date("2026-06-15T00:00:00Z");
const source = { kind: "docx" as const, pages: 1, ocr: false, truncated: false, unreadPages: [] };
const readingOf = (text: string): KeptResume => partResume(parseResume(text, { today }), source).resume;
const reading = readingOf(LINES);

let made = 0;
/** A correction of what is read at an index, as it is kept. */
function correction(
  field: Correctable,
  index: number | null,
  value: Correction["value"],
  of: KeptResume = reading,
): Correction {
  const items = itemsOf(of)[field];
  const item = index === null ? undefined : items[index];
  const place = item ? placeOf(item) : null;
  return {
    id: `00000000-0000-7000-8000-${String((made += 1)).padStart(12, "0")}`,
    field,
    machine: item
      ? {
          key: keysOf(field, items)[index ?? 0] ?? "",
          value: item.value,
          place: place && {
            ...place,
            words: of.text.slice(place.start, Math.min(place.end, place.start + 40)),
          },
        }
      : null,
    value,
    by: "王磊",
    at: "2026-06-15T00:00:00.000Z",
  };
}
const jobAt = (index: number, change: Record<string, string | null>) => ({
  ...(itemsOf(reading).works[index]?.value as Record<string, string | null>),
  ...change,
});

test("without corrections a reading is itself", () => {
  expect(applyCorrections(reading, [], today).resume).toBe(reading);
});

test("what a person says stands in the place of what was read, and the rest as it was", () => {
  const changed = correction("works", 1, jobAt(1, { title: "后端开发工程师" }));
  const { resume, marks } = applyCorrections(reading, [changed], today);
  expect(resume.works.map(({ title }) => title)).toEqual(["高级后端工程师", "后端开发工程师", "开发实习生"]);
  // Its company still stands where it stood; the new words stand nowhere.
  expect(resume.works[1]?.spans).toMatchObject({ company: reading.works[1]?.spans.company });
  expect(resume.works[1]?.spans).not.toHaveProperty("title");
  expect(marks.works?.map(({ correctionId }) => correctionId)).toEqual([null, changed.id, null]);
  expect({ ...resume, works: [] }).toEqual({ ...reading, works: [] });
});

test("what is not so goes, what was not read comes, and the places of the others stay with them", () => {
  const [first] = reading.skills;
  const corrections = [correction("skills", 0, null), correction("skills", null, "Kafka")];
  const { resume } = applyCorrections(reading, corrections, today);
  expect(resume.skills).toEqual([...reading.skills.slice(1), "Kafka"]);
  expect(resume.skills).not.toContain(first);
  expect(resume.spans.skills).toEqual([...reading.spans.skills.slice(1), null]);
});

test("a name that was not read is told", () => {
  const nameless = { ...reading, name: null, spans: { ...reading.spans, name: null } };
  expect(applyCorrections(nameless, [correction("name", null, "周小满", nameless)], today).resume.name).toBe(
    "周小满",
  );
});

test("years that were counted are counted again from corrected jobs, up to the day of the reading", () => {
  expect(reading.yearsOfExperience).toBe(7);
  const { resume } = applyCorrections(reading, [correction("works", 1, null)], today);
  expect(resume.yearsOfExperience).toBe(5);
  const told = [correction("works", 1, null), correction("yearsOfExperience", 0, 9)];
  expect(applyCorrections(reading, told, today).resume.yearsOfExperience).toBe(9);
});

describe("read anew, a correction keeps to what it is of:", () => {
  const corrected = correction("works", 1, jobAt(1, { title: "后端开发工程师" }));
  const works = (changed: KeptResume["works"]) =>
    applyCorrections({ ...reading, works: changed }, [corrected], today).resume.works.map(
      ({ company, title }) => `${company} ${title}`,
    );
  const [one, two, three] = reading.works as [
    KeptResume["works"][0],
    KeptResume["works"][0],
    KeptResume["works"][0],
  ];
  const expected = ["东湖星辰科技有限公司 高级后端工程师", "望江数据有限公司 后端开发工程师"];

  test.each([
    ["the same words, after another entry was found before it", [one, two, three], 2],
    [
      "the same place, where its words are read otherwise",
      [one, { ...two, company: "数据", title: "后端", start: "2019" }],
      2,
    ],
    [
      "the same employer from the same month, where places are not told",
      [one, { ...two, title: "工程师", spans: {} }],
      2,
    ],
    ["what a person had to say is now read", [one, { ...two, title: "后端开发工程师" }], 2],
    ["read no more, it stays as the person's own", [one], 2],
  ])("%s", (_, changed, count) => {
    expect(works(changed as KeptResume["works"]).slice(0, count)).toEqual(expected);
  });

  test("another job at the same place in another text is not taken for it", () => {
    const other = readingOf(
      LINES.replace("望江数据有限公司", "临江软件有限公司").replace("2019.07", "2019.08"),
    );
    const { resume } = applyCorrections(other, [corrected], today);
    expect(resume.works.map(({ company }) => company)).toContain("临江软件有限公司");
  });

  test("what was added is not there twice once it is read", () => {
    const added = correction("skills", null, "Kafka");
    const now = { ...reading, skills: [...reading.skills, "kafka"] };
    const { resume } = applyCorrections(now, [added], today);
    expect(resume.skills.filter((skill) => skill.toLowerCase() === "kafka")).toEqual(["Kafka"]);
  });

  test("what is not so stays away", () => {
    const gone = correction("certificates", 0, null);
    expect(applyCorrections(readingOf(`${LINES}\n`), [gone], today).resume.certificates).not.toContain(
      reading.certificates[0],
    );
  });
});
