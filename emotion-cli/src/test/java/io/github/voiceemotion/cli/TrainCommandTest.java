package io.github.voiceemotion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.api.EmotionRecognizer;
import io.github.voiceemotion.features.FeatureGroup;
import io.github.voiceemotion.model.Labels;
import io.github.voiceemotion.model.ModelBundle;
import io.github.voiceemotion.model.ModelManifest;
import io.github.voiceemotion.model.NetworkOptions;
import io.github.voiceemotion.model.Provenance;
import io.github.voiceemotion.training.corpus.Ravdess;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TrainCommandTest {

  /** One actor of each fold of RAVDESS-5. */
  private static final int[] ACTORS = {1, 4, 8, 3, 2};

  @TempDir Path directory;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void writesABundleThatKnowsWhereItCameFrom() throws IOException {
    Path corpus = SyntheticCorpora.ravdess(directory.resolve("ravdess"), ACTORS);
    Path output = directory.resolve("model");

    int status =
        run(
            "--corpus",
            "ravdess=" + corpus,
            "--protocol",
            "ravdess-5:2",
            "--networks",
            "small,statistics",
            "--centre",
            "mfcc",
            "--copies",
            "1",
            "-o",
            output.toString());

    assertEquals(0, status, err.toString());
    ModelManifest manifest = ModelBundle.read(output.resolve("model.zip")).manifest();
    assertEquals(List.of(NetworkOptions.small(), NetworkOptions.statistics()), manifest.networks());
    assertEquals(List.of(FeatureGroup.MFCC), manifest.scaler().centred());
    Provenance provenance = manifest.provenance();
    assertEquals(List.of("ravdess-04"), provenance.speakers().get("test"));
    assertEquals(List.of("ravdess-08"), provenance.speakers().get("development"));
    assertEquals(
        List.of("ravdess-01", "ravdess-02", "ravdess-03"), provenance.speakers().get("training"));
    assertEquals("1", provenance.options().get("copies"));
    assertEquals("1, 1", provenance.options().get("kept epoch"));
    assertEquals("1.0.0-M2.1", provenance.libraries().get("DL4J"));
    Provenance.Score score = provenance.scores().get(0);
    assertEquals("RAVDESS-5 fold 2", score.protocol());
    assertEquals(Labels.SIX.size(), score.utterances());
    String card = Files.readString(output.resolve("MODEL_CARD.md"));
    assertTrue(card.contains("**RAVDESS-5 fold 2**, 6 utterances"), card);
    for (String chart :
        List.of(
            "training_history.png",
            "training_history_2.png",
            "confusion_matrix.png",
            "reliability.png")) {
      assertNotNull(ImageIO.read(output.resolve(chart).toFile()), chart);
    }
    assertTrue(out.toString().contains("network 2 of 2"), out.toString());
  }

  @Test
  void trainsAModelThatAnswersWithTheNamesOfTheFolders() throws IOException {
    Path own =
        SyntheticCorpora.folders(
            directory.resolve("own"),
            List.of("anna", "bob", "carl", "dora"),
            List.of("angry", "calm", "stressed", "bored"));
    Path output = directory.resolve("model");

    int status =
        run(
            "--folder",
            "own=" + own,
            "--speaker",
            "^([a-z]+)_",
            "--labels",
            "stressed,calm,angry",
            "--protocol",
            "speakers",
            "--networks",
            "statistics",
            "--copies",
            "0",
            "-o",
            output.toString());

    assertEquals(0, status, err.toString());
    assertTrue(out.toString().contains("left out: 4 bored"), out.toString());
    Path file = output.resolve("model.zip");
    Labels labels = Labels.of("angry", "calm", "stressed");
    assertEquals(labels, ModelBundle.read(file).manifest().labels());
    Path recording = own.resolve("calm").resolve("anna_1.wav");
    try (EmotionRecognizer recognizer = EmotionRecognizer.load(file)) {
      assertEquals(labels, recognizer.recognize(recording).labels());
    }
    String text = predict("--model", "" + file, "" + recording);
    assertTrue(text.contains("stressed  "), text);
    assertTrue(text.contains("calm      "), text);
    String csv = predict("--csv", "--model", "" + file, "" + recording);
    assertTrue(csv.startsWith("file,emotion,confidence,angry,calm,stressed,rejection,error"), csv);
    String json = predict("--json", "--model", "" + file, "" + recording);
    assertTrue(
        json.matches("(?s).*\"probabilities\":\\{\"angry\":[^,]+,\"calm\":[^,]+,\"stressed\":.*"),
        json);
    String card = Files.readString(output.resolve("MODEL_CARD.md"));
    assertTrue(card.contains("| true \\ predicted | angry | calm | stressed | recall |"), card);
    assertTrue(card.contains("Chance is 0.333"), card);
  }

  @Test
  void understandsTheUsualNamesOfFoldersAndRefusesOthers() throws IOException {
    List<String> speakers = List.of("anna", "bob", "carl");
    List<String> usual = List.of("Neutral", "Happy", "Sadness", "anger", "Fearful", "Surprised");
    Path own = SyntheticCorpora.folders(directory.resolve("own"), speakers, usual);
    Path output = directory.resolve("model");

    assertEquals(
        0,
        run(
            "--folder",
            "own=" + own,
            "--speaker",
            "^([a-z]+)_",
            "--copies",
            "0",
            "-o",
            "" + output),
        err.toString());
    assertEquals(Labels.SIX, ModelBundle.read(output.resolve("model.zip")).manifest().labels());
    assertTrue(
        out.toString()
            .contains("protocol speakers, as none was named: 3 speakers, whom it keeps apart"),
        out.toString());

    SyntheticCorpora.folders(own, speakers, List.of("angri", "very calm"));
    assertRefused(
        own
            + " has folders that are not called as an emotion usually is: angri, very_calm; if the"
            + " model is to answer with these, too, say --labels"
            + " neutral,happy,sad,angry,fear,surprise,angri,very_calm",
        "--folder",
        "own=" + own);
  }

  @Test
  void refusesRecordingsOfOneEmotion() throws IOException {
    Path own =
        SyntheticCorpora.folders(
            directory.resolve("own"), List.of("anna", "bob", "carl"), List.of("angry"));

    assertRefused(
        "all that is trained on is angry, and a model tells emotions apart: expected recordings of"
            + " at least two",
        "--folder",
        "own=" + own,
        "--speaker",
        "^([a-z]+)_");
    assertFalse(Files.exists(directory.resolve("model")));
  }

  @Test
  void saysInOutputAndCardWhatTenFilesOfNobodyKnownAreWorth() throws IOException {
    Path own =
        SyntheticCorpora.folders(
            directory.resolve("own"), List.of("a", "b", "c", "d"), List.of("angry", "happy"));
    SyntheticCorpora.folders(own, List.of("a", "b"), List.of("sad"));
    Path output = directory.resolve("model");

    assertEquals(
        0, run("--folder", "own=" + own, "--copies", "0", "-o", "" + output), err.toString());

    assertTrue(
        out.toString()
            .contains("protocol random, as none was named: one speaker, or nobody says who speaks"),
        out.toString());
    String card = Files.readString(output.resolve("MODEL_CARD.md"));
    for (String warning :
        List.of(
            "Few recordings are trained on, happy 2, sad 2, angry 2: the model hardly knows them.",
            "Nothing is tested of sad: the scores say nothing of it.",
            "One speaker is trained on, or nobody says who speaks: expect little of other voices.",
            "Speakers are not kept apart: the voices of the test were trained on,")) {
      assertTrue(err.toString().contains("warning: " + warning), err.toString());
      assertTrue(card.contains("- " + warning), card);
    }
    assertTrue(card.contains("2 utterances of speakers that were also trained on"), card);
    assertFalse(card.contains("acted"), card);
  }

  @Test
  void readsRecordingsOfOnesOwnBesideTheCorporaAndNamesOtherFolders() throws IOException {
    Path data = directory.resolve("data");
    SyntheticCorpora.ravdess(data.resolve("ravdess"), ACTORS);
    SyntheticCorpora.folders(data.resolve("own"), List.of("anna"), List.of("Fearful", "happy"));
    Files.createDirectory(data.resolve("samples"));
    Path other = Files.createDirectory(data.resolve("interviews"));
    Path output = directory.resolve("model");

    assertEquals(0, run("--data", "" + data, "--copies", "0", "-o", "" + output), err.toString());

    assertEquals(
        List.of("ravdess", "own"),
        ModelBundle.read(output.resolve("model.zip")).manifest().provenance().corpora().stream()
            .map(Provenance.Source::corpus)
            .toList());
    assertTrue(
        err.toString()
            .contains(
                "note: " + other + " is not read: no corpus is called so; --folder NAME=" + other),
        err.toString());
    assertFalse(err.toString().contains("samples"), err.toString());
  }

  @Test
  void leavesOutTheCopyOfARecordingThatIsInAnotherCorpus() throws IOException {
    Path data = directory.resolve("data");
    SyntheticCorpora.ravdess(data.resolve("ravdess"), ACTORS);
    Path own = Files.createDirectories(data.resolve("own/happy"));
    Files.copy(data.resolve("ravdess/Actor_01/03-01-03-01-01-01-01.wav"), own.resolve("again.wav"));
    SyntheticCorpora.folders(data.resolve("own"), List.of("anna"), List.of("sad"));

    assertEquals(
        0,
        run("--data", "" + data, "--copies", "0", "-o", "" + directory.resolve("model")),
        err.toString());

    assertTrue(
        out.toString()
            .contains(
                "own: 1 utterance of 1 speaker (sad 1); left out: 1 same content as a file of"
                    + " ravdess"),
        out.toString());
  }

  @Test
  void replacesAModelOnlyIfTold() throws IOException {
    Path corpus = SyntheticCorpora.ravdess(directory.resolve("ravdess"), ACTORS);
    Path output = Files.createDirectory(directory.resolve("model"));
    Path model = Files.writeString(output.resolve("model.zip"), "another");
    String[] arguments = {"--corpus", "ravdess=" + corpus, "--copies", "0", "-o", "" + output};

    assertRefused(
        model + ": is there already; --output takes another folder, and --force replaces it",
        arguments);
    assertEquals("another", Files.readString(model));

    List<String> forced = new ArrayList<>(List.of(arguments));
    forced.add("--force");
    assertEquals(0, run(forced.toArray(String[]::new)), err.toString());
    assertTrue(predict("--model", "" + output, "../data/samples/synthesised.wav").contains("fear"));
  }

  @Test
  void refusesLabelsThatAreNotThere() throws IOException {
    Path own =
        SyntheticCorpora.folders(
            directory.resolve("own"), List.of("anna"), List.of("angry", "calm"));

    assertRefused(
        "--labels names 'stresed', no recording has it",
        "--folder",
        "own=" + own,
        "--labels",
        "angry,stresed");
    assertRefused("label is 'Calm', expected", "--folder", "own=" + own, "--labels", "Calm,angry");
  }

  @Test
  void trainsOnRavdessAsPublished() throws IOException {
    Path corpus = SyntheticCorpora.ravdessAsPublished(directory.resolve("ravdess"), ACTORS);
    Path output = directory.resolve("model");

    int status =
        run(
            "--corpus",
            "ravdess=" + corpus,
            "--protocol",
            "ravdess-8:1",
            "--networks",
            "statistics",
            "--copies",
            "0",
            "-o",
            output.toString());

    assertEquals(0, status, err.toString());
    ModelManifest manifest = ModelBundle.read(output.resolve("model.zip")).manifest();
    assertEquals(Ravdess.EIGHT, manifest.labels());
    assertEquals("RAVDESS-8 fold 1", manifest.provenance().scores().get(0).protocol());
    assertEquals(8, manifest.provenance().scores().get(0).utterances());
  }

  private static String predict(String... arguments) {
    StringWriter said = new StringWriter();
    CommandLine command = new CommandLine(new PredictCommand());
    command.setOut(new PrintWriter(said, true));
    assertEquals(0, command.execute(arguments), said.toString());
    return said.toString();
  }

  @Test
  void findsTheCorporaInTheDataFolder() throws IOException {
    Path data = directory.resolve("data");
    SyntheticCorpora.ravdess(data.resolve("ravdess"), ACTORS);
    SyntheticCorpora.cremaD(data.resolve("crema-d"), 1001, 1002);
    Path output = directory.resolve("model");

    int status = run("--data", data.toString(), "--copies", "0", "-o", output.toString());

    assertEquals(0, status, err.toString());
    Provenance provenance = ModelBundle.read(output.resolve("model.zip")).manifest().provenance();
    assertEquals(
        List.of("ravdess", "crema-d"),
        provenance.corpora().stream().map(Provenance.Source::corpus).toList());
    assertEquals("RAVDESS-5 fold 1, trained with crema-d", provenance.scores().get(0).protocol());
  }

  @Test
  void goesOnWithoutAFileThatCannotBeRead() throws IOException {
    Path corpus = SyntheticCorpora.ravdess(directory.resolve("ravdess"), ACTORS);
    Path broken = corpus.resolve("Actor_01/03-01-03-01-01-01-01.wav");
    Files.writeString(broken, "no audio");

    int status =
        run(
            "--corpus",
            "ravdess=" + corpus,
            "--copies",
            "0",
            "-o",
            directory.resolve("model").toString());

    assertEquals(0, status, err.toString());
    assertTrue(out.toString().contains("left out: " + broken + ": "), out.toString());
  }

  @Test
  void namesAMissingCorpus() {
    Path missing = directory.resolve("none");

    assertRefused("" + missing, "--corpus", "ravdess=" + missing);
    assertRefused(
        missing + " holds no corpus, expected a folder of the name of one of ravdess, crema-d,",
        "--data",
        "" + missing);
    assertRefused(
        "unknown corpus 'ravdes', expected one of ravdess, crema-d",
        "--corpus",
        "ravdes=" + missing);
  }

  @Test
  void namesAFoldThatIsNotThere() throws IOException {
    Path corpus = SyntheticCorpora.ravdess(directory.resolve("ravdess"), 1);

    assertRefused(
        "fold is 6, expected 1 to 5", "--corpus", "ravdess=" + corpus, "--protocol", "ravdess-5:6");
  }

  @Test
  void namesANumberOfCopiesThatIsNotPossible() throws IOException {
    Path corpus = SyntheticCorpora.ravdess(directory.resolve("ravdess"), 1);

    assertRefused(
        "copies is -1, expected 0 or more", "--corpus", "ravdess=" + corpus, "--copies", "-1");
  }

  private void assertRefused(String message, String... arguments) {
    err.getBuffer().setLength(0);
    assertEquals(2, run(arguments));
    assertEquals(1, err.toString().lines().count(), err.toString());
    assertTrue(err.toString().startsWith("error: " + message), err.toString());
  }

  /** Runs the command for one epoch of a network that is soon trained, unless told otherwise. */
  private int run(String... arguments) {
    List<String> all = new ArrayList<>(List.of("--epochs", "1"));
    all.addAll(List.of("--cache", directory.resolve("features").toString()));
    all.addAll(List.of(arguments));
    if (!all.contains("--networks")) {
      all.addAll(List.of("--networks", "statistics"));
    }
    return new CommandLine(new TrainCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(all.toArray(String[]::new));
  }
}
