import { takeHandover } from "../../host/handover";
import { createHostCalls } from "../../host/hostCalls";
import { acceptLanguage, currentLanguage } from "../../shared/i18n";
import { createCalls } from "./calls";
import type { Context } from "./context";
import { patchLocal } from "./context";
import { createDesk } from "./desk";
import { createKeep, usableShelf } from "./keep";
import { initialPage, type PageState } from "./model";
import { createRetry } from "./retry";
import { createSecondRound } from "./secondRound";
import { createStanding } from "./standing";
import { createStore } from "./store";
import { tabId } from "./tab";
import { startUpkeep } from "./upkeep";
import { createUploads, openChunkStore } from "./uploads";
import { createVisit } from "./visit";
import { createWriting } from "./writing";

export type Page = Awaited<ReturnType<typeof createPage>>;

const language = () => acceptLanguage(currentLanguage());

/** Puts the parts together for one link. */
export async function createPage(token: string) {
  // First of all: the address is kept by many, and this is for one use.
  const handover = takeHandover();
  const keep = createKeep(token, usableShelf());
  const tab = await tabId();
  const store = createStore<PageState>({ ...initialPage, muted: keep.muted.read() ?? false });
  const retry = createRetry(Math.random, (callFailures) => store.set({ callFailures }));
  const host = createHostCalls(language);
  const calls = createCalls({
    token,
    language,
    sessionToken: () => keep.session.read()?.sessionToken ?? null,
    tabId: () => tab,
  });
  let chunks: ReturnType<typeof openChunkStore> | null = null;
  const context: Context = {
    store,
    calls,
    host,
    keep,
    retry,
    chunks: () => (chunks ??= openChunkStore(store)),
    now: () => performance.now(),
  };

  const uploads = createUploads(
    context,
    (why) => {
      if (why === "elsewhere") patchLocal(context, { elsewhere: true });
      else {
        keep.signOut();
        store.set({ signedIn: false });
      }
    },
    () => void visit.reload(),
  );
  const standing = createStanding(context);
  const visit = createVisit(context, uploads, handover, standing.openLetter);
  const writing = createWriting(context);
  const desk = createDesk(context, uploads, writing);
  startUpkeep(context, desk, uploads, visit);

  return {
    store,
    calls,
    host,
    visit,
    desk,
    writing,
    round: createSecondRound(context),
    standing,
    sendAgain: () => uploads.sendAgain(),
    setMuted(muted: boolean) {
      keep.muted.write(muted);
      store.set({ muted });
    },
    readGuide: (stageId: string) => patchLocal(context, { guideRead: stageId }),
    clearProblem: () => store.set({ problem: null }),
  };
}
