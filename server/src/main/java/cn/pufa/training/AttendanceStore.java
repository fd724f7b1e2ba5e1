package cn.pufa.training;

import static cn.pufa.training.SessionStore.instant;
import static cn.pufa.training.SessionStore.offset;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Request.Page;
import cn.pufa.training.AttendanceRecord.How;
import cn.pufa.training.AttendanceRecord.Result;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** SQL of attendance lists and their records. */
final class AttendanceStore {

  /**
   * The list of one session.
   *
   * @param signedAt null while it is open, likewise {@code signedBy}
   */
  record Sheet(byte[] secret, Instant signedAt, UUID signedBy) {

    boolean isSigned() {
      return signedAt != null;
    }
  }

  /** Of one's own: which session it was. */
  record Mine(
      AttendanceRecord record, UUID session, String title, Instant startsAt, Instant signedAt) {}

  static final Sql OPEN =
      Sql.of(
          "insert into attendance_list (session, secret) values ($1, $2) on conflict do nothing");
  static final Sql FIND = Sql.of("select * from attendance_list where session = $1");

  /** People with the code come together; only whoever signs keeps them out. */
  static final Sql HOLD = Sql.of("select * from attendance_list where session = $1 for share");

  static final Sql LOCK = Sql.of("select * from attendance_list where session = $1 for update");
  static final Sql SIGN =
      Sql.of("update attendance_list set signed_at = $2, signed_by = $3 where session = $1");
  static final Sql INSERT =
      Sql.of(
          """
      insert into attendance_record (enrolment, number, session, result, minutes, how, note, reason, by, at)
      select r.enrolment, r.number, $1, r.result, r.minutes, r.how, r.note, $8, $9, $10
        from unnest($2::uuid[], $3::int[], $4::text[], $5::int[], $6::text[], $7::text[])
          as r (enrolment, number, result, minutes, how, note)
      on conflict do nothing""");
  static final Sql RECORDS =
      Sql.of("select * from attendance_record where session = $1 order by enrolment, number");
  static final Sql OF_ENROLMENTS =
      Sql.of(
          "select * from attendance_record where enrolment = any($1) order by enrolment, number");

  private static final String OF_PERSON =
      """
        from enrolment e join training_session s on s.id = e.session
        join attendance_record r on r.enrolment = e.id
        left join attendance_list l on l.session = s.id
       where e.person = $1
         and r.number = (select max(number) from attendance_record x where x.enrolment = e.id)
      """;
  static final Sql MINE =
      Sql.of(
          "select r.*, s.title, s.starts_at, l.signed_at"
              + OF_PERSON
              + "order by s.starts_at desc, e.id limit $2 offset $3");
  static final Sql COUNT_MINE = Sql.of("select count(*)::int as n" + OF_PERSON);

  private AttendanceStore() {}

  static void open(Tx tx, UUID session, byte[] secret) {
    tx.execute(OPEN, session, Buffer.buffer(secret));
  }

  static Optional<Sheet> find(Tx tx, UUID session) {
    return tx.first(FIND, AttendanceStore::sheet, session);
  }

  static Optional<Sheet> hold(Tx tx, UUID session) {
    return tx.first(HOLD, AttendanceStore::sheet, session);
  }

  static Optional<Sheet> lock(Tx tx, UUID session) {
    return tx.first(LOCK, AttendanceStore::sheet, session);
  }

  static void sign(Tx tx, UUID session, UUID by, Instant now) {
    tx.execute(SIGN, session, offset(now), by);
  }

  /**
   * Those that are the first with their number.
   *
   * @param reason common to all, as {@code by} is
   */
  static int insert(
      Tx tx, UUID session, List<AttendanceRecord> records, String reason, UUID by, Instant now) {
    return tx.execute(
        INSERT,
        session,
        records.stream().map(AttendanceRecord::enrolment).toArray(UUID[]::new),
        records.stream().map(AttendanceRecord::number).toArray(Integer[]::new),
        texts(records, record -> record.result().code()),
        records.stream().map(AttendanceRecord::minutes).toArray(Integer[]::new),
        texts(records, record -> record.how().code()),
        texts(records, AttendanceRecord::note),
        reason,
        by,
        offset(now));
  }

  private static String[] texts(
      List<AttendanceRecord> records, Function<AttendanceRecord, String> text) {
    return records.stream().map(text).toArray(String[]::new);
  }

  /** The record of each enrolment that counts. */
  static Map<UUID, AttendanceRecord> latest(Tx tx, UUID session) {
    Map<UUID, AttendanceRecord> latest = new HashMap<>();
    tx.list(RECORDS, AttendanceStore::record, session)
        .forEach(record -> latest.put(record.enrolment(), record));
    return latest;
  }

  /** All records of each, the first first. */
  static Map<UUID, List<AttendanceRecord>> histories(Tx tx, List<UUID> enrolments) {
    Map<UUID, List<AttendanceRecord>> histories = new LinkedHashMap<>();
    tx.list(OF_ENROLMENTS, AttendanceStore::record, (Object) enrolments.toArray(UUID[]::new))
        .forEach(
            record ->
                histories
                    .computeIfAbsent(record.enrolment(), any -> new ArrayList<>())
                    .add(record));
    return histories;
  }

  static List<Mine> mine(Tx tx, UUID person, Page page) {
    return tx.list(
        MINE,
        row ->
            new Mine(
                record(row),
                row.getUUID("session"),
                row.getString("title"),
                instant(row, "starts_at"),
                instant(row, "signed_at")),
        person,
        page.limit(),
        page.offset());
  }

  static int countMine(Tx tx, UUID person) {
    return tx.one(COUNT_MINE, row -> row.getInteger("n"), person);
  }

  private static Sheet sheet(Row row) {
    return new Sheet(
        row.getBuffer("secret").getBytes(), instant(row, "signed_at"), row.getUUID("signed_by"));
  }

  private static AttendanceRecord record(Row row) {
    return new AttendanceRecord(
        row.getUUID("enrolment"),
        row.getInteger("number"),
        Result.of(row.getString("result")),
        row.getInteger("minutes"),
        How.of(row.getString("how")),
        row.getString("note"),
        row.getString("reason"),
        row.getUUID("by"),
        instant(row, "at"));
  }
}
