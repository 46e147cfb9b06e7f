import { QueryClientProvider } from "@tanstack/react-query";
import { App as AntApp, ConfigProvider } from "antd";
import enUS from "antd/locale/en_US";
import zhCN from "antd/locale/zh_CN";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { RouterProvider } from "react-router";
import { useMedia } from "../common/useMedia";
import { createQueryClient } from "./queryClient";
import { createRouter } from "./routes";
import { consoleTheme } from "./theme";

export function App() {
  const { i18n } = useTranslation();
  const isDark = useMedia("(prefers-color-scheme: dark)");
  const [client] = useState(createQueryClient);
  const [router] = useState(createRouter);
  return (
    <ConfigProvider
      theme={consoleTheme(isDark)}
      locale={i18n.language === "en" ? enUS : zhCN}
      button={{ autoInsertSpace: false }}
    >
      <AntApp component={false}>
        <QueryClientProvider client={client}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  );
}
