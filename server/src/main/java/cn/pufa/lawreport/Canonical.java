package cn.pufa.lawreport;

import cn.pufa.lawreport.TakenFigureStore.Taken;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The one form in which a report is hashed: UTF-8 lines of its title, day and edition, each heading
 * and paragraph as it is read, and for each figure its code, number and records. Anyone who has the
 * file can hash it again.
 */
final class Canonical {

  private Canonical() {}

  static String text(Opened opened) {
    var text = new StringBuilder();
    line(text, opened.report().title());
    line(text, opened.report().dated() + " 第" + opened.report().edition() + "版");
    for (Section section : opened.sections()) {
      if (!section.heading().isEmpty()) {
        line(text, section.heading());
      }
      opened.filled(section).forEach(paragraph -> line(text, paragraph));
    }
    opened.taken().forEach(one -> line(text, figure(one, one.rows().stream())));
    return text.toString();
  }

  /** Figures alone, the same whatever the order of their records. */
  static String text(List<Taken> figures) {
    var text = new StringBuilder();
    figures.forEach(one -> line(text, figure(one, one.rows().stream().distinct().sorted())));
    return text.toString();
  }

  private static String figure(Taken one, Stream<String> rows) {
    return rows.collect(Collectors.joining(" ", one.code() + "=" + one.value() + " ", "")).strip();
  }

  private static void line(StringBuilder text, String words) {
    text.append(words).append('\n');
  }

  /** In hexadecimal. */
  static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
