package cn.pufa.personal;

import cn.pufa.platform.json.GsonJson;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/**
 * What somebody agrees to, in plain words (个人信息保护法 17).
 *
 * @param version the day from which this wording is shown
 */
record ConsentText(
    String code, LocalDate version, String title, List<String> paragraphs, String source) {

  private static final List<String> CODES = List.of("privacy", IdNumbers.CONSENT, "volunteer");

  static List<ConsentText> load() {
    return CODES.stream().map(ConsentText::load).toList();
  }

  private static ConsentText load(String code) {
    try (var file = ConsentText.class.getResourceAsStream("/personal/consents/" + code + ".json");
        var text = new InputStreamReader(file, StandardCharsets.UTF_8)) {
      return GsonJson.GSON.fromJson(text, ConsentText.class);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
