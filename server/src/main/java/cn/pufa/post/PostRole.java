package cn.pufa.post;

import cn.pufa.platform.http.Caller;
import java.util.List;
import java.util.Locale;

/** Roles that sign up for training; each belongs to a kind of division. */
public enum PostRole {
  VOLUNTEER("志愿者"),
  CHILD_DIRECTOR("儿童主任"),
  CHILD_SUPERVISOR("儿童督导员");

  /** Those of which one belongs to each village and township. */
  static final List<String> OFFICES = List.of(CHILD_DIRECTOR.code(), CHILD_SUPERVISOR.code());

  private static final int TOWNSHIP_DIGITS = 9;
  private static final int VILLAGE_DIGITS = 12;

  private final String title;

  PostRole(String title) {
    this.title = title;
  }

  public static PostRole ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  /** The post that a village or a township has. */
  static PostRole ofDivision(String division) {
    return division.length() == VILLAGE_DIGITS ? CHILD_DIRECTOR : CHILD_SUPERVISOR;
  }

  /** As the contract, the matrix and the tables write it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String title() {
    return title;
  }

  /** Who confirms somebody at such a post. */
  String decidedBy() {
    return this == CHILD_DIRECTOR ? "镇街" : "民政局";
  }

  /** A volunteer may belong to any division of the county. */
  boolean isHeldFor(String division) {
    return switch (this) {
      case VOLUNTEER -> true;
      case CHILD_DIRECTOR -> division.length() == VILLAGE_DIGITS;
      case CHILD_SUPERVISOR -> division.length() == TOWNSHIP_DIGITS;
    };
  }

  public boolean isHeldBy(Caller caller, String division) {
    return caller.grants().stream()
        .anyMatch(grant -> grant.role().equals(code()) && grant.division().equals(division));
  }
}
