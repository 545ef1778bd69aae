package io.github.voiceemotion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SparkCommandTest {

  @TempDir private Path folder;

  @Test
  void saysHowSparkIsInstalledWhereItIsMissing() {
    StringWriter err = new StringWriter();

    int status =
        new CommandLine(new SparkCommand(Map.of("PATH", folder.toString())))
            .setErr(new PrintWriter(err, true))
            .execute("in", "out");

    assertEquals(2, status);
    assertTrue(err.toString().startsWith("error: Spark is not installed here: "), err.toString());
  }

  @Test
  void findsSparkInItsHomeAndOnThePath() throws IOException {
    Path program = program(folder.resolve("home/bin/spark-submit"));

    assertEquals(
        Optional.of(new SparkSubmit(program)),
        SparkSubmit.in(Map.of("SPARK_HOME", folder.resolve("home").toString())));
    assertEquals(
        Optional.of(new SparkSubmit(program)),
        SparkSubmit.in(Map.of("PATH", folder + ":" + program.getParent())));
    assertEquals(
        Optional.empty(),
        SparkSubmit.in(
            Map.of("SPARK_HOME", folder.toString(), "PATH", program.getParent().toString())));
  }

  @Test
  void handsOverWhatSparkDoesNotHave() throws IOException {
    for (String jar :
        List.of(
            "emotion-spark-1.jar",
            "emotion-api-1.jar",
            "javacpp-1-linux-x86_64.jar",
            "emotion-cli.jar",
            "jackson-core-2.jar",
            "javacpp.txt")) {
      Files.createFile(folder.resolve(jar));
    }

    List<String> call =
        new SparkSubmit(Path.of("spark-submit")).call(folder, "a.Program", List.of("in", "out"));

    assertEquals("spark-submit", call.get(0));
    assertEquals(
        folder.resolve("emotion-api-1.jar") + "," + folder.resolve("javacpp-1-linux-x86_64.jar"),
        call.get(call.indexOf("--jars") + 1));
    assertEquals(
        List.of(
            "--class", "a.Program", folder.resolve("emotion-spark-1.jar").toString(), "in", "out"),
        call.subList(call.size() - 5, call.size()));
  }

  @Test
  void namesTheFolderInWhichItsJarsAreNot() {
    IOException failure =
        assertThrows(
            IOException.class,
            () -> new SparkSubmit(Path.of("spark-submit")).call(folder, "a.Program", List.of()));

    assertEquals("no emotion-spark in " + folder, failure.getMessage());
  }

  private static Path program(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n");
    assertTrue(file.toFile().setExecutable(true));
    return file;
  }
}
