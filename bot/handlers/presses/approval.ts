import { conflict, notFound } from "../../../server/http/errors";
import { askHr } from "../../../server/decisions/askHr";
import { decideInterview } from "../../../server/decisions/decideInterview";
import type { DecisionView } from "../../../server/decisions/schema";
import { reasonOf } from "../../cards/faces/approvalFace";
import type { CardFaces } from "../../cards/face";
import type { Press, PressContext } from "../../context";
import { loadApproval } from "../../views/approval";

const words = {
  zh: {
    late: "，这次点击没有改变结果",
    asked: "已告诉 HR，会有人联系您",
    askedBefore: "已经告诉过 HR 了，会有人联系您",
  },
  en: {
    late: ". Your press changed nothing",
    asked: "HR has been told and will contact you",
    askedBefore: "HR had been told already and will contact you",
  },
};

/** The card as it is now; `note` is for who pressed alone. */
async function show(
  { services, card, sender }: PressContext,
  { note, asking = false }: { note?: (before: string | null) => string; asking?: boolean } = {},
): Promise<CardFaces> {
  const faces = await loadApproval(services, card, { pressedBy: sender, asking });
  const own = faces?.own[sender.userId];
  if (!faces || !own) throw notFound("interview.not_found");
  return note
    ? { ...faces, own: { ...faces.own, [sender.userId]: { ...own, note: note(own.note) } } }
    : faces;
}

/** Decides once; whoever comes later sees what was decided, and that their press changed nothing. */
async function decide(
  context: PressContext,
  outcome: DecisionView["outcome"],
  reason: DecisionView["reason"],
): Promise<CardFaces> {
  const { services, sender, card, event, locale } = context;
  const { first } = await decideInterview(services, sender.actor, card.subjectId, {
    outcome,
    reason,
    via: event.platform,
  });
  return show(context, first ? {} : { note: (decided) => `${decided ?? ""}${words[locale].late}` });
}

const contactHr: Press = async (context) => {
  const { services, sender, card, locale } = context;
  const { first } = await askHr(services, sender.actor, { interviewId: card.subjectId, name: sender.name });
  return show(context, { note: () => words[locale][first ? "asked" : "askedBefore"] });
};

/** By the buttons of the card. Who presses is asked at each, whoever the card was for. */
export const approvalPresses: Record<string, Press> = {
  advance: (context) => decide(context, "advance", null),
  ask_reason: (context) => show(context, { asking: true }),
  back: (context) => show(context),
  decline: (context) => {
    const reason = reasonOf(context.event.params["reason"]);
    if (!reason) throw conflict("decision.reason_required");
    return decide(context, "decline", reason);
  },
  contact_hr: contactHr,
};
