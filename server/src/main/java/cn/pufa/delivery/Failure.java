package cn.pufa.delivery;

/** Why a message did not arrive, as a class that decides what follows. */
public enum Failure {
  /** The address does not exist or is switched off: a new contact must be found. */
  BAD_ADDRESS,
  /** The person does not take messages of this kind: no WeChat, no quota left, opted out. */
  NOT_TAKEN,
  /** The provider refuses what it says or how it is made. */
  REFUSED,
  /** The provider is away or busy; the message may be tried again. */
  PROVIDER,
  /** The provider asks for patience: too many, or the day's quota is used up. */
  TOO_MANY;

  public String code() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  public static Failure of(String code) {
    return valueOf(code.toUpperCase(java.util.Locale.ROOT));
  }
}
