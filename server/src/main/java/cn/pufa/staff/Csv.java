package cn.pufa.staff;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Rows of the tables in this jar, whose cells hold no comma. */
final class Csv {

  private Csv() {}

  static List<String[]> rows(String resource) {
    List<String> lines = lines(resource);
    int columns = lines.getFirst().split(",").length;
    List<String[]> rows = lines.stream().skip(1).map(line -> line.split(",")).toList();
    if (!rows.stream().allMatch(cells -> cells.length == columns)) {
      throw new IllegalStateException(resource + " has a row of another length than its head");
    }
    return rows;
  }

  static List<String> lines(String resource) {
    try (var file = Csv.class.getResourceAsStream(resource)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip().lines().toList();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
