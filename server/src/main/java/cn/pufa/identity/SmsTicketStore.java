package cn.pufa.identity;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.Lifetime;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** SQL of codes sent to phones. */
final class SmsTicketStore {

  record Ticket(UUID id, String codeHash, String phone) {}

  static final Sql INSERT =
      Sql.of(
          """
      insert into sms_ticket (id, ticket_hash, code_hash, phone, purpose, created_at, expires_at)
      values ($1, $2, $3, $4, $5, $6, $7)""");

  static final Sql OPEN =
      Sql.of(
          """
      select id, code_hash, phone from sms_ticket
       where ticket_hash = $1 and purpose = $2 and used_at is null and expires_at > $3 and wrong < $4
         and created_at <= $5
         for update""");

  static final Sql COUNT_WRONG = Sql.of("update sms_ticket set wrong = wrong + 1 where id = $1");
  static final Sql USE = Sql.of("update sms_ticket set used_at = $2 where id = $1");
  static final Sql PRUNE = Sql.of("delete from sms_ticket where expires_at < $1");

  private SmsTicketStore() {}

  static void insert(
      Tx tx,
      UUID id,
      String ticketHash,
      String codeHash,
      String phone,
      String purpose,
      Instant now,
      Instant expires) {
    tx.execute(
        INSERT,
        id,
        ticketHash,
        codeHash,
        phone,
        purpose,
        now.atOffset(ZoneOffset.UTC),
        expires.atOffset(ZoneOffset.UTC));
  }

  /** A ticket that may still prove something; the next who asks for it waits for this one. */
  static Optional<Ticket> open(
      Tx tx, String ticketHash, String purpose, Instant now, int wrongAllowed) {
    return tx.first(
        OPEN,
        row -> new Ticket(row.getUUID("id"), row.getString("code_hash"), row.getString("phone")),
        ticketHash,
        purpose,
        now.atOffset(ZoneOffset.UTC),
        wrongAllowed,
        Lifetime.latestMade(now).atOffset(ZoneOffset.UTC));
  }

  static void countWrong(Tx tx, UUID id) {
    tx.execute(COUNT_WRONG, id);
  }

  static void use(Tx tx, UUID id, Instant now) {
    tx.execute(USE, id, now.atOffset(ZoneOffset.UTC));
  }

  static void prune(Tx tx, Instant before) {
    tx.execute(PRUNE, before.atOffset(ZoneOffset.UTC));
  }
}
