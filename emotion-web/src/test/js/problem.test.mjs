// What the page says about answers that are no results.
import assert from "node:assert/strict";
import { test } from "node:test";
import { isTooLong, problemOf, sentenceOf } from "../../main/resources/io/github/voiceemotion/web/page/problem.js";

test("takes the server's own sentence", () => {
  const problem = problemOf(400, '{"title":"Bad Request","detail":"a.wav: the file is empty"}', null);
  assert.equal(problem.message, "a.wav: the file is empty.");
  assert.equal(problem.status, 400);
  assert.equal(problem.retryAfter, null);
});

test("makes a sentence of what the server says", () => {
  assert.equal(problemOf(429, '{"detail":"the service is busy; try again in a second"}', null).message, "The service is busy; try again in a second.");
  assert.equal(sentenceOf("No audio came for 30 s."), "No audio came for 30 s.");
});

test("asks for a token in words of its own", () => {
  assert.equal(problemOf(401, '{"detail":"a bearer token is needed"}', null).message, "The server asks for a token.");
});

test("has a sentence of its own where the body is not JSON", () => {
  assert.equal(problemOf(413, "<html>", null).message, "This file is too large for the server.");
  assert.equal(problemOf(502, "null", null).message, "The server answered with an error (502).");
});

test("reads how long to wait, in seconds or as a date", () => {
  assert.equal(problemOf(429, "", "3").retryAfter, 3);
  const now = Date.parse("2026-11-22T10:00:00Z");
  assert.equal(problemOf(429, "", "Sun, 22 Nov 2026 10:00:05 GMT", now).retryAfter, 5);
  assert.equal(problemOf(429, "", "Sun, 22 Nov 2026 09:00:00 GMT", now).retryAfter, 0);
  assert.equal(problemOf(429, "", "soon").retryAfter, null);
});

test("knows audio that is too long for one answer", () => {
  const problem = (status, detail) => problemOf(status, JSON.stringify({ detail }), null);
  assert.ok(isTooLong(problem(400, "the audio: lasts longer than the limit of 600.0 s")));
  assert.ok(!isTooLong(problem(400, "the audio: is not audio in a format that is read here")));
  assert.ok(!isTooLong(new Error("The microphone lasts longer than the limit of patience")));
});
