import "antd-mobile/es/global";
import "../shared/tokens.css";
import "./styles/base.css";
import "./styles/parts.css";
import "./styles/interview.css";
import "./styles/standing.css";
import { createRoot } from "react-dom/client";
import { setUpI18n } from "../shared/i18n";
import { App } from "./App";
import { createPage } from "./page/page";
import { Fallback } from "./parts/Fallback";
import { PageContext } from "./parts/hooks";

/** `/i/<token>` */
const token = /^\/i\/([^/?#]+)/.exec(location.pathname)?.[1] ?? "";

async function show() {
  const [page] = await Promise.all([
    createPage(decodeURIComponent(token)),
    setUpI18n({ zh: () => import("./words/zh"), en: () => import("./words/en") }),
  ]);
  const root = document.getElementById("root");
  if (!root) return;
  createRoot(root).render(
    <PageContext value={page}>
      <Fallback>
        <App />
      </Fallback>
    </PageContext>,
  );
  await page.visit.open();
}

void show();
