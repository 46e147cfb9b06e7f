import { flowOf } from "../../../../miniapp/candidate/page/model";
import { screenFor } from "../../../../miniapp/candidate/page/flow";
import { createPreviewPage } from "../../../../miniapp/candidate/preview/previewPage";
import { buildDefinition } from "../../../factories/plans";

/** Two spoken questions with 20 s to prepare and 60 s to answer, then one in writing without preparation. */
function open() {
  let time = 0;
  const plan = buildDefinition();
  plan.stages[1]!.questions[0]!.prepSeconds = 0;
  const page = createPreviewPage({ plan, companyName: "公司", candidateName: "候选人", now: () => time });
  const shown = () => screenFor(flowOf(page.store.get()));
  const wait = (ms: number) => {
    time += ms;
    page.tick();
  };
  return { page, desk: page.screens.desk, shown, wait, current: () => page.store.get().state?.current };
}

describe("the preview", () => {
  it("leads through the real screens by the clocks alone", async () => {
    const { page, desk, shown, wait, current } = open();
    expect(shown()).toBe("guide");
    page.screens.readGuide("questions");
    expect(shown()).toBe("question");
    expect(current()?.question.text).toBe("");
    await desk.present("q1");
    expect(current()?.question.text).toMatch(/^请讲一次/);
    wait(19_999);
    expect(shown()).toBe("question");
    wait(1);
    expect(shown()).toBe("answering");
    wait(60_000);
    expect(page.store.get().run?.phase).toBe("stopped");
    await desk.rerecord();
    expect([shown(), current()?.answer.take, current()?.answer.rerecordsLeft]).toEqual(["question", 2, 0]);
    wait(3000);
    wait(60_000);
    expect(current()?.question.id).toBe("q2");
  });

  it("writes where writing is asked for, and ends with thanks", async () => {
    const { page, desk, shown, wait } = open();
    page.goTo(2);
    expect(shown()).toBe("guide");
    page.screens.readGuide("written");
    await desk.present("w1");
    wait(3000);
    expect(shown()).toBe("written");
    page.screens.writing.edit("方案如下");
    expect(page.screens.writing.get().text).toBe("方案如下");
    await desk.submit();
    expect(shown()).toBe("confirm");
  });

  it("shortens a clock on request", async () => {
    const { page, desk, shown, wait } = open();
    page.screens.readGuide("questions");
    await desk.present("q1");
    page.skipTime();
    wait(0);
    expect(shown()).toBe("answering");
    page.skipTime();
    expect(page.store.get().answer?.remainingMs).toBe(18_000);
  });
});
