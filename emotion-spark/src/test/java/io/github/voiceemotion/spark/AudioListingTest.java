package io.github.voiceemotion.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.spark.AudioListing.AudioFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AudioListingTest {

  @TempDir private Path folder;

  @Test
  void whatIsNotNamedLikeAudioIsCounted() throws IOException {
    for (String name :
        List.of("a.wav", "_b.MP3", "below/c d%20.ogg", ".hidden.wav", "notes.txt", "_SUCCESS")) {
      write(name);
    }

    AudioListing listing = list(folder.toString());

    assertEquals(List.of(uri("_b.MP3"), uri("a.wav"), uri("below/c d%20.ogg")), paths(listing));
    assertEquals(3, listing.skipped());
    assertTrue(listing.example().isPresent());
    assertEquals(3, listing.bytes());
  }

  @Test
  void patternsTakeColonsAndDoNotCrossFolders() throws IOException {
    for (String name : List.of("10:30.wav", "10:45.wav", "11.wav", "below/10.wav")) {
      write(name);
    }

    assertEquals(List.of(uri("10:30.wav"), uri("10:45.wav")), paths(list(folder + "/10*.wav")));
    assertEquals(
        List.of(uri("10:30.wav"), uri("10:45.wav"), uri("below/10.wav")),
        paths(list(folder + "/**10*.wav")).stream().sorted().toList());
  }

  @Test
  void aNameWithSpecialCharactersIsNoPattern() throws IOException {
    write("what [is] this*.wav");

    assertEquals(List.of(uri("what [is] this*.wav")), paths(list(folder + "/what [is] this*.wav")));
  }

  @Test
  void aMissingFolderIsNamed() {
    UncheckedIOException failure =
        assertThrows(UncheckedIOException.class, () -> list(folder + "/missing"));

    assertEquals(folder + "/missing: no such file or folder", failure.getMessage());
  }

  @Test
  void smallFilesShareATaskAndLargeOnesDoNot() {
    List<AudioFile> small =
        IntStream.range(0, 10_000).mapToObj(i -> new AudioFile("" + i, 100_000)).toList();
    List<AudioFile> large =
        LongStream.range(0, 3).mapToObj(i -> new AudioFile("" + i, 3L << 30)).toList();

    List<List<AudioFile>> tasks = AudioListing.tasks(small, 2);

    assertEquals(40, tasks.size());
    assertEquals(small, tasks.stream().flatMap(List::stream).toList());
    assertEquals(3, AudioListing.tasks(large, 2).size());
    assertEquals(0, AudioListing.tasks(List.of(), 2).size());
  }

  @Test
  void fewFilesAreSpreadOverTheCores() {
    List<AudioFile> few =
        IntStream.range(0, 80).mapToObj(i -> new AudioFile("" + i, 100_000)).toList();

    assertEquals(40, AudioListing.tasks(few, 10).size());
  }

  @Test
  void aDatasetHasAPartitionATask() throws IOException {
    for (int i = 0; i < 20; i++) {
      write(i + ".wav");
    }
    AudioListing listing = list(folder.toString());

    List<Row> rows = listing.dataset(LocalSpark.SESSION).collectAsList();

    assertEquals(paths(listing), rows.stream().map(row -> row.getString(0)).toList());
    assertEquals(
        AudioListing.tasks(listing.files(), 2).size(),
        listing.dataset(LocalSpark.SESSION).javaRDD().getNumPartitions());
  }

  private static AudioListing list(String where) {
    return AudioListing.of(LocalSpark.SESSION, where);
  }

  private static List<String> paths(AudioListing listing) {
    return listing.files().stream().map(AudioFile::path).toList();
  }

  private String uri(String name) {
    return "file:" + folder.resolve(name);
  }

  private void write(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "x");
  }
}
