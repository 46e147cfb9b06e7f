import { useTranslation } from "react-i18next";
import { BackLink } from "../../common/BackLink";
import { ImportPage } from "../../imports/ImportPage";
import { Preview } from "./Preview";
import { workImports } from "./workImports";

const CHANGES = [["work"], ["growth"], ["timeline"]];

export function Component() {
  const { t } = useTranslation();
  return (
    <ImportPage
      kind={workImports}
      back={<BackLink to="/archive/imports">{t("workImport.title")}</BackLink>}
      about={({ orgUnit, mode }) =>
        t("workImport.into", { unit: orgUnit.path.join(" / "), mode: t(`workImport.modes.${mode}`) })
      }
      Preview={Preview}
      changes={CHANGES}
    />
  );
}
