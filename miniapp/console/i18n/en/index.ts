import { common } from "./common";
import { interviews } from "./interviews";
import { invite } from "./invite";
import { jobs } from "./jobs";
import { plans } from "./plans";
import { report } from "./report";

export default { ...common, ...interviews, ...invite, ...plans, ...report, ...jobs };
