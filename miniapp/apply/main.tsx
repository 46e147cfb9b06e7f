import "../shared/tokens.css";
import "../candidate/styles/base.css";
import "../candidate/styles/parts.css";
import "../shared/phone.css";
import "./apply.css";
import { createRoot } from "react-dom/client";
import { setUpI18n } from "../shared/i18n";
import { App } from "./App";

/** `/apply/<token>` */
const token = decodeURIComponent(/^\/apply\/([^/?#]+)/.exec(location.pathname)?.[1] ?? "");

void setUpI18n({ zh: () => import("./words/zh"), en: () => import("./words/en") }).then(() =>
  createRoot(document.getElementById("root") as HTMLElement).render(<App token={token} />),
);
