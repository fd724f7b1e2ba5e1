package cn.pufa.organization;

import java.time.Instant;
import java.util.Locale;

/**
 * One way to reach an organisation, and whether it works.
 *
 * @param address null where the register has none
 * @param at of the last check of this address; null where nobody tried it
 */
public record ContactPoint(
    Way way, State state, String address, Instant at, String by, String how) {

  public enum Way {
    PHONE("电话"),
    EMAIL("电子邮箱");

    private final String label;

    Way(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Way of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  public enum State {
    MISSING,
    UNVERIFIED,
    VERIFIED,
    FAILED
  }

  static ContactPoint missing(Way way) {
    return new ContactPoint(way, State.MISSING, null, null, null, null);
  }

  static ContactPoint untried(Way way, String address) {
    return new ContactPoint(way, State.UNVERIFIED, address, null, null, null);
  }
}
