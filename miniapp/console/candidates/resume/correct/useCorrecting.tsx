import { App } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../../common/ErrorState";
import type { Correcting } from "../FieldList";
import {
  type Correctable,
  type Correction,
  type Ids,
  type ReadResume,
  type ResumeReading,
  useUndo,
} from "../data";
import { CorrectDrawer, type Target, valueAt } from "./CorrectDrawer";

const NAMES = {
  name: "resume.name",
  phones: "resume.phone",
  emails: "resume.email",
  yearsOfExperience: "resume.years",
  educations: "resume.education",
  works: "resume.work",
  projects: "resume.project",
  skills: "resume.skills",
  certificates: "resume.certificates",
} as const;

/** What the list of fields needs to be corrected, and the drawer in which that is done. */
export function useCorrecting(ids: Ids, reading: ResumeReading, resume: ReadResume) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const [target, setTarget] = useState<Target | null>(null);
  const undo = useUndo(ids);
  const { corrections, marks, revision } = reading;
  const markOf = (field: Correctable, index: number) => marks?.[field]?.[index];
  const correcting: Correcting = {
    correctionOf: (field, index) => {
      const id = markOf(field, index)?.correctionId;
      return id ? corrections.find((each) => each.id === id) : undefined;
    },
    removed: corrections.filter(({ value }) => value === null),
    onCorrect: (field, of) =>
      setTarget({
        field,
        of,
        title: t(NAMES[field]),
        key: of ? (markOf(field, of.index)?.key ?? null) : null,
        value: of ? (valueAt(resume, field, of.index) ?? null) : null,
      }),
    onUndo: ({ id }: Correction) =>
      undo.mutate(
        { id, revision },
        {
          onSuccess: () => void message.success(t("resume.correct.undone")),
          onError: (error) => void message.error(errorText(error)),
        },
      ),
  };
  const drawer = (
    <CorrectDrawer ids={ids} reading={reading} target={target} onClose={() => setTarget(null)} />
  );
  return { ...correcting, drawer };
}
