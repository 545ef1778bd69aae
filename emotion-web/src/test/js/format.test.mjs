// Times, shares and sizes as people read them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { clock, dateAndTime, duration, instantOfDay, percent, size } from "../../main/resources/io/github/voiceemotion/web/page/format.js";

test("writes shares as whole percentages", () => {
  assert.equal(percent(0.434), "43\u00a0%");
  assert.equal(percent(1), "100\u00a0%");
});

test("writes positions with minutes and, where there are any, hours", () => {
  assert.equal(clock(0), "0:00");
  assert.equal(clock(65.9), "1:05");
  assert.equal(clock(3723), "1:02:03");
});

test("writes short lengths in seconds and long ones as a clock", () => {
  assert.equal(duration(3), "3.0\u00a0s");
  assert.equal(duration(130), "2:10");
});

test("writes sizes in decimal units", () => {
  assert.equal(size(12), "12\u00a0bytes");
  assert.equal(size(96044), "96\u00a0kB");
  assert.equal(size(50e6), "50.0\u00a0MB");
});

test("writes instants in the asked-for time zone", () => {
  assert.match(dateAndTime("2026-11-22T23:30:00Z", "en-GB", "Europe/Berlin"), /23 Nov 2026, 00:30/);
});

test("takes a day from its first instant to the first of the next", () => {
  assert.equal(new Date(instantOfDay("2026-02-28", false)).getTime(), new Date(2026, 1, 28).getTime());
  assert.equal(new Date(instantOfDay("2026-02-28", true)).getTime(), new Date(2026, 2, 1).getTime());
  assert.equal(instantOfDay("", true), null);
});
