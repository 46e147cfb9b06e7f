import "antd-mobile/es/global";
import "../../shared/tokens.css";
import "../styles/base.css";
import "../styles/parts.css";
import "../styles/interview.css";
import "./preview.css";
import { createRoot } from "react-dom/client";
import type { PlanDefinition } from "../../../server/plans/definition";
import { createApi, isApiError } from "../../shared/api";
import { acceptLanguage, currentLanguage, setUpI18n, switchLanguage } from "../../shared/i18n";
import { App } from "../App";
import { PageContext } from "../parts/hooks";
import { PreviewBar } from "./PreviewBar";
import { createPreviewPage } from "./previewPage";
import { previewWords } from "./words";

/** `/preview/<planId>`: only reads, with the session of whoever is logged in to the console. */
const planId = /^\/preview\/([^/?#]+)/.exec(location.pathname)?.[1] ?? "";
const TICK_MS = 250;

const api = createApi({ language: () => acceptLanguage(currentLanguage()) });

async function read() {
  const [plan, session] = await Promise.all([
    api.get<{ definition: PlanDefinition }>(`/plans/${encodeURIComponent(planId)}`),
    api.get<{ companyName: string }>("/session"),
  ]);
  return { plan: plan.definition, companyName: session.companyName };
}

async function show() {
  const root = createRoot(document.getElementById("root") as HTMLElement);
  await setUpI18n({
    zh: async () => ({ default: { ...(await import("../words/zh")).default, ...previewWords.zh } }),
    en: async () => ({ default: { ...(await import("../words/en")).default, ...previewWords.en } }),
  });
  const words = previewWords[currentLanguage()].preview;
  try {
    const { plan, companyName } = await read();
    // The candidate sees it in the plan's language first; the switch on the page is theirs.
    await switchLanguage(plan.language, false);
    const page = createPreviewPage({
      plan,
      companyName,
      candidateName: previewWords[plan.language].preview.candidate,
      now: () => performance.now(),
    });
    setInterval(page.tick, TICK_MS);
    root.render(
      <PageContext value={page.screens}>
        <PreviewBar page={page} />
        <App />
      </PageContext>,
    );
  } catch (error) {
    const why = isApiError(error) ? (error.status === 401 ? words.login : error.message) : "";
    root.render(
      <div className="frame">
        <main className="screen" role="alert">
          <h1 className="title">{words.failed}</h1>
          <p className="lead">{why}</p>
        </main>
      </div>,
    );
  }
}

void show();
