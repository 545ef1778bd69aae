package io.github.voiceemotion.transcription;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.transcription.vosk.TinyVoskModel;
import io.github.voiceemotion.transcription.whisper.TinyWhisperModel;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that leaves artifacts out. */
class MissingLibraryTest {

  @TempDir Path folder;

  @Test
  void findsAllEnginesAndNamesTheArtifactThatOneNeeds() throws Exception {
    Path voskModel = folder.resolve("vosk-model");
    TinyVoskModel.write(voskModel);
    Path whisperModel = folder.resolve("ggml-tiny.en.bin");
    TinyWhisperModel.write(whisperModel);
    try (URLClassLoader program = programWithoutOptionalArtifacts()) {
      assertEquals(
          "whisper: needs a model, and there is none: add the artifact"
              + " io.github.voiceemotion:emotion-transcription-whisper-model to the program, or name"
              + " the file of another model; models are at"
              + " https://huggingface.co/ggerganov/whisper.cpp",
          messageOfOpening(program, "whisper", null));
      assertEquals(
          "vosk: its library is not there; add the artifact com.alphacephei:vosk to the program",
          messageOfOpening(program, "vosk", voskModel));
      assertEquals(
          "whisper: its library is not there;"
              + " add the artifact io.github.givimad:whisper-jni to the program",
          messageOfOpening(program, "whisper", whisperModel));
    }
  }

  private static URLClassLoader programWithoutOptionalArtifacts() {
    URL[] classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.contains("vosk") && !entry.contains("whisper-jni"))
            .filter(entry -> !entry.contains("whisper-model"))
            .map(MissingLibraryTest::url)
            .toArray(URL[]::new);
    return new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader());
  }

  private static URL url(String entry) {
    try {
      return Path.of(entry).toUri().toURL();
    } catch (MalformedURLException impossible) {
      throw new IllegalStateException(entry, impossible);
    }
  }

  private static String messageOfOpening(ClassLoader program, String engine, Path model)
      throws ReflectiveOperationException {
    String packageName = TranscriptionOptions.class.getPackageName();
    Class<?> optionsClass = program.loadClass(packageName + ".TranscriptionOptions");
    Object options = optionsClass.getMethod("defaults").invoke(null);
    options = optionsClass.getMethod("withEngine", String.class).invoke(options, engine);
    Object chosen =
        model == null
            ? options
            : optionsClass.getMethod("withModel", Path.class).invoke(options, model);
    Method open = program.loadClass(packageName + ".Transcription").getMethod("open", optionsClass);
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    Thread.currentThread().setContextClassLoader(program);
    try {
      var failed = assertThrows(InvocationTargetException.class, () -> open.invoke(null, chosen));
      assertTrue(failed.getCause().getClass().getName().endsWith("TranscriptionException"));
      return failed.getCause().getMessage();
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }
}
