import { ConfirmScreen } from "./ConfirmScreen";

export { AnsweringScreen } from "./AnsweringScreen";
export { DeviceScreen } from "./DeviceScreen";
export { GuideScreen } from "./GuideScreen";
export { IdentityScreen } from "./IdentityScreen";
export { PracticeScreen } from "./PracticeScreen";
export { QuestionScreen } from "./QuestionScreen";
export { ResumeScreen } from "./ResumeScreen";
export { SecondRoundScreen } from "./SecondRoundScreen";
export { LetterScreen } from "./standing/LetterScreen";
export { StandingScreen } from "./standing/StandingScreen";
export { ThinkingScreen } from "./ThinkingScreen";
export { WrittenScreen } from "./WrittenScreen";
export const ConfirmView = () => <ConfirmScreen name="confirm" />;
export const DoneView = () => <ConfirmScreen name="done" />;
