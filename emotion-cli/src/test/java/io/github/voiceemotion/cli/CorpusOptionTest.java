package io.github.voiceemotion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.voiceemotion.training.corpus.CorpusListing;
import io.github.voiceemotion.training.corpus.PublishedCorpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CorpusOptionTest {

  @TempDir Path data;

  @Test
  void findsEveryPublishedCorpusByTheNameOfItsFolder() throws IOException {
    for (String file :
        List.of(
            "ravdess/03-01-05-02-01-02-12.wav",
            "crema-d/1001_DFA_ANG_XX.wav",
            "tess/OAF_back_angry.wav",
            "savee/DC_a01.wav",
            "nemo/EB0_anger_1.wav",
            "emo-db/03a01Fa.wav",
            "emovo/rab-f1-b1.wav",
            "emotiontts-ko/nea00301.wav",
            "emospeech-in/go-safe-angry-1562906047662-"
                + "61da3711fc5f82a04684b7c066241130f6c5b79902cf6f95ec8d2376.wav")) {
      Path path = data.resolve(file);
      Files.createDirectories(path.getParent());
      Files.createFile(path);
    }
    Files.createDirectory(data.resolve("samples"));

    CorpusOption option =
        CommandLine.populateCommand(new CorpusOption(), "--data", data.toString());

    assertEquals(
        PublishedCorpus.labels(),
        option.list(false, note -> {}).stream().map(CorpusListing::corpus).toList());
  }
}
