import { type Colleague, type Places, buildColleague, inUnit, openCompany } from "../../factories/org";
import { buildOpenPosition } from "../../factories/positions";
import { buildAdvanced } from "../../factories/rounds";
import { type Answer, type Json, type TestServer, openTestServer } from "../../factories/server";

let server: TestServer;
let places: Places;
let hr: Colleague;
let one: Colleague;
let other: Colleague;

beforeAll(async () => {
  server = await openTestServer({ env: { RATE_LIMITS: "false" } });
  places = await openCompany(server);
  hr = await buildColleague(server, [inUnit("branch_hr", places.own)], { name: "赵敏" });
  one = await buildColleague(server, [inUnit("hiring_manager", places.own)], { name: "程远" });
  other = await buildColleague(server, [inUnit("branch_manager", places.own)], { name: "沈静" });
}, 60_000);
afterAll(() => server.close());

/** A round of somebody whom these meet. */
async function meetingOf(...people: Colleague[]) {
  const { id } = await buildAdvanced(server, places.own, { hr, name: "周小满" });
  const interviewerIds = people.map(({ staff }) => staff.id);
  const { body } = await hr.call("PUT", `/interviews/${id}/second-round/interviewers`, { interviewerIds });
  return { id, roundId: body.round.id as string, candidateId: body.candidacy.candidate.id as string };
}
const SECRET = "说话常打断别人";
const form = (level: number | null = 4, notes = SECRET, recommendation: string | null = "yes") => ({
  ratings: [{ dimensionId: "teamwork", level, comment: "举了两个例子" }],
  notes,
  recommendation,
});
const send = (by: Colleague, roundId: string, body: object = form()) =>
  by.call("POST", `/account/interviews/${roundId}/form`, body);
const keep = (by: Colleague, roundId: string, body: object = form()) =>
  by.call("PUT", `/account/interviews/${roundId}/draft`, body);
const codeOf = ({ status, body }: Answer) => [status, body.error?.code];

test("what one wrote is nobody's to see before the others have sent theirs, by whatever door", async () => {
  const { id, roundId, candidateId } = await meetingOf(one, other);
  await keep(one, roundId);
  const doors = (by: Colleague) =>
    Promise.all([
      by.call("GET", `/account/interviews/${roundId}`),
      by.call("GET", `/interviews/${id}/rounds`),
      by.call("GET", `/candidates/${candidateId}/timeline`),
      by.call("GET", `/interviews/${id}`),
      by.call("GET", "/account/interviews"),
      by.call("GET", "/candidacies"),
      by.call("GET", "/candidacies/events"),
    ]);
  const wholeOf = async (by: Colleague) => JSON.stringify((await doors(by)).map(({ body }) => body));
  // A draft is one's own, whoever one is.
  expect(await wholeOf(hr)).not.toContain(SECRET);
  expect((await one.call("GET", `/account/interviews/${roundId}`)).body.draft).toMatchObject({
    notes: SECRET,
  });

  expect((await send(one, roundId)).body).toMatchObject({
    sent: { version: 1, total: 7.5 },
    agreement: null,
  });
  const seen = await wholeOf(other);
  expect(seen).not.toContain(SECRET);
  expect(seen).not.toContain('"total":7.5');
  const hidden = await other.call("GET", `/interviews/${id}/rounds`);
  expect(hidden.body).toMatchObject({ hidden: true, agreement: null });
  expect(hidden.body.interviewers).toMatchObject([
    { person: { name: "程远" }, state: "sent", form: null },
    { person: { name: "沈静" }, state: "open", form: null },
  ]);
  // Whoever meets nobody here, and may read the report, does.
  expect(await wholeOf(hr)).toContain(SECRET);

  const last = await send(other, roundId, form(3, "不错", "unsure"));
  expect(last.body).toMatchObject({
    others: [{ by: { name: "程远" }, notes: SECRET, total: 7.5 }],
    agreement: { n: 2, total: 6.25, distance: 1 },
  });
  const types = (await doors(hr))[2]?.body.items.filter(({ type }: Json) => type === "candidacy.form_sent");
  expect(types.map(({ data }: Json) => data.total)).toEqual([5, 7.5]);
});

test("whoever owes a form does not get to read the others' by leaving the round for a moment", async () => {
  const { id, roundId } = await meetingOf(one, hr);
  const name = (by: Colleague, ...people: Colleague[]) =>
    by.call("PUT", `/interviews/${id}/second-round/interviewers`, {
      interviewerIds: people.map(({ staff }) => staff.id),
    });
  const seen = async () => JSON.stringify((await hr.call("GET", `/interviews/${id}/rounds`)).body);
  // Before anybody has sent, it is theirs to say; and to say that it was a mistake.
  expect((await name(hr, one)).status).toBe(200);
  expect(codeOf(await hr.call("GET", `/account/interviews/${roundId}`))).toEqual([404, "round.not_found"]);
  expect((await name(hr, one, hr)).status).toBe(200);
  await send(one, roundId);
  expect(codeOf(await name(hr, one))).toEqual([409, "round.form_owed"]);
  expect(await seen()).not.toContain(SECRET);

  // A colleague lets them go; then they may read, and do not come back by their own hand.
  const colleague = await buildColleague(server, [inUnit("branch_hr", places.own)], { name: "孟然" });
  expect((await name(colleague, one)).status).toBe(200);
  expect(await seen()).toContain(SECRET);
  expect(codeOf(await name(hr, one, hr))).toEqual([409, "round.forms_known"]);
  expect((await name(colleague, one, hr)).status).toBe(200);
});

test("a sent form is never changed: other words are its next version, the same words none", async () => {
  const { id, roundId, candidateId } = await meetingOf(one);
  await send(one, roundId);
  await send(one, roundId);
  const once = await one.call("GET", `/account/interviews/${roundId}`);
  expect(once.body.sent).toMatchObject({ version: 1, notes: SECRET });
  await keep(one, roundId, form(2, "改了主意", "no"));
  const amending = await hr.call("GET", `/interviews/${id}/rounds`);
  expect(amending.body.interviewers[0].form).toMatchObject({ version: 1, notes: SECRET });
  const { body } = await send(one, roundId, form(2, "改了主意", "no"));
  expect(body.sent).toMatchObject({ version: 2, total: 2.5, recommendation: "no" });
  const rows: { version: number; notes: string }[] = await server.services.db.read.query(
    "SELECT version, notes FROM round_forms WHERE roundId = ? ORDER BY version",
    [roundId],
  );
  expect(rows.map(({ notes }) => notes)).toEqual([SECRET, "改了主意"]);
  const told = (await hr.call("GET", `/candidates/${candidateId}/timeline`)).body.items.filter(
    ({ type }: Json) => type === "candidacy.form_sent",
  );
  expect(told.map(({ data }: Json) => data.amends)).toEqual([told[1].data.formId, undefined]);
});

test("a form is whole or not sent, and nobody else's", async () => {
  const { id, roundId } = await meetingOf(one);
  const whole = [
    [{ ...form(), recommendation: null }, "round.form_incomplete"],
    [{ ...form(), ratings: [] }, "round.form_incomplete"],
    [{ ...form(), ratings: [{ dimensionId: "charm", level: 4, comment: "" }] }, "round.form_unknown"],
  ] as const;
  for (const [body, code] of whole) expect(codeOf(await send(one, roundId, body))).toEqual([422, code]);
  // Not even of whoever arranges it, nor of headquarters.
  for (const by of [other, hr, await buildColleague(server, [inUnit("hq_admin", places.hq)])]) {
    expect(codeOf(await by.call("GET", `/account/interviews/${roundId}`))).toEqual([404, "round.not_found"]);
    expect(codeOf(await send(by, roundId))).toEqual([404, "round.not_found"]);
  }
  expect((await other.call("GET", "/account/interviews")).body.items).not.toContainEqual(
    expect.objectContaining({ id: roundId }),
  );
  // Somebody who may see no interview of this job sees this one's form, and no more of it.
  const positionId = (await buildOpenPosition(server, places.own)).id;
  const elsewhere = { role: "hiring_manager", orgUnitId: null, positionId } as const;
  const outsider = await buildColleague(server, [elsewhere], { home: places.own, name: "林岚" });
  await hr.call("PUT", `/interviews/${id}/second-round/interviewers`, {
    interviewerIds: [outsider.staff.id],
  });
  const mine = await outsider.call("GET", `/account/interviews/${roundId}`);
  expect(mine.body).toMatchObject({ candidateName: "周小满", dimensions: [{ id: "teamwork" }] });
  expect((await outsider.call("GET", `/interviews/${id}/rounds`)).status).toBe(404);
  expect(codeOf(await one.call("GET", `/account/interviews/${roundId}`))).toEqual([404, "round.not_found"]);
});

test("an offer, its answer and the hire stand there; two offers and an outcome too early are refused in words", async () => {
  const { id } = await meetingOf(one);
  const view = async () => (await hr.call("GET", `/interviews/${id}/rounds`)).body;
  const tell = async (type: string, data: object = {}) => {
    const { candidacy } = await view();
    return hr.call("POST", `/candidacies/${candidacy.id}/events`, {
      happened: { type, data },
      seen: candidacy.events,
    });
  };
  await tell("candidacy.test_recorded", { name: "行政能力", score: 86, outOf: 100, passed: true });
  expect(codeOf(await tell("candidacy.offer_accepted"))).toEqual([409, "candidacy.offer_none"]);
  await tell("candidacy.offered", { startsOn: "2026-12-01", note: "月薪面议" });
  expect(codeOf(await tell("candidacy.offered"))).toEqual([409, "candidacy.offer_open"]);
  expect(codeOf(await tell("candidacy.hired", { startsOn: "2026-12-01" }))).toEqual([
    409,
    "candidacy.offer_open",
  ]);
  await tell("candidacy.offer_accepted");
  await tell("candidacy.hired", { startsOn: "2026-12-01" });
  expect(await view()).toMatchObject({
    candidacy: { outcome: "hired", stage: "offer" },
    tests: [{ name: "行政能力", score: 86, outOf: 100, passed: true }],
    offers: [
      { type: "candidacy.hired", startsOn: "2026-12-01", by: { name: "赵敏" } },
      { type: "candidacy.offer_accepted" },
      { type: "candidacy.offered", note: "月薪面议" },
    ],
  });
});
