import { LeftOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { ImportPage } from "../../imports/ImportPage";
import { candidatesKey } from "../data";
import { candidateImports } from "./candidateImports";
import styles from "./Imports.module.css";
import { Preview } from "./Preview";

const CHANGES = [candidatesKey];

export function Component() {
  const { t } = useTranslation();
  return (
    <ImportPage
      kind={candidateImports}
      back={
        <Link to="/candidates/imports" className={styles.back}>
          <LeftOutlined aria-hidden /> {t("candidateImport.title")}
        </Link>
      }
      about={({ orgUnit, tags }) =>
        [
          t("candidateImport.into", { unit: orgUnit.path.join(" / ") }),
          ...(tags.length > 0 ? [tags.join(t("common.comma"))] : []),
        ].join(" · ")
      }
      Preview={Preview}
      onward={
        <Link to="/candidates" className={styles.button}>
          {t("candidateImport.toPool")}
        </Link>
      }
      changes={CHANGES}
    />
  );
}
