package io.github.voiceemotion.transcription.whisper;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The languages that Whisper knows, under its own names, which are ISO 639's but for two. */
final class Languages {

  static final String ENGLISH = "en";

  private static final Set<String> NAMES =
      Set.of(
          ("en zh de es ru ko fr ja pt tr pl ca nl ar sv it id hi fi vi he uk el ms cs ro da hu ta"
                  + " no th ur hr bg lt la mi ml cy sk te fa lv bn sr az sl kn et mk br eu is hy ne"
                  + " mn bs kk sq sw gl mr pa si km sn yo so af oc ka be tg sd gu am yi lo uz fo ht"
                  + " ps tk nn mt sa lb my bo tl mg as tt haw ln ha ba jw su yue")
              .split(" "));

  /** Where ISO 639 says something else. */
  private static final Map<String, String> OF_ISO = Map.of("nb", "no", "jv", "jw", "fil", "tl");

  private Languages() {}

  /**
   * Returns Whisper's name of a language.
   *
   * @param tag BCP 47
   * @throws IllegalArgumentException if Whisper does not know it
   */
  static String nameOf(String tag) {
    String language = Locale.forLanguageTag(tag).getLanguage();
    String name = OF_ISO.getOrDefault(language, language);
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException(
          "whisper does not know the language " + tag + ", expected one such as en, de-AT or ko");
    }
    return name;
  }

  /** Returns the BCP 47 tag of a language that Whisper has named. */
  static String tagOf(String name) {
    return name.equals("jw") ? "jv" : name;
  }
}
