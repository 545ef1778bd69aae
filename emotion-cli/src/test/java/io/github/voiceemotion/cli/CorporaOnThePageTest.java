package io.github.voiceemotion.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.training.corpus.PublishedCorpus;
import io.github.voiceemotion.web.WebServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The web service knows nothing of training: what its page says of corpora is compared here. */
class CorporaOnThePageTest {

  @Test
  void haveTheirLicences() throws IOException {
    String script;
    try (InputStream in = WebServer.class.getResourceAsStream("page/corpora.js")) {
      script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    for (PublishedCorpus corpus : PublishedCorpus.values()) {
      Pattern entry =
          Pattern.compile(
              "\"?"
                  + Pattern.quote(corpus.label())
                  + "\"?: \\{ name: \"[^\"]+\", licence: \""
                  + Pattern.quote(corpus.licence())
                  + "\" }");
      assertTrue(entry.matcher(script).find(), corpus.label());
    }
  }
}
