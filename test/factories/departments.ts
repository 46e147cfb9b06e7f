import { newId } from "../../server/clock";
import type { Call } from "./server";

/** A department of its own, so that the others keep theirs; made by somebody who may. */
export async function buildDepartment(call: Call, parentId: string): Promise<string> {
  const { status, body } = await call("POST", "/org/units", { parentId, kind: "department", name: newId() });
  if (status !== 201) throw new Error(`${status}: ${JSON.stringify(body)}`);
  return body.id;
}
