package cn.pufa.content;

import cn.pufa.audit.Commands;
import cn.pufa.content.JarPieces.JarPiece;
import cn.pufa.content.SeedStore.Known;
import cn.pufa.platform.db.Changes;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts the cards and guides of the jar in: those that are not there yet, and newer words of those
 * whose public words are still the product's. What staff wrote or took off is theirs, and words
 * that were there once do not come back with an older jar.
 */
final class Seeds {

  private static final Known NOTHING = new Known(true, Set.of());

  private final Database database;
  private final Commands commands;
  private final Publication publication;
  private final BusinessClock clock;

  Seeds(Database database, Commands commands, Publication publication, BusinessClock clock) {
    this.database = database;
    this.commands = commands;
    this.publication = publication;
    this.clock = clock;
  }

  void seed(List<JarPiece> jar) {
    database.run(tx -> seed(tx, jar));
  }

  private void seed(Tx tx, List<JarPiece> jar) {
    Map<String, Known> known = SeedStore.known(tx);
    List<JarPiece> missing = new ArrayList<>();
    List<JarPiece> newer = new ArrayList<>();
    for (JarPiece piece : jar) {
      Known there = known.getOrDefault(piece.id(), NOTHING);
      if (there == NOTHING) {
        missing.add(piece);
      }
      if (there.isProduct() && !there.sources().contains(piece.source())) {
        newer.add(piece);
      }
    }
    if (!newer.isEmpty()) {
      SeedStore.insertPieces(tx, missing, clock.now());
      SeedStore.insertEditions(tx, newer, clock.now());
      publication.cite(tx, newer);
      newer.forEach(piece -> Changes.publish(tx, Cards.CHANGE, piece.id()));
      commands.append(tx, "system", "seedEditions", "editions/" + newer.size(), null, "-");
    }
  }
}
