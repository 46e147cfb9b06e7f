import { encodeCursor } from "../../server/http/cursor";
import type { BigCompany } from "../support/bigCompany/seedBigCompany";
import { COMMON_SURNAMES } from "../support/bigCompany/names";
import { momentOf } from "../support/bigCompany/portions";
import { createRandom } from "../support/bigCompany/random";

type Who = keyof BigCompany["cookies"];
/** One question of the console, in the variants in which different people ask it. */
export type ScaleCase = { name: string; who: Who; paths: string[] };

const WHO: Record<Who, string> = {
  hq: "HQ",
  branch: "branch HR",
  department: "department",
  position: "one position",
};
const q = (words: readonly string[]) => words.map((word) => `q=${encodeURIComponent(word)}`);
/** Somewhere between 40 % and 60 % of the way back. */
const deepCursors = ({ period }: BigCompany) => {
  const random = createRandom(1);
  return Array.from({ length: 50 }, () => {
    const at = momentOf(period, 0.4 + random.next() * 0.2);
    return `cursor=${encodeCursor(at, random.uuid(at))}`;
  });
};

/** What the console's pages ask, by whom. */
export function listCases(company: BigCompany): ScaleCase[] {
  const { branch, plan, rareNames, phones, reported } = company;
  const deep = deepCursors(company);
  const common = q(COMMON_SURNAMES);
  const rare = q(rareNames);
  const phone = q(phones);
  const interviews = (query: readonly string[] = [""]) => query.map((part) => `/interviews?limit=30&${part}`);
  const candidates = (query: readonly string[] = [""]) => query.map((part) => `/candidates?limit=30&${part}`);
  const several = q(COMMON_SURNAMES.flatMap((name) => ["明", "子", "雨"].map((given) => `${name} ${given}`)));
  const tag = `tag=${encodeURIComponent("夜班")}`;
  /** What is asked besides a tag, and a name. */
  const narrowed = {
    "candidates, tag and common name": candidates(common.map((part) => `${part}&${tag}`)),
    "candidates, tag and source": candidates([`${tag}&source=campus`]),
    "candidates, tag, archived": candidates([`${tag}&state=archived`]),
    "candidates, common name in the talent pool": candidates(common.map((part) => `${part}&talentPool=true`)),
    "candidates, several pieces of a name": candidates(several),
  };
  const asked: Record<Who, Record<string, string[]>> = {
    hq: {
      "interviews, first page": interviews(),
      "interviews, deep page": interviews(deep),
      "interviews in progress": interviews(["status=in_progress"]),
      "interviews expired or revoked, deep page": interviews(
        deep.map((part) => `status=expired,revoked&${part}`),
      ),
      "interviews of a plan": interviews([`planId=${plan.id}`]),
      "interviews of a branch": interviews([`unit=${branch.id}`]),
      "interviews of a position": interviews(branch.positions.map(({ id }) => `positionId=${id}`)),
      "interviews, common name": interviews(common),
      "interviews, rare name": interviews(rare),
      "interviews, phone": interviews(phone),
      "candidates, first page": candidates(),
      "candidates, deep page": candidates(deep),
      "candidates of a source": candidates(["source=campus"]),
      "candidates with a tag": candidates([tag]),
      "candidates of a branch with a tag": candidates([`unit=${branch.id}&${tag}`]),
      "candidates of a branch, common name": candidates(common.map((part) => `unit=${branch.id}&${part}`)),
      ...narrowed,
      "candidates in the talent pool": candidates(["talentPool=true"]),
      "candidates, common name": candidates(common),
      "candidates, rare name": candidates(rare),
      "candidates, phone": candidates(phone),
      "progress, 12 weeks": ["/progress"],
      "progress, 53 weeks": ["/progress?weeks=53"],
      plans: ["/plans?limit=30"],
      positions: ["/positions?limit=30"],
      staff: ["/staff?limit=30"],
      "one interview": reported.map((id) => `/interviews/${id}`),
      "one report": reported.map((id) => `/interviews/${id}/report`),
    },
    branch: {
      "interviews, first page": interviews(),
      "interviews, deep page": interviews(deep),
      "interviews expired": interviews(["status=expired"]),
      "interviews of a plan": interviews([`planId=${plan.id}`]),
      "interviews, common name": interviews(common),
      "interviews, rare name": interviews(rare),
      "candidates, first page": candidates(),
      "candidates, deep page": candidates(deep),
      "candidates with a tag": candidates([tag]),
      ...narrowed,
      "candidates, common name": candidates(common),
      "progress, 12 weeks": ["/progress"],
      plans: ["/plans?limit=30"],
      positions: ["/positions?limit=30"],
      staff: ["/staff?limit=30"],
      "one report": reported.map((id) => `/interviews/${id}/report`),
    },
    department: {
      "interviews, first page": interviews(),
      "interviews, deep page": interviews(deep),
      "interviews completed": interviews(["status=completed"]),
      "interviews, common name": interviews(common),
      "candidates, first page": candidates(),
      "candidates with a tag": candidates([tag]),
      "candidates, common name": candidates(common),
      "candidates, common name, 5 a page": common.map((part) => `/candidates?limit=5&${part}`),
      ...narrowed,
      "progress, 12 weeks": ["/progress"],
      "one report": reported.map((id) => `/interviews/${id}/report`),
    },
    position: {
      "interviews, first page": interviews(),
      "interviews, deep page": interviews(deep),
      "candidates, first page": candidates(),
      "candidates with a tag": candidates([tag]),
      "candidates, common name": candidates(common),
    },
  };
  return (Object.keys(asked) as Who[]).flatMap((who) =>
    Object.entries(asked[who]).map(([name, paths]) => ({ name: `${WHO[who]}: ${name}`, who, paths })),
  );
}
