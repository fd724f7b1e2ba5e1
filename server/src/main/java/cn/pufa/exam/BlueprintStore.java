package cn.pufa.exam;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** SQL of exams and their blueprints. */
final class BlueprintStore {

  private record Line(String exam, Part part) {}

  private static final String LIVE =
      "select b.* from exam e join exam_blueprint b on b.exam = e.id and b.number = e.live ";
  static final Sql ALL = Sql.of(LIVE + "order by b.exam");
  static final Sql BY_ID = Sql.of(LIVE + "where e.id = $1");
  static final Sql LOCK = Sql.of("select id from exam where id = $1 for no key update");
  static final Sql PARTS =
      Sql.of(
          """
      select p.* from exam e join exam_part p on p.exam = e.id and p.number = e.live
       where $1::text is null or e.id = $1 order by p.exam, p.place""");
  static final Sql SOURCES =
      Sql.of("select source from exam_blueprint where exam = $1 and source is not null");
  static final Sql INSERT = Sql.of("insert into exam (id, live) values ($1, $2)");
  static final Sql USE = Sql.of("update exam set live = $2 where id = $1");
  static final Sql INSERT_BLUEPRINT =
      Sql.of(
          """
      insert into exam_blueprint (exam, number, title, audience, minutes, pass_percent, attempts, cool_down_hours,
             course, qualification, open, source, written_by, written_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)""");
  static final Sql INSERT_PARTS =
      Sql.of(
          """
      insert into exam_part (exam, number, place, bank, topic, kind, count)
      select $1, $2, p.place, p.bank, p.topic, p.kind, p.count
        from unnest($3::text[], $4::text[], $5::text[], $6::int[]) with ordinality
             as p (bank, topic, kind, count, place)""");

  private BlueprintStore() {}

  static List<Blueprint> all(Tx tx) {
    Map<String, List<Part>> parts =
        tx.list(PARTS, BlueprintStore::line, (Object) null).stream()
            .collect(
                Collectors.groupingBy(
                    Line::exam, Collectors.mapping(Line::part, Collectors.toList())));
    return tx.list(
        ALL, row -> blueprint(row, parts.getOrDefault(row.getString("exam"), List.of())));
  }

  /** Read after the lock: whoever had it before may have made another version of it. */
  static Optional<Blueprint> lock(Tx tx, String exam) {
    tx.execute(LOCK, exam);
    return byId(tx, exam);
  }

  static Optional<Blueprint> byId(Tx tx, String exam) {
    return tx.first(BY_ID, row -> blueprint(row, List.of()), exam)
        .map(
            head ->
                with(
                    head,
                    tx.list(PARTS, BlueprintStore::line, exam).stream().map(Line::part).toList()));
  }

  private static Blueprint with(Blueprint head, List<Part> parts) {
    return new Blueprint(
        head.exam(),
        head.number(),
        head.title(),
        head.audience(),
        parts,
        head.minutes(),
        head.passPercent(),
        head.attempts(),
        head.coolDownHours(),
        head.course(),
        head.qualification(),
        head.open(),
        head.source(),
        head.changedAt());
  }

  /** Fingerprints of the versions that came with the product. */
  static Set<String> sources(Tx tx, String exam) {
    return Set.copyOf(tx.list(SOURCES, row -> row.getString("source"), exam));
  }

  static void insert(Tx tx, Blueprint blueprint, UUID by) {
    tx.execute(INSERT, blueprint.exam(), blueprint.number());
    insertVersion(tx, blueprint, by);
  }

  static void renew(Tx tx, Blueprint blueprint, UUID by) {
    insertVersion(tx, blueprint, by);
    tx.execute(USE, blueprint.exam(), blueprint.number());
  }

  private static void insertVersion(Tx tx, Blueprint blueprint, UUID by) {
    tx.execute(
        INSERT_BLUEPRINT,
        blueprint.exam(),
        blueprint.number(),
        blueprint.title(),
        blueprint.audience().stream().map(Learner::code).toArray(String[]::new),
        blueprint.minutes(),
        blueprint.passPercent(),
        blueprint.attempts(),
        blueprint.coolDownHours(),
        blueprint.course(),
        blueprint.qualification() == null ? null : blueprint.qualification().code(),
        blueprint.open(),
        blueprint.source(),
        by,
        offset(blueprint.changedAt()));
    List<Part> parts = blueprint.parts();
    tx.execute(
        INSERT_PARTS,
        blueprint.exam(),
        blueprint.number(),
        parts.stream().map(Part::bank).toArray(String[]::new),
        parts.stream().map(Part::topic).toArray(String[]::new),
        parts.stream()
            .map(part -> part.kind() == null ? null : part.kind().code())
            .toArray(String[]::new),
        parts.stream().map(Part::count).toArray(Integer[]::new));
  }

  private static Line line(Row row) {
    String kind = row.getString("kind");
    return new Line(
        row.getString("exam"),
        new Part(
            row.getString("bank"),
            row.getString("topic"),
            kind == null ? null : QuestionKind.ofCode(kind),
            row.getInteger("count")));
  }

  private static Blueprint blueprint(Row row, List<Part> parts) {
    String qualification = row.getString("qualification");
    return new Blueprint(
        row.getString("exam"),
        row.getInteger("number"),
        row.getString("title"),
        List.of(row.getArrayOfStrings("audience")).stream().map(Learner::ofCode).toList(),
        parts,
        row.getInteger("minutes"),
        row.getInteger("pass_percent"),
        row.getInteger("attempts"),
        row.getInteger("cool_down_hours"),
        row.getString("course"),
        qualification == null ? null : Learner.ofCode(qualification),
        row.getBoolean("open"),
        row.getString("source"),
        row.getOffsetDateTime("written_at").toInstant());
  }

  private static OffsetDateTime offset(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
