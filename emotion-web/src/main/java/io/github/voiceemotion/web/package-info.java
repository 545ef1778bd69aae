/**
 * The web service: what {@link io.github.voiceemotion.api.EmotionRecognizer} answers, over HTTP and
 * WebSockets, with the recordings that are kept and the page that shows them.
 */
package io.github.voiceemotion.web;
