package cn.pufa.app;

import cn.pufa.exam.Exams;
import cn.pufa.finding.ThingNames;
import cn.pufa.law.Catalogue.Entry;
import cn.pufa.law.Statutes;
import cn.pufa.platform.db.Tx;
import java.util.Optional;

/** What statutes, banks and exams are called. */
record ThingTitles(Statutes statutes, Exams exams) implements ThingNames {

  @Override
  public Optional<String> of(Tx tx, String choice, String code) {
    return switch (choice) {
      case "statute" -> statutes.catalogue().entry(code).map(Entry::title);
      case "bank" -> exams.bankTitle(tx, code);
      case "exam" -> exams.title(tx, code);
      default -> Optional.empty();
    };
  }
}
