import { COMMON_SURNAMES } from "../../support/bigCompany/names";
import { COMMON_NAME, type IndexCase, type Who, stepBy, useWatchedCompany } from "./watchedCompany";

const big = useWatchedCompany();

const cases: IndexCase[] = [
  ["candidates", "hq", () => "/candidates", "candidates", /^candidates_listed$/],
  [
    "candidates far down",
    "hq",
    () => `/candidates?cursor=${big.somewhere()}`,
    "candidates",
    /^candidates_listed$/,
  ],
  ["candidates of a source", "hq", () => "/candidates?source=campus", "candidates", /^candidates_by_source$/],
  [
    "candidates with a tag",
    "hq",
    () => `/candidates?tag=${encodeURIComponent("夜班")}`,
    "candidate_tags",
    /^candidate_tags_listed$/,
  ],
  [
    "candidates by a common name",
    "hq",
    () => `/candidates?q=${COMMON_NAME}`,
    "candidate_name_grams",
    /^(PRIMARY|sqlite_autoindex_candidate_name_grams_1)$/,
  ],
  [
    "candidates by phone",
    "hq",
    () => `/candidates?q=${big.company.phones[7] ?? ""}`,
    "candidates",
    /^candidates_phone$/,
  ],
  ...(["branch", "department"] as const).flatMap((who): IndexCase[] => {
    const tag = `tag=${encodeURIComponent("夜班")}`;
    const byTag = ["candidate_tags", /^candidate_tags_of_unit$/] as const;
    const byName = ["candidate_name_grams", /^candidate_name_grams_of_unit$/] as const;
    return [
      ["own candidates with a tag", who, () => `/candidates?${tag}`, ...byTag],
      [
        "own candidates with a tag far down",
        who,
        () => `/candidates?${tag}&cursor=${big.somewhere()}`,
        ...byTag,
      ],
      ["own candidates with a tag of a source", who, () => `/candidates?${tag}&source=campus`, ...byTag],
      ["own candidates by a common name", who, () => `/candidates?q=${COMMON_NAME}`, ...byName],
      [
        "own candidates by a common name far down",
        who,
        () => `/candidates?q=${COMMON_NAME}&cursor=${big.somewhere()}`,
        ...byName,
      ],
      ["own candidates by a tag and a name", who, () => `/candidates?q=${COMMON_NAME}&${tag}`, ...byName],
    ];
  }),
  [
    "a branch's candidates with a tag",
    "hq",
    () => `/candidates?unit=${big.company.branch.id}&tag=${encodeURIComponent("夜班")}`,
    "candidate_tags",
    /^candidate_tags_of_unit$/,
  ],
  [
    "candidates by outcome",
    "hq",
    () => "/candidates?screening=passes",
    "candidate_screenings",
    /^candidate_screenings_listed$/,
  ],
  [
    "candidates by outcome far down",
    "hq",
    () => `/candidates?screening=unclear&cursor=${big.somewhere()}`,
    "candidate_screenings",
    /^candidate_screenings_listed$/,
  ],
  [
    "candidates of a position by outcome",
    "hq",
    () => `/candidates?screening=fails&positionId=${big.company.branch.positions[0]?.id ?? ""}`,
    "candidate_screenings",
    /^candidate_screenings_of_position$/,
  ],
  ...(["branch", "department"] as const).map((who): IndexCase => [
    "own candidates by outcome",
    who,
    () => "/candidates?screening=passes",
    "candidate_screenings",
    /^candidate_screenings_of_unit$/,
  ]),
  [
    "own candidates by outcome",
    "position",
    () => "/candidates?screening=passes",
    "candidate_screenings",
    /^candidate_screenings_of_position$/,
  ],
  ["own candidates", "branch", () => "/candidates", "candidates", /^candidates_(listed|of_unit)$/],
  ["own candidates", "department", () => "/candidates", "candidates", /^candidates_of_unit$/],
  ["own candidates", "position", () => "/candidates", "candidates", /^candidates_of_position$/],
];

test.each(cases)("%s, as %s: by an index, never from end to end", async (_name, who, path, table, family) => {
  const steps = await big.stepsOf(who, path());
  expect(steps.filter(({ readsAll }) => readsAll)).toEqual([]);
  expect(steps).toContainEqual(stepBy(path(), table, family));
});

type Person = {
  id: string;
  name: string;
  orgUnitId: string;
  positionId: string;
  source: string;
  tag: string;
  result: string;
};
const within: Record<Who, (person: Person) => boolean> = {
  hq: () => true,
  branch: ({ orgUnitId }) => [big.company.branch.id, ...big.company.branch.departments].includes(orgUnitId),
  department: ({ orgUnitId }) => orgUnitId === big.company.branch.departments[0],
  position: ({ positionId }) => positionId === big.company.branch.positions[0]?.id,
};
const [surname] = COMMON_SURNAMES;
const narrowings: [name: string, filters: Record<string, string>, fits: (person: Person) => boolean][] = [
  ["a common name", { q: surname }, ({ name }) => name.includes(surname)],
  ["a tag", { tag: "夜班" }, ({ tag }) => tag === "夜班"],
  [
    "a tag and a common name",
    { q: surname, tag: "夜班" },
    ({ name, tag }) => tag === "夜班" && name.includes(surname),
  ],
  [
    "two pieces of a name",
    { q: `${surname} 明` },
    ({ name }) => name.includes(surname) && name.includes("明"),
  ],
  [
    "a tag and a source",
    { tag: "夜班", source: "campus" },
    ({ tag, source }) => tag === "夜班" && source === "campus",
  ],
  ["an outcome", { screening: "passes" }, ({ result }) => result === "passes"],
  ["a rare outcome", { screening: "fails" }, ({ result }) => result === "fails"],
  [
    "an outcome, a tag and a source",
    { screening: "unclear", tag: "夜班", source: "campus" },
    ({ result, tag, source }) => result === "unclear" && tag === "夜班" && source === "campus",
  ],
  [
    "an outcome and a common name",
    { screening: "fails", q: surname },
    ({ result, name }) => result === "fails" && name.includes(surname),
  ],
  ["a tag, archived", { tag: "夜班", state: "archived" }, () => false],
];

test.each(
  (["hq", "branch", "department", "position"] as const).flatMap((who) =>
    narrowings.map(([name, filters, fits]) => [who, name, filters, fits] as const),
  ),
)("as %s, candidates by %s: page after page, wholly and in order", async (who, _name, filters, fits) => {
  const people: Person[] = await big.services.db.read.query(
    "SELECT id, name, candidates.orgUnitId, candidates.positionId, source, COALESCE(tag, '') AS tag, " +
      "COALESCE(result, '') AS result FROM candidates LEFT JOIN candidate_tags ON candidate_tags.candidateId = id " +
      "LEFT JOIN candidate_screenings ON candidate_screenings.candidateId = id ORDER BY candidates.createdAt DESC, id DESC",
  );
  const wanted = people.filter((person) => within[who](person) && fits(person)).map(({ id }) => id);
  const limit = Math.max(4, Math.ceil(wanted.length / 5));
  const found: string[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const query = new URLSearchParams({
      ...filters,
      limit: String(Math.min(limit, 100)),
      ...(cursor && { cursor }),
    });
    const path = `/candidates?${query.toString()}`;
    const { body } = await big.call(who, path);
    const page = body as { items: { id: string }[]; nextCursor: string | null };
    found.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  }
  expect(found).toEqual(wanted);
});
