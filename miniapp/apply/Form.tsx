import { type FormEvent, type ReactNode, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { isApiError } from "../shared/api";
import { fieldOf, NO_ANSWERS, type Problem, problemsOf, problemsOfRefusal, RESUME_KINDS } from "./answers";
import { type Answers, apply, type OpenedLink } from "./calls";

const MIB = 1024 * 1024;

type Props = { token: string; page: OpenedLink; onSent: () => void };

export function Form({ token, page, onSent }: Props) {
  const { t } = useTranslation();
  const [answers, setAnswers] = useState<Answers>(NO_ANSWERS);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const set = (part: Partial<Answers>) => {
    setAnswers((old) => ({ ...old, ...part }));
    setProblems((old) => old.filter((problem) => !(fieldOf(problem) in part)));
  };
  /** Shows what is wrong, and goes to the first of it. */
  function point(found: readonly Problem[]) {
    setProblems(found);
    if (found[0]) form.current?.querySelector<HTMLElement>(`[name="${fieldOf(found[0])}"]`)?.focus();
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    const found = problemsOf(answers, page.resumeMaxBytes);
    setRefusal(null);
    point(found);
    if (found.length > 0) return;
    setBusy(true);
    try {
      await apply(token, page.consentVersion, answers);
      onSent();
    } catch (error) {
      const refused = isApiError(error) ? problemsOfRefusal(error) : [];
      if (refused.length > 0) point(refused);
      else setRefusal(isApiError(error) ? error.message : t("offlineText"));
      setBusy(false);
    }
  }
  const limit = page.resumeMaxBytes / MIB;
  const problemOf = (name: Problem) => (problems.includes(name) ? t(`problem.${name}`, { limit }) : null);

  return (
    <form ref={form} className="apply-form" noValidate onSubmit={(event) => void submit(event)}>
      <section className="card apply-fields" aria-label={t("you")}>
        <Field label={t("name")} problem={problemOf("name")}>
          {(field) => (
            <input
              {...field}
              className="boxed"
              name="name"
              autoComplete="name"
              maxLength={60}
              required
              value={answers.name}
              onChange={(event) => set({ name: event.target.value })}
            />
          )}
        </Field>
        <Field label={t("phone")} problem={problemOf("phone")}>
          {(field) => (
            <input
              {...field}
              className="boxed"
              name="phone"
              type="tel"
              autoComplete="tel"
              maxLength={20}
              required
              value={answers.phone}
              onChange={(event) => set({ phone: event.target.value })}
            />
          )}
        </Field>
        <Field label={t("email")} optional problem={problemOf("email")}>
          {(field) => (
            <input
              {...field}
              className="boxed"
              name="email"
              type="email"
              autoComplete="email"
              maxLength={120}
              value={answers.email}
              onChange={(event) => set({ email: event.target.value })}
            />
          )}
        </Field>
        <Field
          label={t("resume")}
          optional
          hint={t("resumeHint", { limit })}
          problem={problemOf("resume") ?? problemOf("resumeKind")}
        >
          {(field) => <FileField {...field} file={answers.resume} onChange={(resume) => set({ resume })} />}
        </Field>
        <Field label={t("note")} optional problem={problemOf("note")}>
          {(field) => (
            <textarea
              {...field}
              name="note"
              rows={3}
              maxLength={1000}
              value={answers.note}
              onChange={(event) => set({ note: event.target.value })}
            />
          )}
        </Field>
        <div className="apply-trap" aria-hidden="true">
          <label>
            Website
            <input
              name="website"
              tabIndex={-1}
              autoComplete="off"
              value={answers.website}
              onChange={(event) => set({ website: event.target.value })}
            />
          </label>
        </div>
      </section>
      <fieldset className="card consents">
        <legend>{t("agreeing")}</legend>
        <Consent
          name="consent"
          checked={answers.consent}
          onChange={(consent) => set({ consent })}
          label={t("consent", { company: page.companyName })}
          text={t("consentText")}
          problem={problemOf("consent")}
        />
        <Consent
          name="talentPool"
          checked={answers.talentPool}
          onChange={(talentPool) => set({ talentPool })}
          label={t("talentPool", { company: page.companyName })}
          text={t("talentPoolText")}
          problem={null}
        />
      </fieldset>
      <div className="apply-end">
        {refusal ? (
          <p role="alert" className="note note-warn">
            {refusal}
          </p>
        ) : null}
        <button type="submit" className="wide-button" aria-busy={busy} disabled={busy}>
          {t(busy ? "sending" : "send")}
        </button>
      </div>
    </form>
  );
}

type FileFieldProps = {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": boolean;
  file: File | null;
  onChange: (file: File | null) => void;
};

/** A browser writes on its own file field in its own language; this one speaks the page's. */
function FileField({ file, onChange, ...field }: FileFieldProps) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="apply-file">
      <input
        {...field}
        ref={input}
        name="resume"
        type="file"
        accept={RESUME_KINDS.join(",")}
        onChange={(event) => onChange(event.target.files?.[0] ?? null)}
      />
      <span className="apply-file-face" aria-hidden="true">
        <span className="apply-file-choose">{t(file ? "otherFile" : "chooseFile")}</span>
        <span className="apply-file-name">{file?.name ?? t("noFile")}</span>
      </span>
      {file ? (
        <button
          type="button"
          className="bare-button apply-file-remove"
          onClick={() => {
            if (input.current) input.current.value = "";
            onChange(null);
          }}
        >
          {t("removeFile")}
        </button>
      ) : null}
    </div>
  );
}

type FieldProps = {
  label: string;
  optional?: boolean;
  hint?: string;
  problem?: string | null;
  children: (field: {
    id: string;
    "aria-describedby": string | undefined;
    "aria-invalid": boolean;
  }) => ReactNode;
};

function Field({ label, optional = false, hint, problem = null, children }: FieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const described = [hint ? `${id}-hint` : "", problem ? `${id}-problem` : ""].filter(Boolean).join(" ");
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {optional ? <small>{t("optional")}</small> : null}
      </label>
      {children({ id, "aria-describedby": described || undefined, "aria-invalid": problem !== null })}
      {hint ? (
        <p id={`${id}-hint`} className="fine">
          {hint}
        </p>
      ) : null}
      {problem ? (
        <p id={`${id}-problem`} role="alert" className="apply-problem">
          {problem}
        </p>
      ) : null}
    </div>
  );
}

type ConsentProps = {
  name: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  label: string;
  text: string;
  problem: string | null;
};

function Consent({ name, checked, onChange, label, text, problem }: ConsentProps) {
  const id = useId();
  return (
    <div className="consent">
      <label htmlFor={id}>
        <input
          id={id}
          name={name}
          type="checkbox"
          checked={checked}
          aria-describedby={`${id}-text`}
          aria-invalid={problem !== null}
          onChange={(event) => onChange(event.target.checked)}
        />
        <span>{label}</span>
      </label>
      <p id={`${id}-text`} className="consent-else">
        {text}
      </p>
      {problem ? (
        <p role="alert" className="apply-problem consent-else">
          {problem}
        </p>
      ) : null}
    </div>
  );
}
