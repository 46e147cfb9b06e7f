import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { switchLanguage } from "../../shared/i18n";

/** Names the other language in that language, so that whoever needs it can read it. */
export function LanguageSwitch() {
  const { i18n } = useTranslation();
  const next = i18n.language === "en" ? "zh" : "en";
  return (
    <Button type="text" size="small" lang={next} onClick={() => void switchLanguage(next, true)}>
      {next === "en" ? "English" : "中文"}
    </Button>
  );
}
