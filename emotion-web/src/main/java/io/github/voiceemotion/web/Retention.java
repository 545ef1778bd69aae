package io.github.voiceemotion.web;

import io.github.voiceemotion.history.RecordingStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A round that deletes what is kept no longer: uploads left behind, recordings too old or too much.
 */
final class Retention implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

  private final UploadFolder uploads;
  private final Optional<RecordingStore> store;
  private final Optional<Duration> keepAtMost;
  private final OptionalLong keepBytes;

  Retention(
      UploadFolder uploads,
      Optional<RecordingStore> store,
      Optional<Duration> keepAtMost,
      OptionalLong keepBytes) {
    this.uploads = uploads;
    this.store = store;
    this.keepAtMost = keepAtMost;
    this.keepBytes = keepBytes;
  }

  @Override
  public void run() {
    attempt("uploads left behind", uploads::sweep);
    store.ifPresent(
        kept -> {
          keepAtMost.ifPresent(
              age ->
                  attempt("what is too old", () -> kept.deleteOlderThan(Instant.now().minus(age))));
          keepBytes.ifPresent(
              bytes -> attempt("what is too much", () -> kept.deleteOldestBeyond(bytes)));
        });
  }

  /** A round that fails must neither end the other deletions nor the rounds to come. */
  private static void attempt(String what, Runnable deletion) {
    try {
      deletion.run();
    } catch (RuntimeException e) {
      LOG.error("{} could not be deleted", what, e);
    }
  }
}
