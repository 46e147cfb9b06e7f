import { useTranslation } from "react-i18next";
import { currentLanguage, switchLanguage } from "../../shared/i18n";
import { Icon } from "./icons";

/** Each language under its own name. */
const OTHER = { zh: { language: "en", label: "English" }, en: { language: "zh", label: "中文" } } as const;

export function LanguageSwitch() {
  useTranslation();
  const { language, label } = OTHER[currentLanguage()];
  return (
    <button
      type="button"
      className="tool"
      lang={language === "zh" ? "zh-CN" : "en"}
      onClick={() => void switchLanguage(language, true)}
    >
      <Icon name="globe" />
      <span>{label}</span>
    </button>
  );
}
