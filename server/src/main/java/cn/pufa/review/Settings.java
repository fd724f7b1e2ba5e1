package cn.pufa.review;

import cn.pufa.platform.json.GsonJson;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Periods and words of the review that no statute fixes for certain: {@code review/settings.json},
 * each with its source and who checked it.
 *
 * @param correctionDays working days a correction has
 * @param claimDays days after which a claim that nobody used lapses
 * @param fairShare how many one reviewer may hold before the next is handed out
 * @param rectificationMonths from proven service
 * @param remindDays days before the end of rectification at which the organisation is reminded
 * @param documentPrefix before 〔YYYY〕N号
 * @param basis by type of organisation, as the letter cites it
 * @param rights what the letter says of remedies
 */
record Settings(
    Amount correctionDays,
    Amount claimDays,
    Amount fairShare,
    Amount rectificationMonths,
    Amount remindDays,
    Words documentPrefix,
    Map<String, Words> basis,
    Words rights) {

  record Amount(int value, String source, String verifier) {}

  record Words(String value, String source, String verifier) {}

  static Settings load() {
    try (var file = Settings.class.getResourceAsStream("/review/settings.json");
        var text = new InputStreamReader(file, StandardCharsets.UTF_8)) {
      return GsonJson.GSON.fromJson(text, Settings.class);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
