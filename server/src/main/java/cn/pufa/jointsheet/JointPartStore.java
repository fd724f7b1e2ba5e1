package cn.pufa.jointsheet;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.Lifetime;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** SQL of the departments' parts and of the links to them. */
final class JointPartStore {

  /** A link that was given once. */
  record Link(UUID part, Lifetime life, boolean used, boolean voided) {}

  static final Sql INSERT =
      Sql.of("insert into joint_part (sheet, department, partner) values ($1, $2, $3) returning *");
  static final Sql OF_SHEET =
      Sql.of("select * from joint_part where sheet = $1 order by department, id");
  static final Sql BY_ID = Sql.of("select * from joint_part where id = $1");
  static final Sql OF_PARTNER =
      Sql.of(
          """
      select p.* from joint_part p join joint_sheet s on s.id = p.sheet
       where p.partner = $1 order by s.planned_on desc, p.id limit 200""");
  static final Sql OF_EVENTS =
      Sql.of(
          """
      select s.event, p.* from joint_part p join joint_sheet s on s.id = p.sheet
       where s.event in (select unnest($1::uuid[])) order by p.department, p.id""");
  static final Sql ANSWER =
      Sql.of(
          """
      update joint_part set state = $2, people = $3, copies = $4, note = $5, photos = $6, answered_at = $7, by_link = $8,
             version = version + 1
       where id = $1 returning *""");

  static final Sql VOID_EARLIER =
      Sql.of(
          """
      update joint_part_link set voided_at = $2
       where part = $1 and used_at is null and voided_at is null""");
  static final Sql INSERT_LINK =
      Sql.of(
          """
      insert into joint_part_link (token_hash, part, created_at, expires_at) values ($1, $2, $3, $4)""");
  static final Sql LINK = Sql.of("select * from joint_part_link where token_hash = $1");

  static final Sql FORGET_LINKS = Sql.of("delete from joint_part_link where expires_at < $1");

  /** In one statement, so that of two who come together one is too late. */
  static final Sql USE =
      Sql.of(
          """
      update joint_part_link set used_at = $2
       where token_hash = $1 and used_at is null and voided_at is null and expires_at > $2 and created_at <= $3""");

  private JointPartStore() {}

  static JointPart insert(Tx tx, UUID sheet, JointSheet.Invitation invitation) {
    return tx.one(
        INSERT, JointPartStore::part, sheet, invitation.department(), invitation.partner());
  }

  static List<JointPart> ofSheet(Tx tx, UUID sheet) {
    return tx.list(OF_SHEET, JointPartStore::part, sheet);
  }

  static Optional<JointPart> byId(Tx tx, UUID id) {
    return tx.first(BY_ID, JointPartStore::part, id);
  }

  /** The latest first. */
  static List<JointPart> ofPartner(Tx tx, UUID partner) {
    return tx.list(OF_PARTNER, JointPartStore::part, partner);
  }

  /** Event to the parts of the sheet it was. */
  static Map<UUID, List<JointPart>> ofEvents(Tx tx, Collection<UUID> events) {
    Map<UUID, List<JointPart>> parts = new HashMap<>();
    tx.list(OF_EVENTS, row -> row, (Object) events.toArray(UUID[]::new))
        .forEach(
            row ->
                parts
                    .computeIfAbsent(row.getUUID("event"), event -> new ArrayList<>())
                    .add(part(row)));
    return parts;
  }

  static JointPart answer(Tx tx, UUID id, JointPart.Answer answer, boolean byLink, Instant now) {
    return tx.one(
        ANSWER,
        JointPartStore::part,
        id,
        answer.state().name().toLowerCase(Locale.ROOT),
        answer.people(),
        answer.copies(),
        answer.note(),
        answer.photos().toArray(UUID[]::new),
        now.atOffset(ZoneOffset.UTC),
        byLink);
  }

  static void insertLink(Tx tx, String tokenHash, UUID part, Instant now, Instant expires) {
    tx.execute(VOID_EARLIER, part, now.atOffset(ZoneOffset.UTC));
    tx.execute(
        INSERT_LINK,
        tokenHash,
        part,
        now.atOffset(ZoneOffset.UTC),
        expires.atOffset(ZoneOffset.UTC));
  }

  static Optional<Link> link(Tx tx, String tokenHash) {
    return tx.first(
        LINK,
        row ->
            new Link(
                row.getUUID("part"),
                new Lifetime(
                    row.getOffsetDateTime("created_at").toInstant(),
                    row.getOffsetDateTime("expires_at").toInstant()),
                row.getOffsetDateTime("used_at") != null,
                row.getOffsetDateTime("voided_at") != null),
        tokenHash);
  }

  /** False where it was used, voided or ran out meanwhile. */
  static boolean use(Tx tx, String tokenHash, Instant now) {
    return tx.execute(
            USE,
            tokenHash,
            now.atOffset(ZoneOffset.UTC),
            Lifetime.latestMade(now).atOffset(ZoneOffset.UTC))
        == 1;
  }

  static void forgetLinks(Tx tx, Instant before) {
    tx.execute(FORGET_LINKS, before.atOffset(ZoneOffset.UTC));
  }

  private static JointPart part(Row row) {
    OffsetDateTime answered = row.getOffsetDateTime("answered_at");
    return new JointPart(
        row.getUUID("id"),
        row.getInteger("version"),
        row.getUUID("sheet"),
        row.getString("department"),
        row.getUUID("partner"),
        JointPart.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getInteger("people"),
        row.getInteger("copies"),
        row.getString("note"),
        List.of(row.getArrayOfUUIDs("photos")),
        answered == null ? null : answered.toInstant(),
        row.getBoolean("by_link"));
  }
}
