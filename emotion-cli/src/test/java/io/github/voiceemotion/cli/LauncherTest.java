package io.github.voiceemotion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts the command as users do: by its script, in a shell. */
class LauncherTest {

  private static final Path DISTRIBUTION = Path.of("src/distribution").toAbsolutePath();
  private static final Path SPEECH = Path.of("../data/samples/reading.wav").toAbsolutePath();

  /** A Java that runs what is tested instead of the jars of the distribution. */
  private static final String JAVA =
      """
      #!/bin/sh
      for each; do
        shift
        case $each in */lib/\\*) each=$TEST_CLASS_PATH ;; esac
        set -- "$@" "$each"
      done
      exec "$TEST_JAVA" "$@"
      """;

  /** A Java that makes archives of classes, and says with which one it was started. */
  private static final String ARCHIVING_JAVA =
      """
      #!/bin/sh
      for each; do
        case $each in
          -XX:DumpLoadedClassList=*) : >"${each#*=}" ;;
          -XX:SharedClassListFile=*) [ -f "${each#*=}" ] || exit 1 ;;
          -XX:SharedArchiveFile=*) archive=${each#*=} ;;
          -Xshare:dump) dump=yes ;;
        esac
      done
      if [ -n "${dump:-}" ]; then
        echo classes >"$archive"
      elif [ -n "${archive:-}" ]; then
        cat "$archive"
      fi
      """;

  @TempDir private Path directory;

  @Test
  void readsAndWritesNamesInUtf8WhateverTheLocale() throws Exception {
    String script =
        """
        name=$(printf 'Gr\\303\\266\\303\\237e.wav')
        cp "$SPEECH" "$name"
        sh "$DISTRIBUTION/bin/emotion" predict --json "$name" .
        """;

    List<String> lines = run("sh", script, Map.of("LC_ALL", "C"));

    assertEquals(2, lines.size(), lines.toString());
    JsonNode named = new ObjectMapper().readTree(lines.get(0));
    assertEquals("Gr\u00f6\u00dfe.wav", named.get("file").textValue());
    assertEquals("neutral", named.get("emotion").textValue());
    JsonNode found = new ObjectMapper().readTree(lines.get(1));
    assertEquals("./Gr\u00f6\u00dfe.wav", found.get("file").textValue());
  }

  @Test
  void completesCommandsOptionsAndTheirValues() throws Exception {
    String script =
        """
        source "$DISTRIBUTION/completion/emotion"
        complete_words() {
          COMP_WORDS=("$@")
          COMP_CWORD=$(($# - 1))
          COMPREPLY=()
          # What it says to a shell that is not completing a line is no matter here.
          _complete_emotion 2>/dev/null
          echo "${COMPREPLY[@]}"
        }
        complete_words emotion pred
        complete_words emotion predict --time
        complete_words emotion voice del
        complete_words emotion organize emo-
        """;

    assertEquals(
        List.of("predict", "--timeline", "delete", "emo-db"), run("bash", script, Map.of()));
  }

  /** Types into a shell at a terminal: zsh completes nowhere else. */
  @Test
  void completesInZshToo() throws Exception {
    assumeTrue(isThere("zsh"), "no zsh");
    String script =
        """
        zmodload zsh/zpty
        zpty shell zsh -f -i
        zpty -w shell 'autoload -Uz compinit; compinit -D -u; source "$DISTRIBUTION/completion/emotion"'
        zpty -w shell 'emotion() { print -r "typed <$*>" }; print rea""dy'
        zpty -r -m shell answer '*ready*'
        complete_words() {
          zpty -w -n shell "$1"$'\t\n'
          zpty -r -m shell answer '*typed <*>*'
          print -r -- ${${answer##*typed <}%%>*}
        }
        complete_words 'emotion pred'
        complete_words 'emotion predict --time'
        complete_words 'emotion voice del'
        complete_words 'emotion organize emo-'
        zpty -d shell
        """;

    assertEquals(
        List.of("predict", "predict --timeline", "voice delete", "organize emo-db"),
        run("zsh", script, Map.of("TERM", "dumb")));
  }

  private static boolean isThere(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  @Test
  void shipsACompletionOfAllThatThereIs() throws IOException {
    StringWriter out = new StringWriter();
    EmotionCommand.commandLine().setOut(new PrintWriter(out, true)).execute("generate-completion");

    assertEquals(
        out.toString().strip(),
        Files.readString(DISTRIBUTION.resolve("completion/emotion")).strip(),
        "options have changed: ./emotion generate-completion >"
            + " emotion-cli/src/distribution/completion/emotion");
  }

  @Test
  void saysInOneLineThatNativeLibrariesCannotBeUnpacked() throws Exception {
    String nowhere = "-Duser.home=/proc/none -Djava.io.tmpdir=/proc/none";
    String script = "sh \"$DISTRIBUTION/bin/emotion\" predict \"$SPEECH\"; echo $?";

    List<String> lines = run("sh", script, Map.of("EMOTION_JAVA_OPTIONS", nowhere));

    assertEquals(2, lines.size(), String.join("\n", lines));
    assertTrue(
        lines
            .get(0)
            .startsWith(
                "error: the model: needs OpenBLAS's native library, which cannot be loaded: neither"
                    + " the user's folder nor that for temporary files can be written to"),
        lines.get(0));
    assertTrue(lines.get(0).contains("-Dorg.bytedeco.javacpp.cachedir=FOLDER"), lines.get(0));
    assertEquals("2", lines.get(1));
  }

  @Test
  void makesTheArchiveOfClassesAnewWhenAJarHasChanged() throws Exception {
    String script =
        """
        mkdir -p home/lib jdk/bin
        cp -r "$DISTRIBUTION/bin" home
        echo 'JAVA_VERSION="17.0.1"' >jdk/release
        printf '%s' "$ARCHIVING_JAVA" >jdk/bin/java
        chmod +x jdk/bin/java
        export JAVA_HOME=$PWD/jdk
        echo jar >home/lib/a.jar
        sh home/bin/emotion && ls home/lib | sed 's/.*jsa/jsa/' && ls home/lib/*.jsa >first
        sh home/bin/emotion && ls home/lib/*.jsa | cmp - first
        echo newer >home/lib/a.jar
        sh home/bin/emotion && ls home/lib | sed 's/.*jsa/jsa/'
        ls home/lib/*.jsa | cmp -s - first || echo another
        """;

    assertEquals(
        List.of("classes", "jsa", "a.jar", "classes", "classes", "jsa", "a.jar", "another"),
        run("sh", script, Map.of("ARCHIVING_JAVA", ARCHIVING_JAVA)));
  }

  private List<String> run(String shell, String script, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path java = Files.createDirectories(directory.resolve("jdk/bin")).resolve("java");
    Files.writeString(java, JAVA);
    assertTrue(java.toFile().setExecutable(true));
    Path work = Files.createDirectories(directory.resolve("work"));
    ProcessBuilder builder =
        new ProcessBuilder(shell, "-c", script).directory(work.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("LC_"));
    builder
        .environment()
        .putAll(
            Map.of(
                "JAVA_HOME", directory.resolve("jdk").toString(),
                "TEST_JAVA", Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "TEST_CLASS_PATH", System.getProperty("java.class.path"),
                "DISTRIBUTION", DISTRIBUTION.toString(),
                "SPEECH", SPEECH.toString()));
    builder.environment().putAll(environment);
    Process process = builder.start();
    List<String> lines = process.inputReader(StandardCharsets.UTF_8).lines().toList();
    process.waitFor();
    return lines;
  }
}
