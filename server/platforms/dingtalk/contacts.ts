import { z } from "zod";
import { DingtalkError } from "./errors";
import type { DingtalkHttp } from "./http";

export type Department = { id: string; name: string; parentId: string | null };
export type Person = {
  id: string;
  unionId: string | null;
  name: string;
  /** Null too where the app may not see it. */
  mobile: string | null;
  email: string | null;
  /** It is of the company's mail; elsewhere members may write it themselves. */
  emailProved: boolean;
  title: string | null;
  jobNumber: string | null;
  departmentIds: string[];
  /** Whether they have begun to use DingTalk: nobody else can be written to. */
  active: boolean;
};

/** The company itself. */
export const ROOT_DEPARTMENT = "1";
const PAGE_SIZE = 100;
/** A tree that goes on for ever is a broken one. */
const MOST_DEPARTMENTS = 20_000;

const filled = z
  .string()
  .nullish()
  .transform((text) => text || null);
const departmentSchema = z
  .object({ dept_id: z.number(), name: z.string(), parent_id: z.number().nullish() })
  .transform(({ dept_id, name, parent_id }): Department => ({
    id: String(dept_id),
    name,
    parentId: parent_id ? String(parent_id) : null,
  }));
const personSchema = z
  .object({
    userid: z.string(),
    unionid: filled,
    name: z.string(),
    mobile: filled,
    email: filled,
    org_email: filled,
    title: filled,
    job_number: filled,
    dept_id_list: z.array(z.number()).nullish(),
    active: z.boolean().nullish(),
  })
  .transform((user): Person => ({
    id: user.userid,
    unionId: user.unionid,
    name: user.name,
    mobile: user.mobile,
    email: user.org_email ?? user.email,
    emailProved: user.org_email !== null,
    title: user.title,
    jobNumber: user.job_number,
    departmentIds: (user.dept_id_list ?? []).map(String),
    active: user.active ?? false,
  }));
const pageSchema = z.object({
  has_more: z.boolean().nullish(),
  next_cursor: z.number().nullish(),
  list: z.array(personSchema).nullish(),
});

export type PeoplePage = { people: Person[]; next: number | null };
/** One page of a walk through the company: a department when its first people come, and people whom no page had before. */
export type CompanyPage = { department: Department | null; people: Person[] };

/**
 * The company's departments and people.
 * Source: open.dingtalk.com, `topapi/v2/department/listsub`, `topapi/v2/user/list`, `topapi/v2/user/get`.
 */
export function createDingtalkContacts(http: DingtalkHttp) {
  const ask = <T>(path: string, body: object, result: z.ZodType<T>) =>
    http
      .ask(
        { host: "oapi", method: "POST", path: `/topapi/${path}`, body, effect: "asks" },
        z.object({ result }),
      )
      .then((answer) => answer.result);

  const listSubDepartments = (id: string): Promise<Department[]> =>
    ask("v2/department/listsub", { dept_id: Number(id) }, z.array(departmentSchema));

  /** @param cursor 0, or what the page before gave */
  async function listPeople(departmentId: string, cursor: number): Promise<PeoplePage> {
    const body = { dept_id: Number(departmentId), cursor, size: PAGE_SIZE };
    const page = await ask("v2/user/list", body, pageSchema);
    const next = page.has_more ? (page.next_cursor ?? null) : null;
    if (next !== null && next <= cursor) throw new DingtalkError("refused", "contacts.cursor");
    return { people: page.list ?? [], next };
  }

  return {
    listSubDepartments,
    listPeople,
    /** @throws DingtalkError `60121` where there is nobody of this id */
    getPerson: (id: string): Promise<Person> => ask("v2/user/get", { userid: id }, personSchema),

    /**
     * The whole company, department by department from the top. Whoever is missing may be taken for gone only after
     * the walk has come to its end: it throws in the middle when a page cannot be had.
     */
    async *walk(): AsyncGenerator<CompanyPage> {
      const waiting: Department[] = [{ id: ROOT_DEPARTMENT, name: "", parentId: null }];
      const departments = new Set<string>([ROOT_DEPARTMENT]);
      const people = new Set<string>();
      for (let department = waiting.shift(); department; department = waiting.shift()) {
        let told: Department | null = department;
        let cursor: number | null = 0;
        while (cursor !== null) {
          const page: PeoplePage = await listPeople(department.id, cursor);
          const fresh = page.people.filter(({ id }) => !people.has(id));
          for (const { id } of fresh) people.add(id);
          yield { department: told, people: fresh };
          told = null;
          cursor = page.next;
        }
        for (const below of await listSubDepartments(department.id)) {
          if (departments.has(below.id)) continue;
          departments.add(below.id);
          if (departments.size > MOST_DEPARTMENTS) throw new DingtalkError("refused", "contacts.departments");
          waiting.push(below);
        }
      }
    },
  };
}
