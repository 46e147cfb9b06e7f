import { commentOn, type CommentInput } from "../../../../server/scoring/rubric/comments";
import { scoreAnswer } from "../../../../server/scoring/rubric/engine";
import { answerScoreSchema, type ScoringQuestion } from "../../../../server/scoring/types";
import { buildDimension, buildQuestion, meanLevel } from "../fixtures";

/** Invented letters and customers. */
const material =
  "客户来信：净水器装好三天就漏水，地板泡坏了一块，打了两次电话都没有人回。\n售后记录：两次来电都登记了，没有派人。周四上午有师傅空出来。";
const dimensions = [buildDimension("communication", "书面沟通"), buildDimension("service", "客户服务意识")];
const reply: ScoringQuestion = buildQuestion("请读客户的来信和售后记录，写一封回信。", dimensions, {
  kind: "written",
  material,
  strong: ["为漏水和没有回电道歉", "说明周四上午派师傅上门检修", "说明地板损失怎样处理", "留下联系人和电话"],
});
const good =
  "陈女士您好：\n净水器装好三天就漏水，还泡坏了您家的地板，您两次来电我们都没有回，这是我们的错，我向您道歉。\n" +
  "我已经查了记录，两次来电登记后没有派人，我和主管核对过，以后来电当天必须回复。\n" +
  "第一，周四上午 9 点到 11 点，维修师傅老陆会上门检修，漏水的阀门带新的来换。\n" +
  "第二，地板的损失由我们承担，师傅会当场拍照，三天内把赔偿金额告诉您。\n" +
  "如果这个时间不方便，请直接给我打电话，我的电话在信末，换哪一天由您定。\n客服 小苏";
const middle =
  "您好，净水器漏水的事我们知道了，很抱歉。我们会安排师傅上门给您检修，请您留意电话。地板的事情师傅看了以后再说。";
const thin = "您好，感谢您的来信，我们非常重视您的意见，一定会认真处理，争取让您满意，谢谢您的支持。";

const score = (text: string, question = reply, language: "zh" | "en" = "zh") =>
  scoreAnswer(question, { dimensions }, { text, language, usable: true });

describe("written work", () => {
  it("is judged by how it does its task: order, coherence, completeness", () => {
    const [best, some, least] = [good, middle, thin].map((text) => score(text));
    expect(meanLevel(best!)).toBeGreaterThan(meanLevel(some!) + 0.3);
    expect(best!.writing!.completeness).toBeGreaterThan(some!.writing!.completeness);
    expect(best!.writing!.structure).toBeGreaterThan(least!.writing!.structure);
    expect(least!.dimensions.length === 0 || meanLevel(least!) < meanLevel(some!)).toBe(true);
    expect(() => answerScoreSchema.parse(best)).not.toThrow();
  });

  it("quotes what stands in the text, word for word", () => {
    for (const { evidence } of score(good).dimensions) {
      expect(evidence.length).toBeGreaterThan(0);
      for (const { start, end, quote } of evidence) expect(good.slice(start, end)).toBe(quote);
    }
  });

  it("gains nothing by being longer: said twice, or padded", () => {
    const before = meanLevel(score(good));
    const padding =
      "\n我们公司一直以客户为中心，非常重视每一位客户的感受，希望今后继续得到您的支持和理解。".repeat(4);
    expect(meanLevel(score(`${good}\n${good}`))).toBeLessThanOrEqual(before + 0.1);
    expect(meanLevel(score(`${good}${padding}`))).toBeLessThanOrEqual(before + 0.1);
  });

  it("is not made of what came with the task", () => {
    const copied = score(material);
    expect(copied.flags).toContain("question_read_back");
    expect(copied.dimensions).toEqual([]);
  });

  it("takes nothing that came with the task for evidence, and gives nothing for it", () => {
    const both = score(`${material}\n${good}`);
    const quotes = both.dimensions.flatMap(({ evidence }) => evidence.map(({ quote }) => quote)).join();
    expect(quotes).not.toMatch(/客户来信|两次来电都登记了，没有派人/);
    expect(meanLevel(both)).toBeLessThanOrEqual(meanLevel(score(good)) + 0.1);
    // Beside a few words of one's own it is as if it were not there.
    const bare = "师傅周四会来。";
    expect(score(`${material}\n${bare}`).writing!.completeness).toBeLessThan(
      score(`${material}\n${bare}`, { ...reply, material: "" }).writing!.completeness,
    );
  });

  it("has no score where there is too little", () => {
    const few = score("好的，马上处理。");
    expect(few.dimensions).toEqual([]);
    expect(few.total).toBeNull();
    expect(few.writing).toBeUndefined();
  });

  it("praises nothing of what cannot be judged", () => {
    const few = score("这是一个比较复杂的情况，大家都知道，没有什么别的好说，就这样吧。");
    expect(few.dimensions).toEqual([]);
    const tidy = { structure: 0.9, coherence: 0.9, completeness: 0.1, language: 1 };
    const input = { flags: [], assessed: true, mayImagine: true, writing: tidy } as unknown as CommentInput;
    const star = { quotes: { situation: [], task: [], action: [], result: [] }, labels: [] };
    const seen = { ...input, star, measures: { specificity: 0.5 } as CommentInput["measures"] };
    expect(commentOn({ ...seen, scored: false }, "zh")).not.toMatch(/条理|连贯/);
    expect(commentOn({ ...seen, scored: true }, "zh")).toMatch(/条理清楚。前后衔接连贯/);
  });

  it("leaves spoken answers as they are", () => {
    expect(score(good, { ...reply, kind: "questions" }).writing).toBeUndefined();
  });

  it("works in English", () => {
    const english: ScoringQuestion = buildQuestion(
      "Please read the letter and write the reply.",
      dimensions,
      {
        kind: "written",
        material: "The customer writes: the water filter leaked after three days and nobody called back.",
        strong: [
          "Apologises for the leak and for the calls nobody returned",
          "Sends a technician on Thursday morning",
          "Leaves a name and a number to call",
        ],
      },
    );
    const full =
      "Dear Ms Lu,\nYour filter leaked after three days and we did not return your calls. I am sorry for both.\n" +
      "I have asked our technician, Mr Park, to come on Thursday morning between nine and eleven. He will bring a new valve and repair the leak.\n" +
      "If Thursday does not suit you, please call me at the number below and choose another day.\nAda Song, customer service";
    const empty =
      "Dear customer, thank you for your letter. Your opinion is very important to us and we will do our best.";
    const best = score(full, english, "en");
    const worst = score(empty, english, "en");
    expect(best.dimensions.length).toBeGreaterThan(0);
    expect(worst.dimensions.length === 0 || meanLevel(worst) < meanLevel(best) - 0.3).toBe(true);
  });
});
