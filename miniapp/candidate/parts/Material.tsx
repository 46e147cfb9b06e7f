import { useTranslation } from "react-i18next";
import { Icon } from "./icons";
import { usePageState } from "./hooks";

/** What is to be read for written work, open unless somebody closes it to have more room. */
export function Material() {
  const { t } = useTranslation();
  const { state } = usePageState();
  const material = state?.current?.question.material;
  if (!state || !material) return null;
  return (
    <details className="card material" open>
      <summary>
        <span>{t("written.material")}</span>
        <Icon name="chevron" size={18} />
      </summary>
      <p className="material-text" lang={state.interview.language}>
        {material}
      </p>
    </details>
  );
}
