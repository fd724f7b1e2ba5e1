package cn.pufa.platform.db;

/**
 * One statement with {@code $1} parameters; a constant of a Store, so that a test can prepare every
 * one of them.
 */
public record Sql(String text) {

  public static Sql of(String text) {
    return new Sql(text);
  }
}
