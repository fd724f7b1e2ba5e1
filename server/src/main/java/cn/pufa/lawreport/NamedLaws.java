package cn.pufa.lawreport;

import cn.pufa.law.Catalogue;
import cn.pufa.law.Catalogue.Entry;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;

/** Statutes that a report names in 《》, against the statutes known to the server on a day. */
final class NamedLaws {

  /** How a name stands on the day; {@code since} is the day of the repeal, or null. */
  record Standing(How how, LocalDate since) {}

  enum How {
    IN_FORCE,
    REPEALED,
    /** The texts that the server has begin to apply after the day. */
    LATER,
    UNKNOWN
  }

  private static final Pattern NAME = Pattern.compile("《([^《》]+)》");
  private static final Pattern STATUTE = Pattern.compile(".*(?:法|法典|条例|规定|办法|规则|细则)(?:（试行）)?");

  private NamedLaws() {}

  /** Names that sound like a statute, each once; notices, plans and guides are none. */
  static List<String> in(String text) {
    return NAME.matcher(text)
        .results()
        .map(found -> found.group(1).strip())
        .filter(name -> STATUTE.matcher(name).matches())
        .distinct()
        .toList();
  }

  static Standing standing(Catalogue catalogue, String name, LocalDate on) {
    List<Entry> named = catalogue.named(name);
    if (named.isEmpty()) {
      return new Standing(How.UNKNOWN, null);
    }
    if (named.stream().anyMatch(entry -> entry.inForce(on).isPresent())) {
      return new Standing(How.IN_FORCE, null);
    }
    return named.stream()
        .map(Entry::repealedOn)
        .filter(day -> day != null && !on.isBefore(day))
        .max(LocalDate::compareTo)
        .map(day -> new Standing(How.REPEALED, day))
        .orElse(new Standing(How.LATER, null));
  }
}
