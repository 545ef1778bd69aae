package io.github.voiceemotion.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What lies in a store's folder. */
record StoreFolder(Path dataFolder) {

  static final Duration PATIENCE = Duration.ofSeconds(30);

  Path history() {
    return dataFolder.resolve("history");
  }

  Path database() {
    return history().resolve(LocalDatabase.FILE);
  }

  RecordingStore open() {
    return RecordingStore.open(dataFolder);
  }

  RecordingStore open(Clock clock) throws IOException {
    Path folder = PrivateFolder.make(history());
    return new RecordingStore(new AudioFolder(folder), new LocalDatabase(folder, PATIENCE), clock);
  }

  Set<String> audio() throws IOException {
    return names("audio");
  }

  Set<String> pending() throws IOException {
    return names("pending");
  }

  Set<String> names(String folder) throws IOException {
    try (Stream<Path> files = Files.list(history().resolve(folder))) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
  }

  /** Checks that each recording has its whole audio, and that there is no other audio. */
  void assertRowsAndFilesAgree(RecordingStore store, int audioBytes) throws IOException {
    RecordingQuery all = query();
    Set<String> expected = new TreeSet<>();
    for (Recording recording : store.list(all)) {
      StoredAudio audio = store.audio(recording.owner(), recording.id()).orElseThrow();
      assertEquals(audioBytes, audio.length());
      assertEquals(audioBytes, Files.size(audio.file()));
      expected.add(audio.file().getFileName().toString());
    }
    assertEquals(expected, new TreeSet<>(audio()));
  }

  static RecordingQuery query() {
    RecordingQuery newest = RecordingQuery.newest(Samples.OWNER);
    return new RecordingQuery(
        newest.owner(),
        newest.emotion(),
        newest.from(),
        newest.to(),
        RecordingQuery.MAX_SIZE,
        newest.offset());
  }
}
