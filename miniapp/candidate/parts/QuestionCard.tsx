import { usePageState } from "./hooks";
import { Voice } from "./Voice";

/** The question, always readable; with its voice while it may be heard. */
export function QuestionCard({ voiced }: { voiced: boolean }) {
  const { state } = usePageState();
  const question = state?.current?.question;
  if (!state || !question) return null;
  return (
    <div className="card ask">
      <p className="ask-text" lang={state.interview.language}>
        {question.text}
      </p>
      {question.followUp && (
        <p className="ask-why" lang={state.interview.language}>
          {question.followUp.why}
        </p>
      )}
      {voiced && question.text && (
        <Voice key={question.id} text={question.text} recordedFor={question.voice ? question.id : null} />
      )}
    </div>
  );
}
