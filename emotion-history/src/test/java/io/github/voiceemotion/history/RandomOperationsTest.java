package io.github.voiceemotion.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.Labels;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random operations on two stores of one folder, against a list in memory. */
class RandomOperationsTest {

  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
  private static final List<String> OWNERS = List.of("local", "token-1", "Токен 2");
  private static final int OPERATIONS = 100;

  @TempDir Path dataFolder;

  private final SettableClock clock = new SettableClock(START);
  private final List<Recording> model = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void agreeWithAListInMemory(long seed) throws IOException {
    Random random = new Random(seed);
    StoreFolder folder = new StoreFolder(dataFolder);
    try (RecordingStore one = folder.open(clock);
        RecordingStore other = folder.open(clock)) {
      for (int i = 0; i < OPERATIONS; i++) {
        operate(random.nextBoolean() ? one : other, random);
      }
      Set<String> files =
          model.stream().map(recording -> recording.id() + ".ogg").collect(Collectors.toSet());
      assertEquals(files, folder.audio());
      assertEquals(Set.of(), folder.pending());
    }
  }

  private void operate(RecordingStore store, Random random) throws IOException {
    clock.advance(Duration.ofMillis(random.nextInt(3)));
    String owner = OWNERS.get(random.nextInt(OWNERS.size()));
    switch (random.nextInt(8)) {
      case 0, 1, 2 -> {
        byte[] audio = new byte[random.nextInt(1000)];
        random.nextBytes(audio);
        NewRecording what =
            new NewRecording(
                owner,
                "name " + random.nextInt(),
                random.nextDouble() * 100,
                Samples.prediction(random),
                "model " + random.nextInt(3));
        Recording stored = store.add(what, new ByteArrayInputStream(audio), "ogg");
        assertEquals(what.prediction(), stored.prediction());
        model.add(stored);
        StoredAudio found = store.audio(owner, stored.id()).orElseThrow();
        assertEquals(audio.length, found.length());
        assertEquals(audio.length, Files.size(found.file()));
      }
      case 3 -> {
        String id = anyId(random);
        assertEquals(
            model.removeIf(
                recording -> recording.owner().equals(owner) && recording.id().equals(id)),
            store.delete(owner, id));
      }
      case 4 -> {
        String id = anyId(random);
        StoredTranscript transcript =
            new StoredTranscript("said " + random.nextInt(), "engine", random.nextBoolean());
        boolean there = false;
        for (int i = 0; i < model.size(); i++) {
          Recording recording = model.get(i);
          if (recording.owner().equals(owner) && recording.id().equals(id)) {
            model.set(i, with(recording, transcript));
            there = true;
          }
        }
        assertEquals(there, store.setTranscript(owner, id, transcript));
      }
      case 5 -> {
        String id = anyId(random);
        assertEquals(
            model.stream()
                .filter(recording -> recording.owner().equals(owner) && recording.id().equals(id))
                .findAny(),
            store.find(owner, id));
      }
      case 6 -> {
        RecordingQuery query = anyQuery(owner, random);
        List<Recording> matching = matching(query);
        assertEquals(matching.size(), store.count(query));
        assertEquals(
            matching.stream().skip(query.offset()).limit(query.size()).toList(), store.list(query));
      }
      default -> {
        if (random.nextInt(4) == 0) {
          Instant time = clock.instant().minusMillis(random.nextInt(150));
          int before = model.size();
          model.removeIf(recording -> recording.created().isBefore(time));
          assertEquals(before - model.size(), store.deleteOlderThan(time));
        }
      }
    }
  }

  private RecordingQuery anyQuery(String owner, Random random) {
    Optional<Emotion> emotion =
        random.nextBoolean()
            ? Optional.of(Labels.SIX.get(random.nextInt(Labels.SIX.size())))
            : Optional.empty();
    return new RecordingQuery(
        owner, emotion, anyTime(random), anyTime(random), 1 + random.nextInt(5), random.nextInt(5));
  }

  private Optional<Instant> anyTime(Random random) {
    return random.nextBoolean()
        ? Optional.of(clock.instant().minusMillis(random.nextInt(150)))
        : Optional.empty();
  }

  private List<Recording> matching(RecordingQuery query) {
    Stream<Recording> matching =
        model.stream()
            .filter(recording -> recording.owner().equals(query.owner()))
            .filter(
                recording ->
                    query.emotion().isEmpty()
                        || query.emotion().get() == recording.prediction().emotion())
            .filter(
                recording ->
                    query.from().isEmpty() || !recording.created().isBefore(query.from().get()))
            .filter(
                recording ->
                    query.to().isEmpty() || recording.created().isBefore(query.to().get()));
    return matching
        .sorted(Comparator.comparing(Recording::created).thenComparing(Recording::id).reversed())
        .toList();
  }

  private String anyId(Random random) {
    return model.isEmpty() || random.nextInt(5) == 0
        ? "unknown"
        : model.get(random.nextInt(model.size())).id();
  }

  private static Recording with(Recording recording, StoredTranscript transcript) {
    return new Recording(
        recording.id(),
        recording.created(),
        recording.owner(),
        recording.name(),
        recording.seconds(),
        recording.prediction(),
        recording.model(),
        Optional.of(transcript));
  }
}
