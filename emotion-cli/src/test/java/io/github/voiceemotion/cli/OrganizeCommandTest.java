package io.github.voiceemotion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class OrganizeCommandTest {

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private Path source;
  private Path target;

  @BeforeEach
  void writeCorpus() throws IOException {
    source = Files.createDirectory(folder.resolve("source"));
    target = folder.resolve("data");
    for (String name :
        List.of("OAF_back_angry", "OAF_back_sad", "YAF_back_sad", "YAF_bar_disgust")) {
      Files.writeString(source.resolve(name + ".wav"), "the sound of " + name);
    }
  }

  @Test
  void printsWhatThereIsAndWhatBecameOfIt() throws IOException {
    Files.createDirectories(target.resolve("tess/sad"));
    Files.copy(
        source.resolve("OAF_back_sad.wav"), target.resolve("tess/sad/tess-oaf_OAF_back_sad.wav"));

    assertEquals(0, run("tess", source, target), err.toString());

    assertEquals(
        List.of(
            "tess: 3 utterances of 2 speakers, 1 to 2 each",
            "      2  sad",
            "      1  angry",
            "left out",
            "      1  disgust, first " + source.resolve("YAF_bar_disgust.wav"),
            "in " + target.resolve("tess"),
            "      2  linked",
            "      0  copied",
            "      1  there already",
            "      0  in conflict with another file",
            "      0  failed"),
        out.toString().lines().toList());
  }

  @Test
  void copiesOnDemand() throws IOException {
    assertEquals(0, run("--copy", "tess", source, target), err.toString());

    assertTrue(out.toString().contains("      3  copied"), out.toString());
    assertFalse(
        Files.isSameFile(
            source.resolve("OAF_back_sad.wav"),
            target.resolve("tess/sad/tess-oaf_OAF_back_sad.wav")));
  }

  @Test
  void namesConflictsAndFailuresAndAnswersOne() throws IOException {
    Path sad = Files.createDirectories(target.resolve("tess/sad"));
    Path other = Files.writeString(sad.resolve("tess-oaf_OAF_back_sad.wav"), "another sound");
    Files.writeString(target.resolve("tess/angry"), "a file where a folder should be");

    assertEquals(1, run("tess", source, target));

    List<String> errors = err.toString().lines().toList();
    assertEquals(2, errors.size(), err.toString());
    Path angry = source.resolve("OAF_back_angry.wav");
    assertTrue(errors.get(0).startsWith("error: " + angry + ": cannot be placed"), errors.get(0));
    assertEquals(
        "error: "
            + other
            + ": differs from "
            + source.resolve("OAF_back_sad.wav")
            + " and was left as it is",
        errors.get(1));
    assertTrue(out.toString().contains("      1  linked"), out.toString());
  }

  @Test
  void namesWhatCannotBeReadAndAnswersOne() throws IOException {
    Path circle = Files.createSymbolicLink(source.resolve("circle"), source);

    assertEquals(1, run("tess", source, target));

    assertEquals("error: " + circle + ": cannot be read", err.toString().strip());
    assertTrue(out.toString().contains("      3  linked"), out.toString());
  }

  @Test
  void answersTwoWhenNothingWorked() throws IOException {
    Files.createDirectories(target.resolve("tess"));
    Files.writeString(target.resolve("tess/angry"), "a file where a folder should be");
    Files.writeString(target.resolve("tess/sad"), "a file where a folder should be");

    assertEquals(2, run("tess", source, target));

    assertEquals(3, err.toString().lines().count(), err.toString());
  }

  @Test
  void namesAFolderThatIsNotThere() {
    assertEquals(2, run("tess", folder.resolve("nowhere"), target));

    assertEquals("", out.toString());
    assertEquals(
        "error: " + folder.resolve("nowhere") + ": no such folder", err.toString().strip());
  }

  @Test
  void namesAFolderOfAnotherCorpus() {
    assertEquals(2, run("savee", source, target));

    assertEquals(
        "error: "
            + source
            + ": no file to use, expected names like DC/a01.wav or DC_a01.wav;"
            + " left out: 4 not named as in SAVEE",
        err.toString().strip());
    assertFalse(Files.exists(target));
  }

  @Test
  void listsTheCorporaWhenItDoesNotKnowOne() {
    assertEquals(2, run("iemocap", source, target));

    assertEquals(
        "error: unknown corpus 'iemocap',"
            + " expected one of ravdess, crema-d, tess, savee, nemo, emo-db, emovo, emotiontts-ko,"
            + " emospeech-in",
        err.toString().strip());
  }

  @Test
  void refusesACallWithoutSource() {
    assertEquals(2, run("tess"));

    assertTrue(err.toString().startsWith("Missing required parameter: 'SOURCE'"), err.toString());
  }

  @Test
  void takesTheFolderDataForTheTarget() {
    CommandLine command = new CommandLine(new OrganizeCommand());

    command.parseArgs("tess", source.toString());

    Path chosen = command.getCommandSpec().positionalParameters().get(2).getValue();
    assertEquals(Path.of("data"), chosen);
  }

  @Test
  void helpNamesTheCorpora() {
    assertEquals(0, run("--help"));

    String help = out.toString();
    assertTrue(help.contains("CORPUS SOURCE [TARGET]"), help);
    assertTrue(
        help.replaceAll("\\s+", " ")
            .contains(
                "One of ravdess, crema-d, tess, savee, nemo, emo-db, emovo, emotiontts-ko,"
                    + " emospeech-in."),
        help);
  }

  private int run(Object... arguments) {
    return new CommandLine(new OrganizeCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(List.of(arguments).stream().map(Object::toString).toArray(String[]::new));
  }
}
