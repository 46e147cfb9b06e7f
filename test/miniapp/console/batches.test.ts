import {
  addPeople,
  asPerson,
  newDraft,
  toBatch,
  toPreview,
} from "../../../miniapp/console/batches/wizard/draft";
import { parsePaste } from "../../../miniapp/console/batches/wizard/parsePaste";
import { listPath, parseProgress, serializeProgress } from "../../../miniapp/console/progress/filters";
import { invitedIn, percentOf } from "../../../miniapp/console/progress/stages";

const plain = { phone: "", email: "", extraTimePercent: 0, textOnly: false };

describe("a pasted list", () => {
  it("takes columns in any order, with whatever separates them", () => {
    expect(parsePaste("林晓\t13900001111\tlinxiao@people.example")).toEqual([
      { ...plain, name: "林晓", phone: "13900001111", email: "linxiao@people.example" },
    ]);
    expect(parsePaste("hemiao@people.example，何苗，50%，只用文字")).toEqual([
      { name: "何苗", phone: "", email: "hemiao@people.example", extraTimePercent: 50, textOnly: true },
    ]);
    expect(parsePaste("Lin Xiao 13900001111")).toEqual([
      { ...plain, name: "Lin Xiao", phone: "13900001111" },
    ]);
    expect(parsePaste("欧阳 明月  +86 139 0000 1111")).toEqual([
      { ...plain, name: "欧阳 明月", phone: "+86 139 0000 1111" },
    ]);
  });

  it("leaves out titles and empty lines, and keeps what is wrong for the preview to tell", () => {
    expect(parsePaste("姓名,手机\r\n\r\n林晓,1390\r\n").map(({ name, phone }) => [name, phone])).toEqual([
      ["林晓", "1390"],
    ]);
  });
});

describe("the wizard's draft", () => {
  const now = new Date("2026-03-02T02:00:00Z");
  const chosen = asPerson({ ...plain, name: "周小满", textOnly: true }, "candidate-1");
  const row = asPerson({ ...plain, name: "林晓", phone: "13900001111" });

  it("sends those from the pool by id and the others as rows", () => {
    const body = toBatch({ ...newDraft(now, "plan-1"), people: [chosen, row] }, "token-12345");
    expect(body).toMatchObject({
      planId: "plan-1",
      candidateIds: ["candidate-1"],
      accommodations: { "candidate-1": { extraTimePercent: 0, textOnly: true } },
      rows: [{ ...plain, name: "林晓", phone: "13900001111" }],
      channels: ["sms"],
      reminders: [24],
      idempotencyToken: "token-12345",
    });
    expect(body.rows?.[0]).not.toHaveProperty("key");
  });

  it("is a batch of links where no channel is chosen, without quiet hours and reminders", () => {
    const body = toBatch({ ...newDraft(now, "plan-1", [row]), channels: [] }, "token-12345");
    expect(body).toMatchObject({ channels: ["link"], reminders: [] });
    expect(body).not.toHaveProperty("quietHours");
    expect(toPreview(newDraft(now, "plan-1", [row]), 20, 20)).not.toHaveProperty("idempotencyToken");
  });

  it("takes nobody from the pool twice, and not more than a batch has", () => {
    expect(addPeople([chosen], [chosen, row])).toEqual([chosen, row]);
    const many = Array.from({ length: 2_100 }, () => asPerson({ ...plain, name: "一" }));
    expect(addPeople([], many)).toHaveLength(2_000);
  });
});

describe("progress", () => {
  it("keeps its filters in the address", () => {
    const filters = { unit: "unit-1", job: "job-1", weeks: 26 };
    expect(parseProgress(serializeProgress(filters))).toEqual(filters);
    expect(serializeProgress({ unit: null, job: null, weeks: 12 }).toString()).toBe("");
    expect(parseProgress(new URLSearchParams("weeks=7")).weeks).toBe(12);
  });

  it("does not count revoked invitations, and knows no share of nobody", () => {
    expect(invitedIn({ completed: 4, revoked: 2, not_started: 1 })).toBe(5);
    expect(percentOf(4, 5)).toBe(80);
    expect(percentOf(0, 0)).toBeNull();
  });

  it("leads from a number to the interviews behind it", () => {
    const weeks = ["2026-02-23", "2026-03-02"];
    expect(
      listPath({ unit: "u", job: { positionId: null, title: "销售" }, statuses: ["completed"], weeks }),
    ).toBe(
      `/interviews?status=completed&unit=u&jobTitle=${encodeURIComponent("销售")}&fromWeek=2026-02-23&toWeek=2026-03-02`,
    );
    expect(listPath({ job: { positionId: "p", title: "销售" }, weeks: [] })).toBe("/interviews?positionId=p");
  });
});
