import { notFound } from "../../../server/http/errors";
import { callMeeting } from "../../../server/meetings/callMeeting";
import type { Press } from "../../context";
import { loadAlert } from "../../views/alert";

/** 发起流程优化会议: once; whoever comes later sees who called it. */
const call: Press = async ({ services, sender, card }) => {
  await callMeeting(services, sender.actor, card.subjectId);
  const faces = await loadAlert(services, card, sender);
  if (!faces) throw notFound("alert.not_found");
  return faces;
};

export const alertPresses: Record<string, Press> = { call_meeting: call };
