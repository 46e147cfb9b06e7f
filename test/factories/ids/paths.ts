import { z } from "zod";
import type { Json } from "../server";

/** Where in a body or a query ids stand: `grants[].orgUnitId`; `{}` is the key of a record. */
export function idPathsOf(schema: z.ZodType): string[] {
  const found = new Set<string>();
  for (const io of ["input", "output"] as const) {
    const root: Json = z.toJSONSchema(schema, { io, unrepresentable: "any" });
    walk(root, root, "", found, []);
  }
  // Where a plan's question was copied from is told, and never looked up.
  return [...found].filter((path) => !path.endsWith(".source.questionId"));
}

function walk(root: Json, node: Json, path: string, found: Set<string>, above: readonly Json[]): void {
  if (typeof node !== "object" || node === null || above.includes(node)) return;
  const on = (next: Json, nextPath: string) => walk(root, next, nextPath, found, [...above, node]);
  if (node.$ref) on(root.$defs[node.$ref.split("/").at(-1)], path);
  if (node.format === "uuid" || path.endsWith("questionId")) found.add(path);
  for (const [name, value] of Object.entries(node.properties ?? {}))
    on(value, path ? `${path}.${name}` : name);
  on(node.items, `${path}[]`);
  on(node.propertyNames, `${path}{}`);
  on(node.additionalProperties, `${path}{}`);
  for (const either of [node.anyOf, node.oneOf, node.allOf]) for (const one of either ?? []) on(one, path);
}

/** The value with the id at that path put in place of what stands there; null where nothing does. */
export function withId(value: Json, path: string, id: string): Json {
  const [, name = "", mark = "", rest = ""] = /^([^.[{]*)(\[\]|\{\})?\.?(.*)$/.exec(path) ?? [];
  const inner = name === "" ? value : value?.[name];
  if (inner === undefined || inner === null) return null;
  const put = (changed: Json) =>
    changed === null ? null : name === "" ? changed : { ...value, [name]: changed };
  if (mark === "[]") {
    const changed = rest === "" ? id : withId(inner[0], rest, id);
    return changed === null ? null : put([changed, ...inner.slice(1)]);
  }
  if (mark === "{}") {
    const [first] = Object.keys(inner);
    return first === undefined ? null : put({ ...inner, [id]: inner[first] });
  }
  return put(rest === "" ? id : withId(inner, rest, id));
}
