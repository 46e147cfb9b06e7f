import "../shared/tokens.css";
import "./app/base.css";
import { createRoot } from "react-dom/client";
import { setUpI18n } from "../shared/i18n";
import { App } from "./app/App";

const root = createRoot(document.getElementById("root") as HTMLElement);

void setUpI18n({ zh: () => import("./i18n/zh"), en: () => import("./i18n/en") }).then(() =>
  root.render(<App />),
);
