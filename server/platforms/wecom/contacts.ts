import { z } from "zod";
import type { WecomApi } from "./api";
import { type WecomReply, done, readAs } from "./reply";

export type WecomDepartment = { id: number; name: string; parentId: number };
/** A user, and one of the departments in which they are: who is in several comes several times. */
export type WecomMembership = { userId: string; departmentId: number };
export type WecomUser = {
  userId: string;
  name: string;
  departmentIds: number[];
  /** Newer apps are told neither of these here, but at login with the user's own consent. */
  mobile: string | null;
  email: string | null;
};

const PAGE = 10_000;

const departmentsSchema = z.looseObject({
  department: z.array(
    z.looseObject({
      id: z.number().int(),
      name: z.string().default(""),
      parentid: z.number().int().default(0),
    }),
  ),
});
const membershipsSchema = z.looseObject({
  next_cursor: z.string().default(""),
  dept_user: z.array(z.looseObject({ userid: z.string().min(1), department: z.number().int() })).default([]),
});
const filled = z
  .string()
  .optional()
  .transform((value) => value || null);
const userSchema = z.looseObject({
  userid: z.string().min(1),
  name: z.string().default(""),
  department: z.array(z.number().int()).default([]),
  mobile: filled,
  /** Given by the company; `email` is what members write themselves. */
  biz_mail: filled,
});

/** The company's address book, as far as the app may see it. */
export function createContacts(api: WecomApi) {
  return {
    async departments(): Promise<WecomReply<WecomDepartment[]>> {
      const reply = await api.get("/department/list");
      if (!reply.ok) return reply;
      const read = readAs(departmentsSchema, reply.value);
      if (!read.ok) return read;
      return done(read.value.department.map(({ id, name, parentid }) => ({ id, name, parentId: parentid })));
    },

    /** One page of everybody; the next begins at `nextCursor`, until that is null. */
    async memberships(
      cursor: string | null = null,
    ): Promise<WecomReply<{ items: WecomMembership[]; nextCursor: string | null }>> {
      const reply = await api.ask("/user/list_id", { limit: PAGE, ...(cursor === null ? {} : { cursor }) });
      if (!reply.ok) return reply;
      const read = readAs(membershipsSchema, reply.value);
      if (!read.ok) return read;
      const items = read.value.dept_user.map(({ userid, department }) => ({
        userId: userid,
        departmentId: department,
      }));
      return done({ items, nextCursor: read.value.next_cursor || null });
    },

    async user(userId: string): Promise<WecomReply<WecomUser>> {
      const reply = await api.get("/user/get", { userid: userId });
      if (!reply.ok) return reply;
      const read = readAs(userSchema, reply.value);
      if (!read.ok) return read;
      const { userid, name, department, mobile, biz_mail: email } = read.value;
      return done({ userId: userid, name, departmentIds: department, mobile, email });
    },
  };
}
