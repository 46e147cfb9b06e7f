const ID = "019a5b1e-7c1a-7b52-9c55-0d6c3f8f2a11";
const OTHER = "019a5b1c-11f0-7d3e-8a2b-5b0f6e4d9c20";
const UNIT = { id: "019a5b00-2f3c-7e11-b7a5-90d2c4e81f33", name: "北京分公司", path: ["集团", "北京分公司"] };
const PERSON = { id: OTHER, name: "周小满" };

const CANDIDACY = {
  id: ID,
  candidate: PERSON,
  position: { id: "019a5b02-8d4e-7c90-a1b6-3e7f5a2c6d44", title: "销售顾问" },
  orgUnit: UNIT,
  stage: "interview",
  outcome: "open",
  offer: null,
  interview: null,
  next: "invite",
  employed: false,
  events: 3,
  since: "2026-03-02T02:00:00.000Z",
  openedAt: "2026-03-01T08:00:00.000Z",
};

/**
 * What requests and answers look like on the routes that other systems use (docs/guides/open-api.md); a test holds each
 * against its route's own schemas.
 */
export const EXAMPLES: Readonly<Record<string, { body?: object; response?: object }>> = {
  "POST /candidates": {
    body: {
      name: "周小满",
      phone: "13800001234",
      email: "xiaoman@people.example",
      source: "other",
      positionId: CANDIDACY.position.id,
    },
  },
  "POST /invitations": {
    body: {
      planId: "019a5b03-6a7b-7d21-9f08-1c2d3e4f5a66",
      positionId: CANDIDACY.position.id,
      candidate: { name: "周小满", phone: "13800001234" },
      expiresAt: "2026-03-09T15:59:00.000Z",
      deliverBy: ["sms"],
    },
  },
  "GET /candidacies": { response: { items: [CANDIDACY], nextCursor: null } },
  "GET /candidacies/:id": { response: CANDIDACY },
  "GET /candidacies/events": {
    response: {
      items: [
        {
          id: "019a5b20-0e5d-7a43-8c19-7f6e5d4c3b77",
          type: "candidacy.reported",
          number: 3,
          candidacyId: ID,
          candidateId: OTHER,
          interviewId: "019a5b1f-5b6c-7f98-b0d1-2a3b4c5d6e88",
          orgUnitId: UNIT.id,
          positionId: CANDIDACY.position.id,
          at: "2026-03-02T02:00:00.000Z",
          writtenAt: "2026-03-02T02:00:00.000Z",
          source: "product",
        },
      ],
      hasMore: false,
      nextCursor: "MDE5YTViMjAtMGU1ZC03YTQzLThjMTktN2Y2ZTVkNGMzYjc3",
    },
  },
  "POST /candidacies/:id/events": {
    body: { happened: { type: "candidacy.offered", data: { startsOn: "2026-04-01" } }, seen: 3 },
    response: { ...CANDIDACY, stage: "offer", offer: "made", next: "wait_offer", events: 4 },
  },
  "POST /candidacies/:id/employment": {
    body: {
      happened: { type: "employment.performance", data: { period: "2026-Q2", score: 4, outOf: 5 } },
      at: "2026-06-30T00:00:00.000Z",
    },
    response: { ...CANDIDACY, stage: "offer", outcome: "hired", next: null, employed: true, events: 6 },
  },
  "GET /interviews/:id/report": {
    response: {
      state: "pending",
      progress: { done: 3, total: 5, etaSeconds: 40 },
      report: null,
      sealed: null,
      reviews: [],
    },
  },
  "POST /webhooks": {
    body: {
      name: "人事系统",
      url: "https://hr.people.example/zhimian",
      types: ["candidacy.reported", "candidacy.hired"],
    },
  },
};
