import { lazy, Suspense, useEffect, type ComponentType } from "react";
import { useTranslation } from "react-i18next";
import { showTitle } from "../host/showTitle";
import { chosenLanguage, currentLanguage, switchLanguage } from "../shared/i18n";
import { screenFor, type Screen } from "./page/flow";
import { flowOf } from "./page/model";
import { usePage, usePageState, useStanding } from "./parts/hooks";
import { NoticeScreen } from "./screens/NoticeScreen";
import { ClosedScreen, ElsewhereScreen, LoadingScreen, PersonScreen } from "./screens/StandingScreens";

/** Everything after the notice comes in one piece, fetched while the notice is read. */
const later = () => import("./screens/later");
const fromLater = (name: keyof Awaited<ReturnType<typeof later>>) =>
  lazy(async () => ({ default: (await later())[name] as ComponentType }));

const SCREENS: Record<Screen, ComponentType> = {
  loading: LoadingScreen,
  notice: NoticeScreen,
  identity: fromLater("IdentityScreen"),
  device: fromLater("DeviceScreen"),
  practice: fromLater("PracticeScreen"),
  guide: fromLater("GuideScreen"),
  question: fromLater("QuestionScreen"),
  answering: fromLater("AnsweringScreen"),
  written: fromLater("WrittenScreen"),
  thinking: fromLater("ThinkingScreen"),
  resume: fromLater("ResumeScreen"),
  confirm: fromLater("ConfirmView"),
  done: fromLater("DoneView"),
  second_round: fromLater("SecondRoundScreen"),
  standing: fromLater("StandingScreen"),
  letter: fromLater("LetterScreen"),
  elsewhere: ElsewhereScreen,
  closed: ClosedScreen,
  person: PersonScreen,
};

export function App() {
  const { t } = useTranslation();
  const page = usePage();
  const state = usePageState();
  const { invitation } = state;
  const { letter } = useStanding();
  const language = invitation?.language ?? letter?.language;
  const screen = screenFor(flowOf(state));
  const Shown = SCREENS[screen];

  useEffect(() => {
    // Fetched ahead; a failure shows when a screen is really needed.
    later().catch(() => undefined);
  }, []);
  useEffect(() => {
    // Once the invitation is known; afterwards the switch on the page decides.
    if (language && !chosenLanguage() && language !== currentLanguage()) void switchLanguage(language, false);
  }, [language]);
  useEffect(() => {
    const about = invitation ?? letter;
    const title = about
      ? t("app.titleWith", { job: about.jobTitle, company: about.companyName })
      : t("app.title");
    showTitle(page.host, title);
  }, [page, invitation, letter, t]);
  useEffect(() => {
    if (["confirm", "closed", "person", "second_round", "standing", "letter"].includes(screen))
      page.desk.leave();
  }, [page, screen]);

  return (
    <Suspense fallback={<LoadingScreen />}>
      <Shown />
    </Suspense>
  );
}
