import { Candidate } from "../../../server/candidates/entity";
import { DomainEventRow } from "../../../server/events/entity";
import { Interview } from "../../../server/interviews/entity";
import { buildCandidate } from "../../factories/candidates";
import { nextPhone } from "../../factories/interviews";
import {
  type Colleague,
  type Places,
  buildColleague,
  buildPlan,
  inUnit,
  openCompany,
} from "../../factories/org";
import { type Json, type TestServer, openTestServer } from "../../factories/server";
import { assertFreshCopies } from "../../support/candidateCopies";

let server: TestServer;
let places: Places;
let hr: Colleague;
let departmentHr: Colleague;
let otherHr: Colleague;
let hq: Colleague;
let planId: string;

beforeAll(async () => {
  server = await openTestServer({ env: { RATE_LIMITS: "false" } });
  places = await openCompany(server);
  hr = await buildColleague(server, [inUnit("branch_hr", places.own)]);
  departmentHr = await buildColleague(server, [inUnit("branch_hr", places.ownDepartment)]);
  otherHr = await buildColleague(server, [inUnit("branch_hr", places.other)]);
  hq = await buildColleague(server, [inUnit("hq_hr", places.hq)]);
  planId = (await buildPlan(server, places.hq)).id;
});
afterAll(async () => {
  await assertFreshCopies(server.services.db);
  await server.close();
});

const DAY_MS = 24 * 3_600_000;
const invite = (who: Colleague, orgUnitId: string, candidate: object) =>
  who.call("POST", "/invitations", {
    orgUnitId,
    planId,
    candidate,
    expiresAt: new Date(server.services.clock.now().getTime() + DAY_MS).toISOString(),
  });
const rowsOf = (phone: string) =>
  server.services.db.read.findBy(Candidate, {
    phoneIndex: server.services.blindIndex.phone(phone) ?? "",
  });
const candidateOf = async (interviewId: string) =>
  (await server.services.db.read.findOneByOrFail(Interview, { id: interviewId })).candidateId;
const view = async (who: Colleague, id: string) => (await who.call("GET", `/candidates/${id}`)).body;

describe("the same phone is the same person", () => {
  test("however it is written, in any unit of the branch; both interviews are theirs", async () => {
    const phone = nextPhone();
    const first = await invite(hr, places.own, { name: "周小满", phone });
    const second = await invite(hr, places.ownDepartment, { name: "周 小满", phone: `+86 ${phone}` });
    expect([first.status, second.status]).toEqual([201, 201]);
    const [person, ...others] = await rowsOf(phone);
    expect(others).toEqual([]);
    const { interviews } = await view(hr, person?.id ?? "");
    expect(interviews.map(({ id }: Json) => id).toSorted()).toEqual(
      [first.body.interviewId, second.body.interviewId].toSorted(),
    );
  });

  test("what was missing is added, what HR writes as the address counts, the phone stays", async () => {
    const { id, phone } = await buildCandidate(server, places.own, { name: "何以安" });
    await invite(hr, places.own, { name: "何以安", phone, email: "first@people.example" });
    expect((await view(hr, id)).email).toBe("first@people.example");
    await invite(hr, places.own, { name: "何以安", phone, email: "second@people.example" });
    expect(await view(hr, id)).toMatchObject({ email: "second@people.example", phone });
  });

  test("another name is not invited under the first one's", async () => {
    const { id, phone } = await buildCandidate(server, places.own, { name: "何以宁" });
    const { status, body } = await invite(hr, places.own, { name: "王五", phone });
    expect([status, body.error.code]).toEqual([409, "candidate.other_name"]);
    expect(body.error.message).toContain("何以宁");
    expect((await view(hr, id)).interviews).toEqual([]);
  });

  test("without a phone, by the address", async () => {
    const email = "only-mail@people.example";
    const { id } = await buildCandidate(server, places.own, { name: "唐棠", phone: null, email });
    const phone = nextPhone();
    const { body } = await invite(hr, places.own, { name: "唐棠", email: email.toUpperCase(), phone });
    expect(await candidateOf(body.interviewId)).toBe(id);
    expect((await view(hr, id)).phone).toBe(phone);
  });

  test("a second one by hand is refused with the first one's name", async () => {
    const { phone } = await buildCandidate(server, places.own, { name: "顾盼" });
    const again = { name: "顾盼", phone, source: "campus", orgUnitId: places.ownDepartment };
    const { status, body } = await hr.call("POST", "/candidates", again);
    expect([status, body.error.code]).toEqual([409, "candidate.contact_taken"]);
  });

  test("whoever is archived and comes again is back", async () => {
    const { id, phone } = await buildCandidate(server, places.own, { name: "归去来" });
    await hr.call("PUT", `/candidates/${id}/archived`, { archived: true });
    await invite(hr, places.own, { name: "归去来", phone });
    expect((await view(hr, id)).state).toBe("active");
  });
});

describe("nothing tells a branch whom another knows", () => {
  test("it makes its own row, with the same answers as for somebody new", async () => {
    const { phone } = await buildCandidate(server, places.other, { name: "尹之微" });
    const made = await invite(hr, places.own, { name: "完全不同", phone });
    expect(made.status).toBe(201);
    expect((await rowsOf(phone ?? "")).map(({ orgUnitId }) => orgUnitId).toSorted()).toEqual(
      [places.other, places.own].toSorted(),
    );
    const mine = await candidateOf(made.body.interviewId);
    expect((await view(hr, mine)).alike).toEqual([]);
    expect((await view(hq, mine)).alike).toMatchObject([{ name: "尹之微", by: ["phone"] }]);
  });

  test("a department sees neither its branch's people nor that they are there", async () => {
    const { id, phone } = await buildCandidate(server, places.own, { name: "沈默" });
    const made = await departmentHr.call("POST", "/candidates", { name: "别人", phone, source: "campus" });
    expect(made.status).toBe(201);
    expect(made.body.alike).toEqual([]);
    expect((await view(hr, id)).alike).toMatchObject([{ id: made.body.id, by: ["phone"] }]);
  });
});

describe("at once", () => {
  test("many invitations of one phone into two units of a branch make one person", async () => {
    const phone = nextPhone();
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        invite(hr, index % 2 ? places.own : places.ownDepartment, { name: "周小满", phone }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(12).fill(201));
    expect(await rowsOf(phone)).toHaveLength(1);
  });

  test("of many made by hand with one phone, one is made", async () => {
    const phone = nextPhone();
    const answers = await Promise.all(
      Array.from({ length: 8 }, () =>
        hr.call("POST", "/candidates", { name: "周小满", phone, source: "campus" }),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, ...Array(7).fill(409)]);
    expect(await rowsOf(phone)).toHaveLength(1);
  });
});

describe("merging by hand", () => {
  async function twoPeople() {
    const survivor = await buildCandidate(server, places.own, { name: "纪晓", tags: ["甲"] });
    const other = await buildCandidate(server, places.ownDepartment, {
      name: "纪小晓",
      email: "ji@people.example",
      tags: ["甲", "乙"],
    });
    const { body } = await invite(hr, places.ownDepartment, { name: "纪小晓", phone: other.phone });
    await hr.call("POST", `/candidates/${other.id}/notes`, { text: "旧备注" });
    return { survivor, other, interviewId: body.interviewId as string };
  }

  test("shows both and what has to be chosen, then makes one of them with both histories", async () => {
    const { survivor, other, interviewId } = await twoPeople();
    const { body: preview } = await hr.call("GET", `/candidates/${survivor.id}/merge?otherId=${other.id}`);
    expect(preview.conflicts).toEqual(["name", "phone", "orgUnitId"]);
    expect(preview.other).toMatchObject({ phone: other.phone, interviewCount: 1, noteCount: 1 });

    const merged = await hr.call("POST", `/candidates/${survivor.id}/merge`, {
      otherId: other.id,
      take: { name: "other" },
    });
    expect(merged.status).toBe(200);
    expect(merged.body).toMatchObject({
      name: "纪小晓",
      phone: survivor.phone,
      email: "ji@people.example",
      tags: ["乙", "甲"].toSorted(),
      interviews: [{ id: interviewId }],
      notes: [{ text: "旧备注" }],
      merges: [{ merged: { id: other.id, name: "纪小晓" }, interviews: 1 }],
    });
    expect(await view(hr, other.id)).toMatchObject({ state: "merged", mergedInto: survivor.id });
    const list = await hr.call("GET", `/candidates?q=${other.phone}`);
    expect(list.body.items.map(({ id }: Json) => id)).toEqual([survivor.id]);
    const events = await server.services.db.read.findBy(DomainEventRow, {
      interviewId,
      type: "interview.candidate_changed",
    });
    expect(events.map(({ data }) => data)).toEqual([{ from: other.id, to: survivor.id }]);
    // The other's phone is still theirs.
    const again = await invite(hr, places.own, { name: "纪小晓", phone: other.phone });
    expect(await candidateOf(again.body.interviewId)).toBe(survivor.id);
  });

  test("is taken back: each has what they had, what came later stays", async () => {
    const { survivor, other, interviewId } = await twoPeople();
    const before = [await view(hr, survivor.id), await view(hr, other.id)];
    const merged = await hr.call("POST", `/candidates/${survivor.id}/merge`, {
      otherId: other.id,
      take: { name: "other", phone: "other", email: "other", orgUnitId: "other" },
    });
    expect(merged.body).toMatchObject({ phone: other.phone, orgUnit: { id: places.ownDepartment } });
    const later = await invite(hr, places.ownDepartment, { name: "纪小晓", phone: other.phone });
    const path = `/candidates/${survivor.id}/merges/${merged.body.merges[0].id}`;
    expect((await hr.call("DELETE", path)).status).toBe(200);

    const steady = ({ updatedAt: _at, interviews: _all, interview: _newest, ...rest }: Json) => rest;
    const after = [await view(hr, survivor.id), await view(hr, other.id)];
    expect(after.map(steady)).toEqual(before.map(steady));
    expect(await candidateOf(interviewId)).toBe(other.id);
    expect(await candidateOf(later.body.interviewId)).toBe(survivor.id);
    expect((await hr.call("DELETE", path)).body.error.code).toBe("candidate.merge_not_found");
    const found = await hr.call("GET", "/candidates?q=纪晓");
    expect(found.body.items.map(({ id }: Json) => id)).toContain(survivor.id);
  });

  test("a merge of merges is taken back in turn", async () => {
    const [a, b, c] = [
      await buildCandidate(server, places.own, { name: "连一" }),
      await buildCandidate(server, places.own, { name: "连二" }),
      await buildCandidate(server, places.own, { name: "连三" }),
    ];
    const first = await hr.call("POST", `/candidates/${b.id}/merge`, { otherId: a.id });
    const second = await hr.call("POST", `/candidates/${c.id}/merge`, { otherId: b.id });
    const [undoFirst, undoSecond] = [
      `/candidates/${b.id}/merges/${first.body.merges[0].id}`,
      `/candidates/${c.id}/merges/${second.body.merges[0].id}`,
    ];
    expect((await hr.call("DELETE", undoFirst)).body.error.code).toBe("candidate.merged");
    expect((await hr.call("DELETE", undoSecond)).status).toBe(200);
    expect((await hr.call("DELETE", undoFirst)).status).toBe(200);
    expect((await view(hr, a.id)).state).toBe("active");
  });

  test("nobody merges with themselves, with one who is merged, or with another branch's", async () => {
    const { survivor, other } = await twoPeople();
    const theirs = await buildCandidate(server, places.other);
    const merge = async (otherId: string, who = hr) =>
      (await who.call("POST", `/candidates/${survivor.id}/merge`, { otherId })).body.error?.code;
    expect(await merge(survivor.id)).toBe("candidate.merge_self");
    expect(await merge(theirs.id)).toBe("candidate.not_found");
    expect(await merge(places.other)).toBe("candidate.not_found");
    expect(await merge(other.id)).toBeUndefined();
    expect(await merge(other.id)).toBe("candidate.merged");
  });

  test("headquarters merges across branches; the other branch makes a new row for who comes again", async () => {
    const mine = await buildCandidate(server, places.own, { name: "跨区" });
    const theirs = await buildCandidate(server, places.other, { name: "跨区", phone: mine.phone });
    const merged = await hq.call("POST", `/candidates/${mine.id}/merge`, { otherId: theirs.id });
    expect(merged.status).toBe(200);
    expect((await view(hr, mine.id)).merges).toEqual([]);
    const { status, body } = await invite(otherHr, places.other, { name: "跨区", phone: mine.phone });
    expect(status).toBe(201);
    expect(await candidateOf(body.interviewId)).not.toBe(mine.id);
  });
});
