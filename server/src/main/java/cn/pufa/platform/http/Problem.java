package cn.pufa.platform.http;

import java.util.List;

/**
 * What went wrong, thrown anywhere, rendered once as RFC 9457. Titles and details are Chinese, fit
 * to show.
 */
public final class Problem extends RuntimeException {

  /**
   * @param pointer where: a JSON pointer, {@code query/NAME}, {@code path/NAME}, {@code
   *     row/N/COLUMN}
   */
  public record Field(String pointer, String message) {}

  private final ProblemType type;
  private final String detail;
  private final List<Field> errors;

  private Problem(ProblemType type, String detail, List<Field> errors) {
    super(type.code() + (detail == null ? "" : ": " + detail), null, false, false);
    this.type = type;
    this.detail = detail;
    this.errors = errors;
  }

  public static Problem of(ProblemType type) {
    return new Problem(type, null, List.of());
  }

  public static Problem of(ProblemType type, String detail) {
    return new Problem(type, detail, List.of());
  }

  public static Problem invalid(String pointer, String message) {
    return invalid(List.of(new Field(pointer, message)));
  }

  public static Problem invalid(List<Field> errors) {
    return new Problem(ProblemType.INVALID_INPUT, null, errors);
  }

  public static Problem invalid(String detail, List<Field> errors) {
    return new Problem(ProblemType.INVALID_INPUT, detail, errors);
  }

  public static Problem malformed(String pointer, String message) {
    return new Problem(ProblemType.MALFORMED_REQUEST, null, List.of(new Field(pointer, message)));
  }

  public static Problem notFound() {
    return of(ProblemType.NOT_FOUND);
  }

  public static Problem conflict(String detail) {
    return of(ProblemType.CONFLICT, detail);
  }

  public ProblemType type() {
    return type;
  }

  public String detail() {
    return detail;
  }

  public List<Field> errors() {
    return errors;
  }
}
