import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { isApiError } from "../../shared/api";
import { Head } from "../Head";
import { type Member, type Platform, chatsApi } from "./api";
import type { Said } from "./Composer";
import { Conversation } from "./Conversation";
import { Guide, type Step } from "./Guide";
import { type Seen, lookAt, newsIn, newsOf } from "./news";
import { People } from "./People";
import { readPlace, writePlace } from "./place";
import { toBase64 } from "./toBase64";
import { useFrames, useLook } from "./useLook";
import { Wire } from "./Wire";

const PANES = ["people", "talk", "wire"] as const;
type Pane = (typeof PANES)[number];
type Target = { as: string; platform: Platform; chat: string };

/** Both platforms as everybody of the demonstration sees them, and what goes over the wire meanwhile. */
export function ChatsPage() {
  const { t } = useTranslation();
  const [place, setPlace] = useState(readPlace);
  const [pane, setPane] = useState<Pane>("people");
  const [trouble, setTrouble] = useState<string | null>(null);
  const { view, lost } = useLook(place.as);
  const frames = useFrames(view?.revision);
  const [seen, setSeen] = useState<Seen | null>(null);
  const nowSeen = view && lookAt(seen, view, place);
  if (nowSeen && nowSeen !== seen) setSeen(nowSeen);
  useEffect(() => {
    document.title = `${t("sandbox")} · ${t("product")}`;
  }, [t]);

  const me = view?.members.find(({ key }) => key === place.as);
  const find = ({ platform, id }: { platform: Platform; id: string }) =>
    view?.chats.find((each) => each.platform === platform && each.id === id);
  const chat =
    find({ platform: place.platform, id: place.chat }) ??
    view?.chats.find(({ platform, title }) => platform === place.platform && title === null) ??
    view?.chats.at(-1) ??
    null;

  function go(change: Partial<typeof place>, to: Pane | null = null) {
    const next = { ...place, ...change };
    setPlace(next);
    writePlace(next);
    setTrouble(null);
    if (to) setPane(to);
  }

  /** With whom one begins on a platform. */
  const leadOf = (platform: Platform): string =>
    view?.stories.find((story) => story.platform === platform)?.hr ?? place.as;

  /** Whatever goes wrong is said where one writes. */
  async function attempt(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
      setTrouble(null);
      return true;
    } catch (error) {
      setTrouble(isApiError(error) ? error.message : t("chats.failed"));
      return false;
    }
  }

  const say = (to: Target, said: Said) =>
    attempt(async () => {
      if ("text" in said) await chatsApi.say({ ...to, text: said.text });
      else await chatsApi.sendFile({ ...to, name: said.file.name, base64: await toBase64(said.file) });
    });

  function open(as: string, platform: Platform, url: string) {
    // Opened within the press: a browser lets nothing open a window later.
    const tab = window.open("", "_blank");
    void attempt(async () => {
      const { url: address } = await chatsApi.open({ as, platform, url });
      if (!tab) return;
      tab.opener = null;
      tab.location.href = address;
    }).then((done) => (done ? undefined : tab?.close()));
  }

  /** The group's id is the platform's, and is found among the chats of somebody who is in it. */
  async function walk({ as, place: where, line }: Step) {
    const platform = place.platform;
    const { chats } = await chatsApi.look({ as });
    const target = chats.find(
      (each) => each.platform === platform && (each.title === null) === (where === "direct"),
    );
    if (!target) return;
    go({ as, chat: target.id }, "talk");
    if (line !== null) await say({ as, platform, chat: target.id }, { text: line });
  }

  return (
    <div className="chats" data-pane={pane}>
      <Head at="chats">
        {lost ? (
          <output className="live" data-ok={false}>
            {t("stale")}
          </output>
        ) : null}
      </Head>
      <h1 className="unseen">{t("chats.heading")}</h1>
      <Guide
        platform={place.platform}
        members={view?.members ?? []}
        stories={view?.stories ?? []}
        onPlatform={(platform) => go({ platform, as: leadOf(platform), chat: "direct" })}
        onStep={(step) => void attempt(() => walk(step))}
        onAfresh={() =>
          void attempt(async () => {
            await chatsApi.afresh();
            go({ as: leadOf(place.platform), chat: "direct" });
          })
        }
      />
      <fieldset className="tabs" aria-label={t("chats.panes.title")}>
        {PANES.map((name) => (
          <button key={name} type="button" aria-pressed={pane === name} onClick={() => setPane(name)}>
            {t(`chats.panes.${name}`)}
          </button>
        ))}
      </fieldset>
      {view && me ? (
        <main className="panes">
          <People
            members={view.members}
            me={me}
            chats={view.chats}
            chat={chat}
            hasNews={(member) => seen !== null && newsOf(seen, member)}
            hasNewsIn={(each) => seen !== null && newsIn(seen, each, me)}
            onMember={(as) => go({ as })}
            onChat={({ platform, id }) => go({ platform, chat: id }, "talk")}
          />
          {chat ? (
            <Conversation
              chat={chat}
              me={me}
              members={view.members}
              trouble={trouble}
              turnedTo={pane === "talk"}
              onSay={(said) => say({ as: me.key, platform: chat.platform, chat: chat.id }, said)}
              onPress={(cardId, press) =>
                void attempt(() => chatsApi.press({ as: me.key, platform: chat.platform, cardId, press }))
              }
              onOpen={(url) => open(me.key, chat.platform, url)}
            />
          ) : (
            <Outside me={me} />
          )}
          <Wire
            platform={chat?.platform ?? place.platform}
            platforms={view.platforms}
            frames={frames}
            onFault={(fault, on) =>
              void attempt(() => chatsApi.turn({ platform: chat?.platform ?? place.platform, fault, on }))
            }
          />
        </main>
      ) : (
        <main className="panes" aria-busy="true">
          <output className="nothing">{t("loading")}</output>
        </main>
      )}
    </div>
  );
}

function Outside({ me }: { me: Member }) {
  const { t } = useTranslation();
  return (
    <section className="talk outside" aria-label={t("chats.conversation")}>
      <h2>{t("chats.outsideTitle", { name: me.name })}</h2>
      <p>{t("chats.outsideText", { mobile: me.mobile })}</p>
      <a className="button" href="/sandbox/inbox">
        {t("chats.toInbox")}
      </a>
    </section>
  );
}
