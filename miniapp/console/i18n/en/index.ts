import { forms } from "../../../forms/words/en";
import { account } from "./account";
import { archive } from "./archive";
import { archiveQueries } from "./archiveQueries";
import { batches } from "./batches";
import { calibrations } from "./calibrations";
import { candidates } from "./candidates";
import { chatAccounts } from "./chatAccounts";
import { common } from "./common";
import { compare } from "./compare";
import { decisions } from "./decisions";
import { followUp } from "./followUp";
import { imports } from "./imports";
import { inherit } from "./inherit";
import { integrations } from "./integrations";
import { interviews } from "./interviews";
import { invite } from "./invite";
import { jobs } from "./jobs";
import { meetings } from "./meetings";
import { messages } from "./messages";
import { organisation } from "./organisation";
import { pipeline } from "./pipeline";
import { plans } from "./plans";
import { positions } from "./positions";
import { profiles } from "./profiles";
import { questions } from "./questions";
import { progress } from "./progress";
import { report } from "./report";
import { resume } from "./resume";
import { rounds } from "./rounds";
import { screening } from "./screening";
import { reviews } from "./reviews";
import { work } from "./work";
import { rules } from "./rules";
import { shownFeedback } from "./shownFeedback";

export default {
  ...common,
  ...archiveQueries,
  ...chatAccounts,
  ...calibrations,
  ...candidates,
  ...account,
  ...interviews,
  ...invite,
  ...followUp,
  ...imports,
  ...inherit,
  ...pipeline,
  ...archive,
  ...plans,
  ...positions,
  ...profiles,
  ...questions,
  ...report,
  ...resume,
  ...screening,
  ...rounds,
  ...forms,
  ...reviews,
  ...rules,
  ...shownFeedback,
  ...jobs,
  ...meetings,
  ...messages,
  ...batches,
  ...compare,
  ...decisions,
  ...progress,
  ...organisation,
  ...work,
  ...integrations,
};
