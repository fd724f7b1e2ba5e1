package cn.pufa.publication;

import cn.pufa.organization.Organization;
import cn.pufa.platform.time.BusinessClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;

/** Builds the facts of an item; what is null is left out. */
final class Facts {

  private final SortedMap<String, String> facts = new TreeMap<>();

  static Facts of(Organization organization) {
    return new Facts()
        .with("name", organization.name())
        .with("creditCode", organization.creditCode());
  }

  Facts with(String name, String value) {
    if (value != null) {
      facts.put(name, value);
    }
    return this;
  }

  Facts with(String name, LocalDate day) {
    return with(name, day == null ? null : day.toString());
  }

  SortedMap<String, String> map() {
    return facts;
  }

  /** 2026年5月31日. */
  static String day(LocalDate day) {
    return "%d年%d月%d日".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
  }

  static LocalDate day(Instant at) {
    return at == null ? null : LocalDate.ofInstant(at, BusinessClock.ZONE);
  }
}
