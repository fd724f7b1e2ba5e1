package cn.pufa.platform.http;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  /** Where the disk takes no more. */
  public static final String NO_ROOM = "文件暂时存不下，没有保存。请稍后再传；一直这样请告诉管理员。";

  private final ProblemType type;
  private final String detail;
  private final List<Field> errors;
  private final Duration wait;
  private final Map<String, Object> more;

  private Problem(ProblemType type, String detail, List<Field> errors) {
    this(type, detail, errors, null, Map.of());
  }

  private Problem(
      ProblemType type,
      String detail,
      List<Field> errors,
      Duration wait,
      Map<String, Object> more) {
    super(type.code() + (detail == null ? "" : ": " + detail), null, false, false);
    this.type = type;
    this.detail = detail;
    this.errors = errors;
    this.wait = wait;
    this.more = more;
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

  /**
   * @param wait until the same request may be worth sending again
   */
  public static Problem tooManyRequests(Duration wait, String detail) {
    return new Problem(ProblemType.TOO_MANY_REQUESTS, detail, List.of(), wait, Map.of());
  }

  public static Problem conflict(String detail) {
    return of(ProblemType.CONFLICT, detail);
  }

  /** A conflict, where there is a reason for one. */
  public static void refuse(Optional<String> reason) {
    reason.ifPresent(
        words -> {
          throw conflict(words);
        });
  }

  /** With one more member, as the contract of the operation names it. */
  public Problem with(String name, Object value) {
    return new Problem(type, detail, errors, wait, Map.of(name, value));
  }

  Map<String, Object> more() {
    return more;
  }

  /** How long to wait, where that is known. */
  Optional<Duration> retryAfter() {
    return Optional.ofNullable(wait);
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
