import { lintPositionText } from "../../../../server/positions/lint/lintPositionText";
import { measure } from "./labelled";
import { heldOut } from "./heldOut";
import { fourth } from "./fourthSentences";
import { third } from "./thirdSentences";
import { second } from "./secondSentences";
import { labelled } from "./sentences";

it("x", () => {
  for (const set of [
    labelled,
    second,
    third, fourth,
    heldOut,
    heldOut.filter(({ text }) => /\p{Script=Han}/u.test(text)),
    heldOut.filter(({ text }) => !/\p{Script=Han}/u.test(text)),
  ]) {
    const m = measure(set, lintPositionText);
    console.log(
      { ...m, wrong: 0 },
      m.wrong.map((w) => w.text + " want " + w.expected + " got " + w.got).join("\n"),
    );
  }
});
it("time", () => {
  const evil = ["限".repeat(20000), "男 ".repeat(10000), "不要求".repeat(6600), "a ".repeat(10000), "women ".repeat(3333), "35".repeat(10000), "年龄".repeat(10000), "regardless of ".repeat(1400), "限男、".repeat(6666), "must be a young ".repeat(1250), "people of all x, ".repeat(1170), "no serious mental ".repeat(1100), "not be planning to ".repeat(1050), "性别、".repeat(6666), "孩子有".repeat(6600), "客户是".repeat(6600), "欢迎男性".repeat(5000), "wanted a, ".repeat(2000), "𠮷".repeat(10000), "服务对象为a".repeat(3300), "要求有".repeat(6600)];
  console.log(evil.map((e) => { const t = performance.now(); lintPositionText(e.slice(0,20000)); return e.slice(0, 8) + " " + Math.round(performance.now() - t); }).join("\n"));
});
