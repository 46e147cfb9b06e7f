import { addUp } from "../../../server/interviews/pasted";

describe("what was pasted", () => {
  it("is nothing where nothing was told", () => {
    expect(addUp(null, undefined)).toBeNull();
  });
  it("grows, whichever page counts on", () => {
    expect(addUp({ times: 1, length: 40 }, { times: 2, length: 90 })).toEqual({ times: 2, length: 90 });
    expect(addUp(null, { times: 1, length: 3 })).toEqual({ times: 1, length: 3 });
  });
  it("is taken back by no call that comes late, twice, or without it", () => {
    const held = { times: 2, length: 90 };
    expect(addUp(held, { times: 1, length: 40 })).toEqual(held);
    expect(addUp(held, held)).toEqual(held);
    expect(addUp(held, undefined)).toEqual(held);
  });
});
