import { soundOf } from "./soundOf";

const UNKNOWN = Buffer.from("01ffffffffffffff", "hex");
const sized = (id: string, body: Buffer) =>
  Buffer.concat([Buffer.from(id, "hex"), Buffer.from([0x40 | (body.length >> 8), body.length & 0xff]), body]);
const endless = (id: string, body: Buffer) => Buffer.concat([Buffer.from(id, "hex"), UNKNOWN, body]);
const block = (packet: string, timecode: number) =>
  Buffer.concat([Buffer.from([0x81, 0, timecode, 0x80]), Buffer.from(packet)]);
const simple = (packet: string, timecode = 0) => sized("a3", block(packet, timecode));
const HEAD = sized("1a45dfa3", Buffer.from("webm"));
const INFO = sized("1549a966", Buffer.from([0xa3, 0xff]));

const live = (...packets: string[]) =>
  Buffer.concat([
    HEAD,
    endless(
      "18538067",
      Buffer.concat([INFO, ...packets.map((packet, at) => endless("1f43b675", simple(packet, at)))]),
    ),
  ]);

test("what is to be heard is the same whatever it is wrapped in", () => {
  const groups = sized("a0", sized("a1", block("two", 9)));
  const whole = Buffer.concat([
    HEAD,
    sized("18538067", sized("1f43b675", Buffer.concat([simple("one", 7), groups]))),
  ]);
  expect(soundOf(whole)).toBe(soundOf(live("one", "two")));
});

test("a packet that is missing, different or in another place is heard", () => {
  const spoken = soundOf(live("one", "two", "three"));
  const others = [live("one", "three"), live("one", "two", "thref"), live("two", "one", "three")];
  for (const other of others) expect(soundOf(other)).not.toBe(spoken);
});

test("what is cut or is no sound at all is no recording", () => {
  const whole = live("one", "two");
  expect(() => soundOf(whole.subarray(0, whole.length - 1))).toThrow("ends in the middle");
  expect(() => soundOf(Buffer.concat([HEAD, INFO]))).toThrow("nothing is to be heard");
  expect(() => soundOf(Buffer.from("<html>Bad gateway</html>"))).toThrow(/EBML|middle|heard/);
});
