/** Who writes the invitations. */
export const HR = "hr-lin";

const SURNAMES = [..."周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔"];
const FIRST = [..."小晓子雨思嘉文一天安"];
const SECOND = [..."满宁涵明清禾悦"];

/** An invented member of the company; each has a name and a number of their own. */
export function memberAt(index: number): { id: string; name: string; mobile: string } {
  const pick = (from: readonly string[], at: number) => from[at % from.length] ?? "";
  const name = [
    pick(SURNAMES, index),
    pick(FIRST, Math.floor(index / SURNAMES.length)),
    pick(SECOND, Math.floor(index / (SURNAMES.length * FIRST.length))),
  ].join("");
  return { id: `member-${index}`, name, mobile: `1380${String(1_000_000 + index)}` };
}

export type Asked = "standing";
export type Told =
  | { kind: "ready" }
  | {
      kind: "standing";
      /** How many invitations are in which state. */
      states: Record<string, number>;
      users: { userId: string; state: string; listed: boolean }[];
    };
