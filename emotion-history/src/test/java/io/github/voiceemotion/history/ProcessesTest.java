package io.github.voiceemotion.history;

import static io.github.voiceemotion.history.Samples.OWNER;
import static io.github.voiceemotion.history.Samples.clip;
import static io.github.voiceemotion.history.Samples.recording;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.history.StoreProcess.Halt;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Several processes on one store, and what is left when they are killed. */
@Timeout(120)
class ProcessesTest {

  private static final int AUDIO_BYTES = 44 + 2 * clip().length();

  @TempDir Path dataFolder;
  private StoreFolder folder;

  @BeforeEach
  void nameFolder() {
    folder = new StoreFolder(dataFolder);
  }

  @ParameterizedTest
  @EnumSource(Halt.class)
  void aHaltLeavesRowsAndFilesThatAgree(Halt halt) throws IOException, InterruptedException {
    try (StoreProcess process = StoreProcess.halting(halt, dataFolder)) {
      assertEquals(List.of(), process.remainingLines());
      assertTrue(process.hasHalted());
    }
    int before = 1;
    int after = halt.isAdd() ? 2 : 0;
    try (RecordingStore store = folder.open()) {
      assertEquals(halt.isCommitted() ? after : before, store.count(RecordingQuery.newest(OWNER)));
      folder.assertRowsAndFilesAgree(store, AUDIO_BYTES);
      store.add(recording("next"), clip());
    }
    Clock later = Clock.offset(Clock.systemUTC(), Duration.ofHours(2));
    try (RecordingStore store = folder.open(later)) {
      assertEquals(Set.of(), folder.pending());
      folder.assertRowsAndFilesAgree(store, AUDIO_BYTES);
    }
  }

  @Test
  void readingFinishesWhatAnotherProcessBegan() throws IOException, InterruptedException {
    try (RecordingStore store = folder.open();
        StoreProcess process = StoreProcess.halting(Halt.ADD_COMMITTED, dataFolder)) {
      assertTrue(process.hasHalted());
      assertEquals(1, folder.pending().size());
      folder.assertRowsAndFilesAgree(store, AUDIO_BYTES);
      assertEquals(2, store.count(RecordingQuery.newest(OWNER)));
      assertEquals(Set.of(), folder.pending());
    }
  }

  @Test
  void killsAtAnyTimeLoseNothing() throws IOException, InterruptedException {
    Set<String> present = new HashSet<>();
    Set<String> unsure = new HashSet<>();
    for (int kill = 0; kill < 4; kill++) {
      try (StoreProcess process = StoreProcess.working(dataFolder)) {
        for (int line = 0; line < 12 + 7 * kill; line++) {
          note(process.nextLine(), present, unsure);
        }
        process.kill();
        process.remainingLines().forEach(line -> note(line, present, unsure));
      }
      try (RecordingStore store = folder.open()) {
        folder.assertRowsAndFilesAgree(store, AUDIO_BYTES);
        Set<String> found =
            store.list(StoreFolder.query()).stream().map(Recording::id).collect(Collectors.toSet());
        assertTrue(found.containsAll(present), () -> "lost some of " + present);
        // One may be stored whose id the process did not live to print.
        found.removeAll(present);
        found.removeAll(unsure);
        assertTrue(found.size() <= 1, () -> "too many: " + found);
        present.addAll(found);
      }
    }
  }

  private static void note(String line, Set<String> present, Set<String> unsure) {
    String[] words = line.split(" ");
    switch (words[0]) {
      case "added" -> present.add(words[1]);
      case "deleting" -> {
        present.remove(words[1]);
        unsure.add(words[1]);
      }
      case "deleted" -> unsure.remove(words[1]);
      default -> throw new AssertionError(line);
    }
  }

  @Test
  void twoProcessesStoreAtTheSameTime() throws IOException, InterruptedException {
    try (StoreProcess process = StoreProcess.adding(20, dataFolder);
        RecordingStore store = folder.open()) {
      assertTrue(process.nextLine().startsWith("added"));
      for (int i = 0; i < 20; i++) {
        store.add(recording("here " + i), clip());
      }
      assertEquals(19, process.remainingLines().size());
      assertEquals(0, process.exitValue());
      assertEquals(40, store.count(RecordingQuery.newest(OWNER)));
      folder.assertRowsAndFilesAgree(store, AUDIO_BYTES);
    }
  }

  @Test
  void twoProcessesMakeTheStoreAtTheSameTime() throws IOException, InterruptedException {
    try (StoreProcess one = StoreProcess.adding(1, dataFolder);
        StoreProcess other = StoreProcess.adding(1, dataFolder)) {
      assertEquals(1, one.remainingLines().size());
      assertEquals(1, other.remainingLines().size());
      assertEquals(0, one.exitValue());
      assertEquals(0, other.exitValue());
    }
    try (RecordingStore store = folder.open()) {
      assertEquals(2, store.count(RecordingQuery.newest(OWNER)));
    }
  }

  @Test
  void goesOnWhenTheProcessThatOpenedFirstIsKilled() throws IOException, InterruptedException {
    try (StoreProcess process = StoreProcess.working(dataFolder)) {
      assertTrue(process.nextLine().startsWith("added"));
      try (RecordingStore store = folder.open()) {
        Recording before = store.add(recording("before"), clip());
        process.kill();
        Recording after = store.add(recording("after"), clip());
        assertTrue(store.find(OWNER, before.id()).isPresent());
        assertTrue(store.find(OWNER, after.id()).isPresent());
        folder.assertRowsAndFilesAgree(store, AUDIO_BYTES);
      }
    }
  }

  @Test
  void saysThatAnotherProgramHasTheDatabaseOpen() throws IOException, InterruptedException {
    try (RecordingStore store = folder.open();
        StoreProcess process = StoreProcess.holdingDatabase(dataFolder)) {
      assertEquals("holding true", process.nextLine());
      HistoryException e =
          assertThrows(HistoryException.class, () -> store.add(recording("no"), clip()));
      assertTrue(e.getMessage().endsWith("is in use by another program"), e.getMessage());
      assertThrows(HistoryException.class, folder::open);
      process.kill();
      store.add(recording("yes"), clip());
      folder.assertRowsAndFilesAgree(store, AUDIO_BYTES);
    }
  }

  @Test
  void waitsNoLongerThanItsPatience() throws IOException, InterruptedException {
    folder.open().close();
    try (StoreProcess process = StoreProcess.holdingLock(dataFolder)) {
      assertEquals("holding", process.nextLine());
      Path path = folder.history().toRealPath();
      LocalDatabase hasty = new LocalDatabase(path, Duration.ofSeconds(1));
      HistoryException e = assertThrows(HistoryException.class, () -> hasty.read(connection -> 1));
      assertEquals(path + ": another process has been using it for 1 seconds", e.getMessage());
      process.kill();
      assertEquals("read", hasty.read(connection -> "read"));
    }
  }

  @Test
  void givesUpWhenInterrupted() throws IOException, InterruptedException {
    folder.open().close();
    try (StoreProcess process = StoreProcess.holdingLock(dataFolder)) {
      assertEquals("holding", process.nextLine());
      LocalDatabase patient =
          new LocalDatabase(folder.history().toRealPath(), StoreFolder.PATIENCE);
      Thread.currentThread().interrupt();
      assertThrows(HistoryException.class, () -> patient.read(connection -> 1));
      assertTrue(Thread.interrupted());
      assertFalse(Thread.currentThread().isInterrupted());
    }
  }
}
