import type { DecisionView, DeclineReason } from "../../../server/decisions/schema";
import type { Locale } from "../../../server/http/messages";
import { type CardButton, type CardFace, plainFace } from "../face";
import { type Reading, momentText } from "../moment";

export type ApprovalView = {
  candidateName: string;
  jobTitle: string;
  unitName: string;
  /** The machine's. */
  total: number | null;
  /** A person's, where one has reviewed. */
  reviewed: { total: number | null } | null;
  recommendation: "advance" | "review" | "decline";
  /** One sentence on why, against the thresholds. */
  why: string;
  /** Null where there is not enough evidence: that is not a low score. */
  dimensions: readonly { name: string; score: number | null }[];
  /** Verbatim, of what the candidate said. */
  quote: { dimension: string; text: string } | null;
  decision: DecisionView | null;
  /** Withdrawn, or taken back: nothing is decided any more. */
  ended: boolean;
  /** The candidacy has ended without a decision on the interview. */
  closed: boolean;
  hrAsked: { at: Date; takenBy: string | null } | null;
  mayDecide: boolean;
  reportUrl: string;
};

/** Reasons that one tap can say; another needs words, which the page has room for. */
const REASONS = [
  "skills",
  "experience",
  "evidence",
  "communication",
  "terms",
] as const satisfies DeclineReason[];
const MOST_BARS = 6;

const words = {
  zh: {
    title: ({ candidateName, jobTitle }: ApprovalView) => `${candidateName} · ${jobTitle}`,
    sharedTitle: "一份面试报告等待审批",
    sharedDone: "这份面试报告已有结论",
    asked: "请决定是否进入复试。",
    askReason: "请选一个不通过的原因，点了就生效。其他原因请到报告页里写。",
    waiting: "等待审批",
    recommended: { advance: "建议推进", review: "建议人工复核", decline: "建议不推进" },
    total: (total: string) => `总分 ${total} / 10`,
    reviewed: (score: string) => `人工复核：${score}`,
    noTotal: "依据不足，没有总分",
    noScore: "依据不足",
    quote: (dimension: string, text: string) => `“${text}”（${dimension}）`,
    advance: "同意复试",
    decline: "不通过",
    hr: "联系 HR",
    back: "返回",
    report: "看片段和报告",
    ended: "面试已撤回",
    closed: "应聘已结束",
    advanced: "已同意复试",
    declined: "不通过",
    unit: "部门",
    decided: (name: string, at: string, what: string) => `${name} ${at} ${what}`,
    didAdvance: "已同意复试",
    didDecline: (reason: string) => `决定不通过：${reason}`,
    standsIn: (name: string, absent: string) => `${name} 代 ${absent}`,
    hrAsked: (at: string) => `${at} 已请 HR 联系您`,
    hrTaken: (name: string) => `${name} 会联系您`,
    reasons: {
      skills: "技能不符",
      experience: "经验不足",
      evidence: "依据不足",
      communication: "沟通不足",
      terms: "条件不合",
      position_filled: "岗位已招满",
      other: "其他",
    },
  },
  en: {
    title: ({ candidateName, jobTitle }: ApprovalView) => `${candidateName} · ${jobTitle}`,
    sharedTitle: "An interview report waits for approval",
    sharedDone: "This interview report has been decided on",
    asked: "Please decide on a second round.",
    askReason: "Please choose why not; it counts at once. Other reasons can be written on the report's page.",
    waiting: "Waiting for you",
    recommended: { advance: "Recommended", review: "Needs a closer look", decline: "Not recommended" },
    total: (total: string) => `Score ${total} of 10`,
    reviewed: (score: string) => `After human review: ${score}`,
    noTotal: "Not enough evidence for a score",
    noScore: "not enough evidence",
    quote: (dimension: string, text: string) => `“${text}” (${dimension})`,
    advance: "Second round",
    decline: "Decline",
    hr: "Contact HR",
    back: "Back",
    report: "Clips and report",
    ended: "Interview withdrawn",
    closed: "Candidacy ended",
    advanced: "Second round approved",
    declined: "Declined",
    unit: "Unit",
    decided: (name: string, at: string, what: string) => `${name} ${what} at ${at}`,
    didAdvance: "approved the second round",
    didDecline: (reason: string) => `declined (${reason})`,
    standsIn: (name: string, absent: string) => `${name} for ${absent}`,
    hrAsked: (at: string) => `HR was asked at ${at} to contact you`,
    hrTaken: (name: string) => `${name} will contact you`,
    reasons: {
      skills: "skills",
      experience: "experience",
      evidence: "too little evidence",
      communication: "communication",
      terms: "terms",
      position_filled: "position filled",
      other: "other",
    },
  },
} as const satisfies Record<Locale, object>;

/** 「王芳 10:32 已同意复试」 */
export function decidedText(decision: DecisionView, reading: Reading): string {
  const say = words[reading.locale];
  const { decidedBy, onBehalfOf, outcome, reason } = decision;
  const name = onBehalfOf ? say.standsIn(decidedBy.name, onBehalfOf.name) : decidedBy.name;
  const what = outcome === "advance" ? say.didAdvance : say.didDecline(say.reasons[reason ?? "other"]);
  return say.decided(name, momentText(new Date(decision.decidedAt), reading), what);
}

function statusOf({ decision, ended, closed }: ApprovalView, locale: Locale): CardFace["status"] {
  const say = words[locale];
  if (decision?.outcome === "advance") return { text: say.advanced, tone: "good" };
  if (decision) return { text: say.declined, tone: "bad" };
  if (ended || closed) return { text: ended ? say.ended : say.closed, tone: "plain" };
  return { text: say.waiting, tone: "busy" };
}

function buttonsOf(view: ApprovalView, asking: boolean, locale: Locale): CardButton[] {
  const say = words[locale];
  const report: CardButton = { text: say.report, style: "plain", url: view.reportUrl };
  if (view.decision || view.ended || view.closed || !view.mayDecide) return [report];
  if (asking) {
    return [
      ...REASONS.map((reason): CardButton => ({
        text: say.reasons[reason],
        style: "danger",
        action: "decline",
        params: { reason },
      })),
      { text: say.back, style: "plain", action: "back" },
    ];
  }
  return [
    { text: say.advance, style: "primary", action: "advance" },
    { text: say.decline, style: "danger", action: "ask_reason" },
    ...(view.hrAsked ? [] : [{ text: say.hr, style: "plain", action: "contact_hr" } as const]),
    report,
  ];
}

function noteOf({ decision, hrAsked }: ApprovalView, reading: Reading): string | null {
  const say = words[reading.locale];
  if (decision) return decidedText(decision, reading);
  if (!hrAsked) return null;
  return hrAsked.takenBy === null
    ? say.hrAsked(momentText(hrAsked.at, reading))
    : say.hrTaken(hrAsked.takenBy);
}

/**
 * Whom it is about, what is asked, on what grounds, what was decided and by whom. `asking` shows the reasons for not
 * going on. What everybody sees names nobody: a card can be forwarded.
 */
export function approvalFace(
  view: ApprovalView,
  reading: Reading,
  { asking = false }: { asking?: boolean } = {},
): { shared: CardFace; own: CardFace } {
  const { locale } = reading;
  const say = words[locale];
  const status = statusOf(view, locale);
  const open = view.decision === null && !view.ended && !view.closed;
  const scoreOf = (total: number | null) => (total === null ? say.noTotal : say.total(total.toFixed(1)));
  const score = scoreOf(view.total);
  const question = asking ? say.askReason : say.asked;
  return {
    shared: plainFace(open ? say.sharedTitle : say.sharedDone, { status }),
    own: plainFace(say.title(view), {
      status,
      lines: [
        ...(open && view.mayDecide ? [question] : []),
        ...(view.reviewed ? [say.reviewed(scoreOf(view.reviewed.total))] : []),
        `${say.recommended[view.recommendation]} · ${score}`,
        view.why,
        ...(view.quote ? [say.quote(view.quote.dimension, view.quote.text)] : []),
      ],
      facts: [{ name: say.unit, value: view.unitName }],
      bars: view.dimensions.slice(0, MOST_BARS).map(({ name, score: points }) => ({
        name,
        share: (points ?? 0) / 10,
        value: points === null ? say.noScore : points.toFixed(1),
      })),
      buttons: buttonsOf(view, open && asking, locale),
      note: noteOf(view, reading),
    }),
  };
}

/** The reasons that a button of the card may say; whatever else a press names is none. */
export const reasonOf = (text: string | undefined): (typeof REASONS)[number] | null =>
  REASONS.find((reason) => reason === text) ?? null;
