package io.github.voiceemotion.training.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.training.corpus.OrganizedFile.Outcome;
import io.github.voiceemotion.training.corpus.Organizer.Method;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrganizerTest {

  private static final Map<PublishedCorpus, List<String>> LAYOUTS =
      Map.of(
          PublishedCorpus.RAVDESS,
          List.of(
              "Actor_01/03-01-02-01-01-01-01.wav",
              "Actor_01/03-01-05-02-02-01-01.wav",
              "Actor_24/03-01-08-01-01-02-24.wav"),
          PublishedCorpus.CREMA_D,
          List.of(
              "AudioWAV/1001_DFA_ANG_XX.wav",
              "AudioWAV/1001_IEO_SAD_HI.wav",
              "AudioWAV/1091_ITH_SAD_X.wav"),
          PublishedCorpus.TESS,
          List.of(
              "OAF_neutral/OA_bite_neutral.wav",
              "OAF_Pleasant_surprise/OAF_back_ps.wav",
              "YAF_angry/YAF_back_angry.wav"),
          PublishedCorpus.SAVEE,
          List.of(
              "AudioData/DC/a01.wav",
              "AudioData/DC/su01.wav",
              "AudioData/KL/a01.wav",
              "flat/JE_sa07.wav"),
          PublishedCorpus.NEMO,
          List.of("samples/EB0_anger_1.wav", "samples/KD0_surprised_10.wav"),
          PublishedCorpus.EMO_DB,
          List.of("wav/03a01Fa.wav", "wav/03a01Wa.wav", "wav/16b10Td.wav"),
          PublishedCorpus.EMOVO,
          List.of("f1/rab-f1-b1.wav", "f1/sor-f1-n5.wav", "m3/neu-m3-d2.wav"),
          PublishedCorpus.EMOTIONTTS_KO,
          List.of(
              "plain-to-emotional/ema/wav/ema00001.wav",
              "emotional-to-emotional/nea/wav/nea00205.wav",
              "emotional-to-emotional/nea/wav/nea00305.wav"),
          PublishedCorpus.EMOSPEECH_IN,
          List.of(
              "House/yes-safe-calm-1566230417447-c075fd686af87852a972fac60d6a95d99173a5009fa7ee860e7caeea.wav",
              "House/go-safe-fearful-20190712133514-61da3711fc5f82a04684b7c066241130f6c5b79902cf6f95ec8d2376.wav"));

  @TempDir Path folder;

  private Path source;
  private Path target;

  @BeforeEach
  void nameFolders() {
    source = folder.resolve("source");
    target = folder.resolve("data");
  }

  @Test
  void putsTheEmotionIntoTheFolderAndTheSpeakerIntoTheName() throws IOException {
    write("Actor_12/03-01-05-02-01-02-12.flac");

    OrganizerReport report = organize(Method.LINK);

    assertEquals(target.resolve("ravdess"), report.folder());
    assertEquals(
        List.of("angry/ravdess-12_03-01-05-02-01-02-12.flac"), files(target.resolve("ravdess")));
  }

  @Test
  void linksSoThatSourceAndTargetAreOneFile() throws IOException {
    Path file = write("03-01-05-02-01-02-12.wav");

    OrganizerReport report = organize(Method.LINK);

    assertEquals(1, report.count(Outcome.LINKED));
    assertTrue(Files.isSameFile(file, report.files().get(0).file()));
    assertFalse(Files.isSymbolicLink(report.files().get(0).file()));
  }

  @Test
  void linksTheFileBehindASymbolicLink() throws IOException {
    Path file = Files.writeString(Files.createDirectories(source).resolve("a.bin"), "sound");
    Files.createSymbolicLink(source.resolve("03-01-05-02-01-02-12.wav"), Path.of("a.bin"));

    OrganizerReport report = organize(Method.LINK);

    Path placed = report.files().get(0).file();
    assertFalse(Files.isSymbolicLink(placed));
    assertTrue(Files.isSameFile(file, placed));
  }

  @Test
  void copiesOnDemand() throws IOException {
    Path file = write("03-01-05-02-01-02-12.wav");

    OrganizerReport report = organize(Method.COPY);

    assertEquals(1, report.count(Outcome.COPIED));
    Path placed = report.files().get(0).file();
    assertFalse(Files.isSameFile(file, placed));
    assertEquals(Files.readString(file), Files.readString(placed));
    assertEquals(List.of(placed), content(placed.getParent()));
  }

  @Test
  void copiesWhereTheTargetHasNoLinks() throws IOException {
    Path file = write("03-01-05-02-01-02-12.wav");
    Path archive = folder.resolve("data.zip");

    try (FileSystem zip = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
      OrganizerReport report =
          new Organizer(Method.LINK).organize(new Ravdess(source), zip.getPath("/data"));

      assertEquals(1, report.count(Outcome.COPIED), report.toString());
      Path placed = zip.getPath("/data/ravdess/angry/ravdess-12_03-01-05-02-01-02-12.wav");
      assertEquals(Files.readString(file), Files.readString(placed));
    }
  }

  @Test
  void skipsWhatIsThereAlready() throws IOException {
    write("03-01-05-02-01-02-12.wav");
    write("03-01-06-02-01-02-12.wav");
    organize(Method.COPY);
    write("03-01-08-02-01-02-12.wav");

    OrganizerReport report = organize(Method.LINK);

    assertEquals(2, report.count(Outcome.ALREADY_THERE));
    assertEquals(1, report.count(Outcome.LINKED));
    assertEquals(3, organize(Method.COPY).count(Outcome.ALREADY_THERE));
  }

  @Test
  void completesAnInterruptedCopy() throws IOException {
    Path file = write("03-01-05-02-01-02-12.wav");
    for (Method method : Method.values()) {
      target = folder.resolve("data " + method);
      Path angry = Files.createDirectories(target.resolve("ravdess/angry"));
      Files.writeString(angry.resolve(".ravdess-12_03-01-05-02-01-02-12.wav.part"), "so");

      OrganizerReport report = organize(method);

      assertEquals(0, report.count(Outcome.ALREADY_THERE));
      assertEquals(List.of(), report.problems());
      Path placed = angry.resolve("ravdess-12_03-01-05-02-01-02-12.wav");
      assertEquals(Files.readString(file), Files.readString(placed));
      assertEquals(List.of(placed), content(angry));
    }
  }

  @Test
  void neverOverwritesAnotherFileEvenOfTheSameSize() throws IOException {
    Path file = write("03-01-05-02-01-02-12.wav");
    write("03-01-05-02-01-02-11.wav");
    Path angry = Files.createDirectories(target.resolve("ravdess/angry"));
    String other = "x".repeat((int) Files.size(file));
    Path mine = Files.writeString(angry.resolve("ravdess-12_03-01-05-02-01-02-12.wav"), other);

    for (Method method : Method.values()) {
      OrganizerReport report = organize(method);

      assertEquals(1, report.count(Outcome.CONFLICT));
      assertEquals(List.of(mine), report.problems().stream().map(OrganizedFile::file).toList());
      assertEquals(other, Files.readString(mine));
      assertTrue(Files.exists(angry.resolve("ravdess-11_03-01-05-02-01-02-11.wav")));
    }
  }

  @Test
  void takesADanglingLinkOrAFolderInThePlaceForAConflict() throws IOException {
    write("03-01-05-02-01-02-12.wav");
    write("03-01-05-02-01-02-11.wav");
    Path angry = Files.createDirectories(target.resolve("ravdess/angry"));
    Files.createSymbolicLink(
        angry.resolve("ravdess-12_03-01-05-02-01-02-12.wav"), folder.resolve("nowhere"));
    Files.createDirectory(angry.resolve("ravdess-11_03-01-05-02-01-02-11.wav"));

    assertEquals(2, organize(Method.COPY).count(Outcome.CONFLICT));
    assertFalse(Files.exists(folder.resolve("nowhere")));
  }

  @Test
  void goesOnWhereAFileCannotBePlaced() throws IOException {
    write("03-01-05-02-01-02-12.wav");
    write("03-01-03-02-01-02-12.wav");
    Files.createDirectories(target.resolve("ravdess"));
    Files.writeString(target.resolve("ravdess/angry"), "a file where a folder should be");

    OrganizerReport report = organize(Method.LINK);

    assertEquals(1, report.count(Outcome.FAILED));
    assertEquals(1, report.count(Outcome.LINKED));
    assertEquals(Emotion.ANGRY, report.problems().get(0).utterance().emotion());
    assertFalse(report.problems().get(0).reason().isBlank());
  }

  @Test
  void writesIntoFoldersThatAreSymbolicLinks() throws IOException {
    write("03-01-05-02-01-02-12.wav");
    Path disk = Files.createDirectory(folder.resolve("disk"));
    Files.createDirectory(target);
    Files.createSymbolicLink(target.resolve("ravdess"), disk);

    assertEquals(1, organize(Method.LINK).count(Outcome.LINKED));
    assertEquals(List.of("angry/ravdess-12_03-01-05-02-01-02-12.wav"), files(disk));
  }

  @Test
  void reportsWhatWasLeftOut() throws IOException {
    write("03-01-05-02-01-02-12.wav");
    Path disgust = write("03-01-07-02-01-02-12.wav");

    OrganizerReport report = organize(Method.LINK);

    assertEquals(Map.of("disgust", List.of(disgust)), report.listing().leftOut());
    assertEquals(1, files(target).size());
  }

  @Test
  void refusesTheSourceAsTarget() throws IOException {
    source = target.resolve("ravdess");
    write("Actor_12/03-01-05-02-01-02-12.wav");

    CorpusException refusal = assertThrows(CorpusException.class, () -> organize(Method.LINK));

    assertEquals(
        source + ": holds recordings of the source itself, expected another target",
        refusal.getMessage());
    assertEquals(List.of("Actor_12/03-01-05-02-01-02-12.wav"), files(source));
  }

  @Test
  void refusesTargetThatIsAFile() throws IOException {
    write("03-01-05-02-01-02-12.wav");
    Files.writeString(target, "no folder");

    CorpusException refusal = assertThrows(CorpusException.class, () -> organize(Method.LINK));

    assertTrue(
        refusal.getMessage().startsWith(target.resolve("ravdess") + ": cannot be made ("),
        refusal.getMessage());
  }

  @Test
  void everyPublishedCorpusReadsItsOrganizedLayoutAsThePublishedOne() throws IOException {
    for (PublishedCorpus corpus : PublishedCorpus.values()) {
      CorpusListing published = writeAndOrganize(corpus);

      CorpusListing organized = corpus.in(target.resolve(corpus.label())).list();

      assertEquals(described(published, true), described(organized, true));
      assertEquals(Map.of(), organized.leftOut());
    }
  }

  @Test
  void emotionFoldersReadEveryOrganizedCorpusBack() throws IOException {
    for (PublishedCorpus corpus : PublishedCorpus.values()) {
      CorpusListing published = writeAndOrganize(corpus);

      String name = corpus.label();
      Pattern speaker = Organizer.speakerExpression(name);
      CorpusListing organized = new EmotionFolders(target.resolve(name), name, speaker).list();

      assertEquals(described(published, false), described(organized, false));
      assertEquals(Map.of(), organized.leftOut());
    }
  }

  @Test
  void organizesFoldersOfOnesOwn() throws IOException {
    write("angry/Anna_B 1.wav");
    write("happy/bob 1.wav");
    Corpus own = new EmotionFolders(source, "own", Pattern.compile("^(\\S+) "));
    new Organizer(Method.LINK).organize(own, target);

    CorpusListing organized =
        new EmotionFolders(target.resolve("own"), "own", Organizer.speakerExpression("own")).list();

    assertEquals(described(own.list(), true), described(organized, true));
    assertEquals(
        List.of("angry/own-anna-b_Anna_B 1.wav", "happy/own-bob_bob 1.wav"),
        files(target.resolve("own")));
  }

  private CorpusListing writeAndOrganize(PublishedCorpus corpus) throws IOException {
    source = folder.resolve("source " + corpus.label());
    for (String name : LAYOUTS.get(corpus)) {
      write(name);
    }
    OrganizerReport report = new Organizer(Method.LINK).organize(corpus.in(source), target);
    assertEquals(LAYOUTS.get(corpus).size(), report.count(Outcome.LINKED));
    return report.listing();
  }

  /** What is known of each recording, by its content, which here is its published name. */
  private static SortedMap<String, String> described(CorpusListing listing, boolean intensity)
      throws IOException {
    SortedMap<String, String> described = new TreeMap<>();
    for (Utterance utterance : listing.utterances()) {
      described.put(
          Files.readString(utterance.path()),
          utterance.corpus()
              + " "
              + utterance.speaker()
              + " "
              + utterance.emotion()
              + (intensity ? " " + utterance.intensity() : ""));
    }
    return described;
  }

  private OrganizerReport organize(Method method) {
    return new Organizer(method).organize(new Ravdess(source), target);
  }

  private Path write(String name) throws IOException {
    Path file = source.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "the sound of " + name);
  }

  private static List<String> files(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  private static Collection<Path> content(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }
}
