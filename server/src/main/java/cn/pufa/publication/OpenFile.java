package cn.pufa.publication;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A file of open data, from rows that are JSON already.
 *
 * @param name without its ending
 * @param columns in the order of the CSV
 */
record OpenFile(String name, List<String> columns) {

  static final OpenFile ORGANIZATIONS =
      new OpenFile(
          "organizations",
          List.of(
              "creditCode",
              "name",
              "type",
              "charity",
              "registeredOn",
              "legalRepresentative",
              "status",
              "words",
              "owedYears"));
  static final OpenFile REPORTS =
      new OpenFile(
          "reports",
          List.of(
              "creditCode",
              "name",
              "year",
              "receivedOn",
              "grade",
              "decidedOn",
              "publication",
              "no"));
  static final OpenFile PUBLICATIONS =
      new OpenFile(
          "publications",
          List.of(
              "publication",
              "no",
              "kind",
              "creditCode",
              "name",
              "publishedOn",
              "words",
              "corrections",
              "sha256"));

  static final List<OpenFile> ALL = List.of(ORGANIZATIONS, REPORTS, PUBLICATIONS);

  private static final String FORMULA = "=+-@\t\r";
  private static final byte[] MARK = "\uFEFF".getBytes(StandardCharsets.UTF_8);

  /** With its ending, such as {@code reports.csv}. */
  static OpenFile of(String file) {
    return ALL.stream().filter(one -> file.startsWith(one.name() + ".")).findFirst().orElseThrow();
  }

  byte[] json(LocalDate day, List<String> rows) {
    var out = new ByteArrayOutputStream(200 * rows.size() + 100);
    out.writeBytes(
        utf8("{\"extractDate\":\"%s\",\"file\":\"%s.json\",\"rows\":[\n".formatted(day, name)));
    for (int place = 0; place < rows.size(); place++) {
      out.writeBytes(utf8(rows.get(place)));
      out.writeBytes(utf8(place == rows.size() - 1 ? "\n" : ",\n"));
    }
    out.writeBytes(utf8("]}\n"));
    return out.toByteArray();
  }

  byte[] csv(LocalDate day, List<Map<String, String>> rows) {
    var out = new ByteArrayOutputStream(200 * rows.size() + 100);
    out.writeBytes(MARK);
    out.writeBytes(utf8("extractDate," + String.join(",", columns) + "\r\n"));
    for (Map<String, String> row : rows) {
      out.writeBytes(utf8(line(day, row)));
    }
    return out.toByteArray();
  }

  private String line(LocalDate day, Map<String, String> row) {
    return columns.stream()
        .map(column -> cell(row.getOrDefault(column, "")))
        .collect(Collectors.joining(",", day + ",", "\r\n"));
  }

  /** RFC 4180; what begins like a formula has an apostrophe before it, so that it stays text. */
  static String cell(String value) {
    String plain = !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    boolean quoted = plain.chars().anyMatch(sign -> sign == ',' || sign == '"' || sign < ' ');
    return quoted ? '"' + plain.replace("\"", "\"\"") + '"' : plain;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
