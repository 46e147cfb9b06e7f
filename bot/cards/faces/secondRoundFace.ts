import type { SecondRoundState } from "../../../server/decisions/schema";
import type { Locale } from "../../../server/http/messages";
import { type CardFace, type Tone, plainFace } from "../face";
import { type Reading, momentText } from "../moment";

export type SecondRoundView = {
  candidateName: string;
  jobTitle: string;
  unitName: string;
  state: SecondRoundState;
  /** When the candidate can. */
  times: readonly { startsAt: Date; endsAt: Date }[];
  candidateNote: string | null;
  agreed: { startsAt: Date; place: string | null } | null;
  /** What to ask there first, for who may read the report. */
  asks: readonly string[];
  /** Who decided on the second round, and when. */
  decided: string | null;
  url: string;
};

const words = {
  zh: {
    title: ({ candidateName, jobTitle }: SecondRoundView) => `复试：${candidateName} · ${jobTitle}`,
    shared: "一场复试",
    status: {
      proposing: "等候选人选时间",
      proposed: "等您定时间",
      agreed: "时间已定",
      declined_by_candidate: "候选人不参加",
      cancelled: "已取消",
    },
    happened: {
      proposing: "已邀请候选人选方便的时间，选好后会在这里显示。",
      proposed: "候选人选好了时间，请定下其中一个。",
      agreed: "复试时间已定，候选人已收到通知。",
      declined_by_candidate: "候选人表示不参加复试。",
      cancelled: "这场复试已取消。",
    },
    time: (number: number) => `时间 ${number}`,
    at: "复试时间",
    place: "地点",
    unit: "部门",
    ask: (text: string) => `可以先问：${text}`,
    said: (text: string) => `“${text}”`,
    agree: "去定时间",
    open: "打开面试",
  },
  en: {
    title: ({ candidateName, jobTitle }: SecondRoundView) => `Second round: ${candidateName} · ${jobTitle}`,
    shared: "A second round",
    status: {
      proposing: "Waiting for the candidate",
      proposed: "Waiting for you",
      agreed: "Agreed",
      declined_by_candidate: "Declined by the candidate",
      cancelled: "Cancelled",
    },
    happened: {
      proposing: "The candidate was asked when they can come; their times will appear here.",
      proposed: "The candidate has said when they can come. Please agree on one time.",
      agreed: "The time is agreed and the candidate has been told.",
      declined_by_candidate: "The candidate will not come to a second round.",
      cancelled: "This second round was cancelled.",
    },
    time: (number: number) => `Time ${number}`,
    at: "When",
    place: "Where",
    unit: "Unit",
    ask: (text: string) => `To ask first: ${text}`,
    said: (text: string) => `“${text}”`,
    agree: "Agree on a time",
    open: "Open the interview",
  },
} as const satisfies Record<Locale, object>;

/** More belong to the report. */
const MOST_ASKS = 2;

const tones: Record<SecondRoundState, Tone> = {
  proposing: "plain",
  proposed: "warn",
  agreed: "good",
  declined_by_candidate: "bad",
  cancelled: "plain",
};

export function secondRoundFace(
  view: SecondRoundView,
  reading: Reading,
): { shared: CardFace; own: CardFace } {
  const say = words[reading.locale];
  const { state, agreed } = view;
  const status = { text: say.status[state], tone: tones[state] };
  const times =
    state === "proposed"
      ? view.times.map(({ startsAt }, index) => ({
          name: say.time(index + 1),
          value: momentText(startsAt, reading),
        }))
      : [];
  return {
    shared: plainFace(say.shared, { status }),
    own: plainFace(say.title(view), {
      status,
      lines: [
        say.happened[state],
        ...(agreed ? view.asks.slice(0, MOST_ASKS).map(say.ask) : []),
        ...(view.candidateNote?.trim() ? [say.said(view.candidateNote.trim().slice(0, 200))] : []),
      ],
      facts: [
        ...times,
        ...(agreed ? [{ name: say.at, value: momentText(agreed.startsAt, reading) }] : []),
        ...(agreed?.place ? [{ name: say.place, value: agreed.place }] : []),
        { name: say.unit, value: view.unitName },
      ],
      buttons: [
        {
          text: state === "proposed" ? say.agree : say.open,
          style: state === "proposed" ? "primary" : "plain",
          url: view.url,
        },
      ],
      note: view.decided,
    }),
  };
}
