import { account } from "./account";
import { batches } from "./batches";
import { calibrations } from "./calibrations";
import { candidates } from "./candidates";
import { chatAccounts } from "./chatAccounts";
import { common } from "./common";
import { compare } from "./compare";
import { decisions } from "./decisions";
import { followUp } from "./followUp";
import { inherit } from "./inherit";
import { interviews } from "./interviews";
import { invite } from "./invite";
import { jobs } from "./jobs";
import { meetings } from "./meetings";
import { messages } from "./messages";
import { organisation } from "./organisation";
import { plans } from "./plans";
import { positions } from "./positions";
import { profiles } from "./profiles";
import { questions } from "./questions";
import { progress } from "./progress";
import { report } from "./report";
import { resume } from "./resume";
import { screening } from "./screening";
import { reviews } from "./reviews";

export default {
  ...common,
  ...chatAccounts,
  ...calibrations,
  ...candidates,
  ...account,
  ...interviews,
  ...invite,
  ...followUp,
  ...inherit,
  ...plans,
  ...positions,
  ...profiles,
  ...questions,
  ...report,
  ...resume,
  ...screening,
  ...reviews,
  ...jobs,
  ...meetings,
  ...messages,
  ...batches,
  ...compare,
  ...decisions,
  ...progress,
  ...organisation,
};
