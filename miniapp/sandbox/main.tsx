import "../shared/tokens.css";
import "./sandbox.css";
import "./chats/chats.css";
import "./chats/cards.css";
import "./chats/wire.css";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createRoot } from "react-dom/client";
import { setUpI18n } from "../shared/i18n";
import { Sandbox } from "./Sandbox";

const root = createRoot(document.getElementById("root") as HTMLElement);

void setUpI18n({ zh: () => import("./i18n/zh"), en: () => import("./i18n/en") }).then(() =>
  root.render(
    <QueryClientProvider client={new QueryClient()}>
      <Sandbox />
    </QueryClientProvider>,
  ),
);
