import type { Messages } from "./types";

/** Candidacies: the way from an application to a hire, and the archive. */
export const pipeline = {
  "candidacy.not_found": ["没有找到这条应聘记录。", "This candidacy was not found."],
  "candidacy.opened_already": ["这条应聘记录已经开始了。", "This candidacy has begun already."],
  "candidacy.not_opened": ["这条应聘记录还没有开始。", "This candidacy has not begun."],
  "candidacy.open_elsewhere": [
    "此人正在应聘同一岗位，请在那条记录上继续。",
    "They are under way to the same job in a newer candidacy. Please go on there.",
  ],
  "candidacy.closed": [
    "应聘已经结束。如需继续，请先重新打开。",
    "This candidacy has ended. Open it again first to go on.",
  ],
  "candidacy.not_closed": [
    "应聘还在进行，不需要重新打开。",
    "This candidacy is open: nothing to open again.",
  ],
  "candidacy.changed": [
    "刚才有新的进展，请刷新后再试。",
    "Something has happened since you looked. Reload and try again.",
  ],
  "candidacy.stage_unknown": ["这个岗位没有这个阶段。", "This job has no such stage."],
  "candidacy.at_future": ["发生时间不能在将来。", "It cannot have happened in the future."],
  "candidacy.note_missing": [
    "请在 note 里写明是怎么知道对方退出的。",
    "Say in the note how it is known that they have withdrawn.",
  ],
  "candidacy.stage_same": ["已经在这个阶段了。", "They are at this stage already."],
  "candidacy.stage_stale": [
    "刚才有人移动过，请刷新后再试。",
    "Somebody has just moved them. Reload and try again.",
  ],
  "candidacy.offer_open": [
    "录用通知还没有了结，请先处理。",
    "There is an offer that is not settled. See to it first.",
  ],
  "candidacy.offer_none": ["没有待处理的录用通知。", "There is no offer to see to."],
  "candidacy.hired_already": ["此人已经入职。", "They have been hired."],
  "candidacy.not_hired": [
    "此人还没有入职，不能记录在职情况。",
    "They have not been hired, so nothing can be recorded of their work.",
  ],
  "position.stage_in_use.screening": [
    "筛选阶段还有 {count} 人，请先移到其他阶段。",
    "There are still {count} people at screening. Move them first.",
  ],
  "position.stage_in_use.written_test": [
    "笔试阶段还有 {count} 人，请先移到其他阶段。",
    "There are still {count} people at the written test. Move them first.",
  ],
  "position.stage_in_use.interview": [
    "面试阶段还有 {count} 人，请先移到其他阶段。",
    "There are still {count} people at the interview. Move them first.",
  ],
  "position.stage_in_use.second_round": [
    "复试阶段还有 {count} 人，请先移到其他阶段。",
    "There are still {count} people at the second round. Move them first.",
  ],
  "position.stage_in_use.on_site": [
    "现场评价阶段还有 {count} 人，请先移到其他阶段。",
    "There are still {count} people at the on-site round. Move them first.",
  ],
  "position.stage_in_use.offer": [
    "录用阶段还有 {count} 人，请先移到其他阶段。",
    "There are still {count} people at the offer. Move them first.",
  ],
  "candidacy.left_already": ["此人已经离职。", "They have left already."],
} as const satisfies Messages;
