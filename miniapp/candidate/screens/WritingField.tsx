import { useId, useRef, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { writtenLength } from "../../../server/plans/writtenLength";
import { usePage } from "../parts/hooks";
import { Icon } from "../parts/icons";
import type { CurrentQuestion } from "../types";
import { lengthAsked, lengthState } from "./lengthState";

const MAX_LENGTH = 20_000;

type Props = { question: CurrentQuestion["question"]; readOnly: boolean };

/** The sheet of paper: how long it is, what is asked for, whether it is kept. */
export function WritingField({ question, readOnly }: Props) {
  const { t } = useTranslation();
  const page = usePage();
  const written = useSyncExternalStore(page.writing.subscribe, page.writing.get);
  const field = useRef<HTMLTextAreaElement>(null);
  const taken = useRef("");
  const id = useId();
  const length = writtenLength(written.text);
  const stand = lengthState(length, question);
  const asked = lengthAsked(question);

  /** Moving one's own words about is no paste. */
  const take = () => {
    const { value, selectionStart, selectionEnd } = field.current!;
    taken.current = value.slice(selectionStart, selectionEnd);
  };
  const notePaste = (words: string) => {
    const own = taken.current.trim();
    if (own === "" || words.trim() !== own) page.writing.notePaste(words);
  };

  return (
    <div className="field writing">
      <label htmlFor={id}>{t("written.label")}</label>
      {asked && (
        <p className="fine" id={`${id}-asked`}>
          {t(`written.${asked}`, { least: question.leastLength, most: question.mostLength })}
        </p>
      )}
      <textarea
        ref={field}
        id={id}
        rows={10}
        maxLength={MAX_LENGTH}
        placeholder={t("written.placeholder")}
        value={written.text}
        readOnly={readOnly}
        aria-describedby={asked ? `${id}-asked ${id}-state` : `${id}-state`}
        onChange={(event) => page.writing.edit(event.target.value)}
        onCopy={take}
        onCut={take}
        onPaste={(event) => notePaste(event.clipboardData.getData("text"))}
        onDrop={(event) => notePaste(event.dataTransfer.getData("text"))}
        onDragStart={take}
      />
      <p className="writing-state" id={`${id}-state`}>
        <span data-length={stand.kind}>
          {t(length === 1 ? "written.one" : "written.length", { length })}
          {stand.kind === "over" && ` · ${t("written.over", { by: stand.by })}`}
        </span>
        <span data-saved={written.saved}>
          {written.saved === "saved" && <Icon name="check" size={16} />}
          {t(`written.${written.saved}`)}
        </span>
      </p>
      <output className="sr-only">
        {stand.kind === "over" ? t("written.overLive", { most: question.mostLength }) : ""}
      </output>
      <p className="fine">{t("written.pasteNote")}</p>
    </div>
  );
}
