import type { CardDefinition } from "../../cardKinds";
import { alertPresses } from "../presses/alert";
import { approvalPresses } from "../presses/approval";
import { helpRequestPresses } from "../presses/helpRequest";
import { loadAlert, loadMeeting } from "../../views/alert";
import { loadApproval } from "../../views/approval";
import { loadDigest } from "../../views/digest";
import { loadHelpRequest } from "../../views/helpRequest";
import { loadSecondRound } from "../../views/secondRound";

/** Cards that come by themselves, when something has happened. */
export const newsCards = {
  approval: { load: (services, card) => loadApproval(services, card), presses: approvalPresses },
  help_request: { load: (services, card) => loadHelpRequest(services, card), presses: helpRequestPresses },
  second_round: { load: loadSecondRound, presses: {} },
  alert: { load: (services, card) => loadAlert(services, card), presses: alertPresses },
  meeting: { load: loadMeeting, presses: {} },
  digest: { load: loadDigest, presses: {} },
} satisfies Record<string, CardDefinition>;
