package io.github.voiceemotion.transcription;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTest {

  @Test
  void keepsTheKeyAndHidesItFromText() {
    ApiKey key = ApiKey.of(" AIza-something-secret\n");

    assertEquals("AIza-something-secret", key.value());
    assertEquals("ApiKey[hidden]", key.toString());
  }

  @Test
  void equalsTheSameKeyOnly() {
    assertEquals(ApiKey.of("one"), ApiKey.of("one"));
    assertEquals(ApiKey.of("one").hashCode(), ApiKey.of("one").hashCode());
    assertNotEquals(ApiKey.of("one"), ApiKey.of("two"));
  }

  @Test
  void refusesAnEmptyKey() {
    assertThrows(IllegalArgumentException.class, () -> ApiKey.of(" \n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"secret\r\nHost: x", "secret word", "secrét"})
  void refusesWhatNoHeaderCarriesWithoutRepeatingIt(String value) {
    var refused = assertThrows(IllegalArgumentException.class, () -> ApiKey.of(value));

    assertFalse(refused.getMessage().contains("secr"), refused.getMessage());
  }
}
