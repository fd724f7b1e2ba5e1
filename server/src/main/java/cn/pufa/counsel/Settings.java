package cn.pufa.counsel;

import cn.pufa.platform.json.GsonJson;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Periods that the bureau sets for itself: {@code counsel/settings.json}, each with its source and
 * who checked it.
 *
 * @param answerDays working days an opinion has
 * @param soonDays working days before its last day from which it is shown as nearly due
 */
record Settings(Number answerDays, Number soonDays) {

  record Number(int value, String source, String verifier) {}

  static Settings load() {
    try (var text =
        new InputStreamReader(
            Settings.class.getResourceAsStream("/counsel/settings.json"), StandardCharsets.UTF_8)) {
      return GsonJson.GSON.fromJson(text, Settings.class);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
