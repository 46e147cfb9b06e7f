import {
  addLock,
  droppedQuestions,
  questionLock,
  requiredRange,
  reservedIds,
  restoreQuestion,
  stageLock,
  thresholdRange,
  weightRange,
} from "../../../miniapp/console/plans/editor/inheritance";
import { addQuestion } from "../../../miniapp/console/plans/editor/draft";
import { withAccess, withShift } from "../../../miniapp/console/plans/limits/changeLimits";
import { conflictValue, setAsideTexts } from "../../../miniapp/console/plans/upstream/conflictValue";
import { hq, limitsOf, ownQuestion } from "../../server/plans/derive/plans";

const inherited = (limits = limitsOf()) => ({ version: 1, definition: hq(), limits });

describe("what an editor of a derived plan leaves open", () => {
  it("is as wide as headquarters' limits", () => {
    const wide = inherited();
    expect(weightRange(wide, "service")).toEqual({ min: 5000, max: 7000, original: 6000 });
    expect(weightRange(wide, "own")).toBeNull();
    expect(thresholdRange(wide, "advance")).toEqual({ min: 8, max: 9, original: 8 });
    expect(requiredRange(wide, "service")).toEqual({ min: 6, max: 10, original: 6 });
    const fixed = inherited(limitsOf({ requiredScoreMayRise: false }));
    expect(requiredRange(fixed, "service")).toEqual({ min: 6, max: 6, original: 6 });
  });

  it("says why a question cannot be changed", () => {
    const locked = inherited(
      limitsOf({ stages: { access: "open", exceptions: [{ id: "written", access: "locked" }] } }),
    );
    expect(questionLock(locked, "q1")).toEqual({
      text: "mandatory",
      times: "mandatory",
      remove: "mandatory",
    });
    expect(questionLock(locked, "q2")).toEqual({ text: "inherited", times: null, remove: null });
    expect(questionLock(locked, "w1")).toEqual({
      text: "inherited",
      times: "stageLocked",
      remove: "stageLocked",
    });
    expect(questionLock(locked, "own")).toEqual({ text: null, times: null, remove: null });
    expect(stageLock(locked, "written")).toBe("stageLocked");
    expect(stageLock(locked, "talk")).toBeNull();
    expect(addLock(locked, hq(), "written")).toBe("stageLocked");
    const closed = inherited(limitsOf({ stages: { access: "adjustable", exceptions: [] } }));
    expect(addLock(closed, hq(), "talk")).toBe("stageClosed");
  });

  it("counts what was added, not what headquarters has", () => {
    const one = inherited(limitsOf({ maxAddedQuestions: 1 }));
    expect(addLock(one, hq(), "talk")).toBeNull();
    const full = hq((plan) => void plan.stages[0]!.questions.push(ownQuestion()));
    expect(addLock(one, full, "talk")).toBe("tooMany");
    expect(addLock(one, full, null)).toBe("tooMany");
  });

  it("brings a dropped question back to where it stood", () => {
    const plan = hq((change) => {
      change.stages[0]!.questions = [
        change.stages[0]!.questions[0]!,
        ownQuestion(),
        change.stages[0]!.questions[2]!,
      ];
    });
    expect(droppedQuestions(inherited(), plan, "talk").map(({ id }) => id)).toEqual(["q2"]);
    const back = restoreQuestion(inherited(), plan, "q2");
    expect(back.stages[0]?.questions.map(({ id }) => id)).toEqual(["q1", "q2", "own", "q3"]);
  });

  it("never gives a new question the id of one that was left out", () => {
    const plan = hq((change) => void change.stages[0]!.questions.splice(1, 1));
    const added = addQuestion(plan, 0, reservedIds(inherited())).stages[0]?.questions.at(-1);
    expect(added?.id).toBe("q4");
  });
});

describe("limits", () => {
  it("take a rule of their own for one part, and give it back", () => {
    const own = withAccess(withShift(limitsOf(), "service", 200), "written", "locked");
    expect(own.weights.exceptions).toEqual([{ id: "service", maxShiftBp: 200 }]);
    expect(own.stages.exceptions).toEqual([{ id: "written", access: "locked" }]);
    expect(withAccess(withShift(own, "service", null), "written", null)).toEqual(limitsOf());
  });
});

describe("a conflict's values", () => {
  it("read as what they are", () => {
    expect(conflictValue("conflict.weight_both_changed", 6500)?.text).toBe("65 %");
    expect(conflictValue("conflict.threshold_below", 8)?.text).toBe("8.0");
    expect(conflictValue("conflict.guide_both_changed", "")?.text).toBe("—");
    expect(conflictValue("conflict.time_both_changed", 90)).toEqual({ text: "90", seconds: true });
    expect(conflictValue("conflict.now_mandatory", "dropped")).toBeNull();
    const stage = { title: "本地", questions: [{ text: "一" }, { text: "二" }] };
    expect(setAsideTexts({ setAside: { stage } })).toEqual(["一", "二"]);
    expect(setAsideTexts({})).toEqual([]);
  });
});
