package cn.pufa.certificate;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a certificate says its holder may start to do; named as the role it is for. */
public enum Qualification {
  CHILD_DIRECTOR("儿童主任"),
  CHILD_SUPERVISOR("儿童督导员"),
  VOLUNTEER("志愿者");

  private final String title;

  Qualification(String title) {
    this.title = title;
  }

  /** As stored and as in the contract, such as {@code child_director}; also the role's name. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String title() {
    return title;
  }

  public static Optional<Qualification> of(String code) {
    return Stream.of(values()).filter(one -> one.code().equals(code)).findFirst();
  }
}
