import "../shared/tokens.css";
import "./sandbox.css";
import "./chats/styles/layout.css";
import "./chats/styles/head.css";
import "./chats/styles/guide.css";
import "./chats/styles/people.css";
import "./chats/styles/conversation.css";
import "./chats/styles/composer.css";
import "./chats/styles/cards.css";
import "./chats/styles/wire.css";
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
