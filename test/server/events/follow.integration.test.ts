import { newId, systemClock } from "../../../server/clock";
import { connectDatabase, databaseLocation } from "../../../server/db/connect";
import { type DomainEvent, createEvents } from "../../../server/events/events";
import { openTestPlace } from "../../support/testDatabase";

test("what another process publishes is heard here, each event once", async () => {
  const place = await openTestPlace();
  const location = databaseLocation({ DATABASE_URL: place.databaseUrl, DATA_DIR: place.dataDir });
  const db = await connectDatabase(location);
  const [here, there] = [createEvents(systemClock), createEvents(systemClock)];
  const interviewId = newId();
  const heard: string[] = [];
  const failures: unknown[] = [];
  const unfollow = here.follow(db, (error) => failures.push(error));
  const last = new Promise<void>((resolve) => {
    here.subscribe(({ type }: DomainEvent) => {
      heard.push(type);
      if (type === "interview.completed") resolve();
    });
  });
  await db.write((tx) => here.publish(tx, "interview.opened", interviewId, {}));
  await db.write((tx) => there.publish(tx, "interview.timed_out", interviewId, {}));
  await db.write((tx) => there.publish(tx, "interview.completed", interviewId, {}));
  await last;
  unfollow();
  expect([heard, failures]).toEqual([["interview.opened", "interview.timed_out", "interview.completed"], []]);
  await db.close();
  await place.remove();
});
