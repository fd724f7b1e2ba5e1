package cn.pufa.law;

/**
 * A statute text that cannot be imported; the message is a plain sentence naming the line or the
 * article.
 */
public final class StatuteFault extends RuntimeException {

  public StatuteFault(String message) {
    super(message);
  }
}
