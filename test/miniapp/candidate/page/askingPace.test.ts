import { isTurnToAsk } from "../../../../miniapp/candidate/page/askingPace";

const minute = Array.from({ length: 60 }, (_, second) => second + 1);
const asked = (at: { online: boolean; callFailures: number }) =>
  minute.filter((second) => isTurnToAsk(second, at)).length;

test("each second while the server answers, ever fewer while it does not", () => {
  expect(asked({ online: true, callFailures: 0 })).toBe(60);
  expect(asked({ online: true, callFailures: 2 })).toBe(20);
  expect(asked({ online: true, callFailures: 500 })).toBe(6);
});

test("a browser that takes itself for offline asks all the same: it may be wrong, and nobody waits for ever", () => {
  expect(asked({ online: false, callFailures: 0 })).toBe(6);
});
