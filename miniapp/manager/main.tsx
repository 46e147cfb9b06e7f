import "antd-mobile/es/global";
import "../shared/tokens.css";
import "../candidate/styles/base.css";
import "../candidate/styles/parts.css";
import "../shared/phone.css";
import "./styles/layout.css";
import "./styles/list.css";
import "./styles/report.css";
import "./styles/decision.css";
import "./styles/compare.css";
import "./styles/progress.css";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createRoot } from "react-dom/client";
import { BrowserRouter } from "react-router";
import { Fallback } from "../candidate/parts/Fallback";
import { takeHandover } from "../host/handover";
import { isTemporary } from "../shared/api";
import { setUpI18n } from "../shared/i18n";
import { App } from "./App";

// First of all: the address is kept by many, and this is for one use.
const handover = takeHandover();

const client = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 10_000, retry: (failures, error) => failures < 2 && isTemporary(error) },
  },
});

void setUpI18n({ zh: () => import("./words/zh"), en: () => import("./words/en") }).then(() =>
  createRoot(document.getElementById("root") as HTMLElement).render(
    <Fallback>
      <QueryClientProvider client={client}>
        <BrowserRouter basename="/m">
          <App handover={handover} />
        </BrowserRouter>
      </QueryClientProvider>
    </Fallback>,
  ),
);
