package cn.pufa.agent;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;

/** That somebody asks those who act for an organisation to be one of them. */
record BindingRequest(
    UUID id,
    UUID organization,
    UUID person,
    String name,
    State state,
    Instant requestedAt,
    LocalDate lapsesOn,
    String reason) {

  enum State {
    WAITING("等答复"),
    ACCEPTED("已同意"),
    DECLINED("没有同意");

    private final String words;

    State(String words) {
      this.words = words;
    }

    /** In Chinese. */
    String words() {
      return words;
    }

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  /** It can be answered on its last day too. */
  boolean hasLapsed(LocalDate today) {
    return today.isAfter(lapsesOn);
  }
}
