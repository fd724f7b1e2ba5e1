package cn.pufa.platform.db;

/**
 * One statement with {@code $1} parameters; a constant of a Store, so that a test can prepare every
 * one of them.
 */
public record Sql(String text) {

  private static final String ANEW = "/* planned anew */ ";

  public static Sql of(String text) {
    return new Sql(text);
  }

  /**
   * Of a long list. Which filters are set decides how it is best found, so it is planned for what
   * is asked each time; a plan for all that may be asked goes through the whole list.
   */
  public static Sql anew(String text) {
    return new Sql(ANEW + text);
  }

  static boolean isAnew(String text) {
    return text.startsWith(ANEW);
  }
}
