/** What a call of the sandbox's API answers. */
export type Answer = { status: number; body: unknown };

export const fine = (body: unknown): Answer => ({ status: 200, body });
/** As api.dingtalk.com says it. */
export const refuse = (status: number, code: string): Answer => ({
  status,
  body: { code, requestid: "sandbox", message: code },
});
/** As oapi.dingtalk.com says it: under status 200. */
export const refuseOld = (errcode: number, sub_code?: string): Answer => ({
  status: 200,
  body: { errcode, errmsg: "sandbox", ...(sub_code ? { sub_code } : {}), request_id: "sandbox" },
});
export const fineOld = (result?: unknown): Answer => fine({ errcode: 0, errmsg: "ok", result });

/** One call: its body, who the token belongs to, and what stood in the address. */
export type SandboxCall = {
  body: unknown;
  token: string | null;
  query: URLSearchParams;
  /** By which a deed is known again. */
  clientToken: string | null;
};
export type Routes = Record<string, (call: SandboxCall) => Answer>;
