package cn.pufa.personal;

import cn.pufa.audit.Commands;
import cn.pufa.identity.Accounts;
import cn.pufa.identity.Roles;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * People whom a backup brought back are erased again, before anybody is served. Whoever was erased
 * and is not in the ledger yet comes into it.
 */
public final class ErasedAgain {

  private static final Logger LOG = LoggerFactory.getLogger(ErasedAgain.class);

  private final Database database;
  private final Commands commands;
  private final PersonalData data;
  private final ErasureLedger ledger;

  public ErasedAgain(
      Database database, Commands commands, PersonalData data, ErasureLedger ledger) {
    this.database = database;
    this.commands = commands;
    this.data = data;
    this.ledger = ledger;
  }

  /** Those of the ledger who stand in the database. */
  public static List<UUID> due(Database database, ErasureLedger ledger) {
    List<UUID> erased = ledger.all();
    return erased.isEmpty() ? erased : database.read(tx -> Accounts.standing(tx, erased));
  }

  public void run() {
    eraseAgain(due(database, ledger));
    fillLedger();
  }

  private void eraseAgain(List<UUID> due) {
    due.forEach(
        person ->
            commands.system(
                "eraseAgain",
                "person/" + person,
                tx -> {
                  erase(tx, person);
                  return null;
                }));
    if (!due.isEmpty()) {
      LOG.warn("erased again, as a backup had brought them back: {}", due.size());
    }
  }

  private void fillLedger() {
    Set<UUID> noted = Set.copyOf(ledger.all());
    database.read(Accounts::erased).stream()
        .filter(person -> !noted.contains(person))
        .forEach(ledger::note);
  }

  /** Two nodes may start together. */
  private void erase(Tx tx, UUID person) {
    Roles.lock(tx, person);
    if (!Accounts.standing(tx, List.of(person)).isEmpty()) {
      data.erase(tx, person);
    }
  }
}
