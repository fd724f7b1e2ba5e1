package cn.pufa.certificate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;

/** How long a certificate of each qualification holds, as {@code certificate/validity.csv} says. */
final class Validity {

  private static final String HEADER = "qualification,months,source,verifier";
  private static final int LONGEST_MONTHS = 120;

  private final Map<Qualification, Integer> months = new EnumMap<>(Qualification.class);

  static Validity load() {
    try (var file = Validity.class.getResourceAsStream("/certificate/validity.csv")) {
      return new Validity(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  Validity(String csv) {
    var lines = csv.strip().lines().toList();
    if (!lines.getFirst().equals(HEADER)) {
      throw new IllegalStateException("validity.csv must start with " + HEADER);
    }
    lines.stream().skip(1).forEach(this::add);
    if (months.size() != Qualification.values().length) {
      throw new IllegalStateException("validity.csv must name every qualification");
    }
  }

  private void add(String line) {
    String[] cells = line.split(",");
    Qualification known = Qualification.of(cells[0]).orElse(null);
    int term = cells.length == 4 ? Integer.parseInt(cells[1]) : 0;
    if (known == null || term < 1 || term > LONGEST_MONTHS || months.put(known, term) != null) {
      throw new IllegalStateException("validity.csv has a bad row: " + line);
    }
  }

  /**
   * The last day of a term that begins on the given one: the corresponding day, or the last of its
   * month (民法典 202).
   */
  LocalDate until(Qualification qualification, LocalDate from) {
    return from.plusMonths(months.get(qualification));
  }
}
