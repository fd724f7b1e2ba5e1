package cn.pufa.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code authorization.csv} as a reader of it sees it, apart from the server's own reading. */
public final class Matrix {

  public record Row(String operationId, String role, String scope) {
    public boolean isNarrow() {
      return scope.equals("division") || scope.equals("organization");
    }
  }

  private final List<Row> rows;

  private Matrix(List<Row> rows) {
    this.rows = rows;
  }

  public static Matrix read() {
    try (InputStream in = Matrix.class.getResourceAsStream("/api-spec/authorization.csv")) {
      return new Matrix(
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .strip()
              .lines()
              .skip(1)
              .map(line -> line.split(","))
              .filter(cells -> cells[3].equals("yes"))
              .map(cells -> new Row(cells[0], cells[1], cells[2]))
              .toList());
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  public List<Row> rows() {
    return rows;
  }

  /** An account of the demo that may send it; null where nobody has to be signed in. */
  public String sender(String operationId) {
    String role =
        rows.stream()
            .filter(row -> row.operationId().equals(operationId))
            .map(Row::role)
            .findFirst()
            .orElseThrow();
    return switch (role) {
      case "anyone" -> null;
      case "signed_in" -> "volunteer";
      default -> role;
    };
  }

  /**
   * @param role null for somebody who is not signed in
   */
  public boolean allows(String operationId, String role) {
    return rows.stream()
        .filter(row -> row.operationId().equals(operationId))
        .map(Row::role)
        .anyMatch(
            allowed ->
                allowed.equals("anyone")
                    || role != null && (allowed.equals("signed_in") || allowed.equals(role)));
  }
}
