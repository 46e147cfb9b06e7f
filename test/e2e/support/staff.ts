import type { Locator, Page } from "playwright-core";
import type { PlanDefinition } from "../../../server/plans/definition";
import type { Report } from "../../../server/reports/schema";

/** The console as HR uses it. */

export async function logInAs(page: Page, origin: string, role: string): Promise<void> {
  await page.goto(`${origin}/console`);
  await page.getByRole("button", { name: new RegExp(`^${role}`) }).click();
  await page.getByRole("navigation", { name: "主导航" }).waitFor();
}

/** Makes a plan from a template by a press on it; then changes it as another HR system would, by the API. */
export async function createPlan(
  page: Page,
  origin: string,
  template: RegExp,
  { name, change }: { name: string; change: (definition: PlanDefinition) => PlanDefinition },
): Promise<void> {
  await page.goto(`${origin}/console/plans/new`);
  await page.getByRole("button", { name: template }).click();
  await page.waitForURL(/\/console\/plans\/[0-9a-f-]{36}$/);
  const id = page.url().split("/").at(-1) ?? "";
  const path = `${origin}/api/v1/plans/${id}`;
  const plan = await (await page.request.get(path)).json();
  const changed = await page.request.put(path, {
    headers: { "X-Requested-With": "zhimian" },
    data: { name, definition: change(plan.definition), version: plan.version },
  });
  if (!changed.ok()) throw new Error(await changed.text());
}

export type Invited = { link: string; interviewId: string };

/** Invites somebody in the drawer and reads the link there: it is shown this once. */
export async function invite(
  page: Page,
  origin: string,
  { planName, name, phone }: { planName: string; name: string; phone: string },
): Promise<Invited & { drawer: Locator }> {
  await page.goto(`${origin}/console/plans`);
  await page
    .getByRole("listitem")
    .filter({ hasText: planName })
    .getByRole("button", { name: /邀请/ })
    .first()
    .click();
  const drawer = page.getByRole("dialog");
  await drawer.getByLabel("候选人姓名").fill(name);
  await drawer.getByLabel("手机").fill(phone);
  const answer = page.waitForResponse((response) => response.url().endsWith("/api/v1/invitations"));
  await drawer.getByRole("button", { name: "生成链接" }).click();
  const { interviewId } = (await (await answer).json()) as { interviewId: string };
  const shown = drawer.getByRole("link", { name: /\/i\// });
  await shown.waitFor();
  return { drawer, interviewId, link: await shown.innerText() };
}

export async function readReport(page: Page, origin: string, interviewId: string): Promise<Report> {
  const response = await page.request.get(`${origin}/api/v1/interviews/${interviewId}/report`);
  const { state, report } = (await response.json()) as { state: string; report: Report | null };
  if (!report) throw new Error(`the report is ${state}`);
  return report;
}
