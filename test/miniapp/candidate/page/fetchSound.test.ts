import { fetchSound } from "../../../../miniapp/candidate/page/fetchSound";
import { ApiError } from "../../../../miniapp/shared/api";

const refused = (code: string) => new ApiError(404, code, "", null, [], null);
const sound = new Blob(["sound"]);
const paused = jest.fn(async () => undefined);
beforeEach(() => paused.mockClear());

test("a sound that is made meanwhile is found", async () => {
  const fetchOnce = jest
    .fn<Promise<Blob>, []>()
    .mockRejectedValueOnce(refused("voice.not_available"))
    .mockResolvedValue(sound);
  expect(await fetchSound(fetchOnce, paused)).toBe(sound);
  expect(paused).toHaveBeenCalledTimes(1);
});

test("one that does not come leaves the reading to the browser soon", async () => {
  const fetchOnce = jest.fn<Promise<Blob>, []>().mockRejectedValue(refused("voice.not_available"));
  await expect(fetchSound(fetchOnce, paused)).rejects.toThrow(ApiError);
  expect(fetchOnce).toHaveBeenCalledTimes(3);
});

test("what no pause mends is not tried again", async () => {
  const fetchOnce = jest.fn<Promise<Blob>, []>().mockRejectedValue(refused("session.invalid"));
  await expect(fetchSound(fetchOnce, paused)).rejects.toThrow(ApiError);
  expect(paused).not.toHaveBeenCalled();
});
