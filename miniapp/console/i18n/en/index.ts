import { account } from "./account";
import { common } from "./common";
import { interviews } from "./interviews";
import { invite } from "./invite";
import { jobs } from "./jobs";
import { plans } from "./plans";
import { report } from "./report";

export default { ...common, ...account, ...interviews, ...invite, ...plans, ...report, ...jobs };
