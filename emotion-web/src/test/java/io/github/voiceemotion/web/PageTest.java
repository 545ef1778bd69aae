package io.github.voiceemotion.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.voiceemotion.audio.AudioFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PageTest {

  @Test
  void offersToChooseTheFilesThatAreRead() throws IOException {
    String page;
    try (InputStream in = WebServer.class.getResourceAsStream("page/index.html")) {
      page = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    String expected =
        AudioFiles.ENDINGS.stream()
            .map(ending -> ",." + ending)
            .collect(Collectors.joining("", "audio/*,video/webm", ""));
    long inputs =
        Pattern.compile("accept=\"([^\"]*)\"")
            .matcher(page)
            .results()
            .peek(match -> assertEquals(expected, match.group(1)))
            .count();
    assertEquals(2, inputs);
  }
}
