package cn.pufa.platform.time;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** SQL of the years that were entered. */
final class HolidayStore {

  static final Sql VERSION = Sql.of("select version from holiday_calendar");
  static final Sql HOLD = Sql.of("select version from holiday_calendar for share");
  static final Sql RENEW =
      Sql.of("update holiday_calendar set version = gen_random_uuid() returning version");

  static final Sql ENTERED =
      Sql.of(
          """
      select y.year, y.source, array_agg(d.date order by d.date) as dates, array_agg(d.name order by d.date) as names,
             array_agg(d.off order by d.date) as offs
        from holiday_year y join day_off d on d.year = y.year group by y.year, y.source""");

  static final Sql ENTER =
      Sql.of(
          """
      insert into holiday_year (year, source, entered_at) values ($1, $2, $3)
      on conflict (year) do update set source = $2, entered_at = $3, version = holiday_year.version + 1""");
  static final Sql FORGET_DAYS = Sql.of("delete from day_off where year = $1");
  static final Sql ADD_DAYS =
      Sql.of(
          """
      insert into day_off (year, date, name, off)
      select $1, d.* from unnest($2::date[], $3::text[], $4::boolean[]) d""");

  static final Sql ENTRY = Sql.of("select version, entered_at from holiday_year where year = $1");

  private HolidayStore() {}

  static UUID version(Tx tx) {
    return tx.one(VERSION, row -> row.getUUID("version"));
  }

  static UUID hold(Tx tx) {
    return tx.one(HOLD, row -> row.getUUID("version"));
  }

  static UUID renew(Tx tx) {
    return tx.one(RENEW, row -> row.getUUID("version"));
  }

  static List<HolidayYear> entered(Tx tx) {
    return tx.list(ENTERED, HolidayStore::year);
  }

  static void enter(Tx tx, HolidayYear year, Instant at) {
    tx.execute(ENTER, year.year(), year.source(), at.atOffset(ZoneOffset.UTC));
    tx.execute(FORGET_DAYS, year.year());
    tx.execute(
        ADD_DAYS,
        year.year(),
        year.days().stream().map(HolidayYear.Day::date).toArray(LocalDate[]::new),
        year.days().stream().map(HolidayYear.Day::name).toArray(String[]::new),
        year.days().stream().map(HolidayYear.Day::off).toArray(Boolean[]::new));
  }

  static Optional<WorkCalendar.Entry> entry(Tx tx, int year) {
    return tx.first(
        ENTRY,
        row ->
            new WorkCalendar.Entry(
                row.getInteger("version"), row.getOffsetDateTime("entered_at").toInstant()),
        year);
  }

  private static HolidayYear year(Row row) {
    LocalDate[] dates = row.getArrayOfLocalDates("dates");
    String[] names = row.getArrayOfStrings("names");
    Boolean[] offs = row.getArrayOfBooleans("offs");
    return new HolidayYear(
        row.getInteger("year"),
        row.getString("source"),
        IntStream.range(0, dates.length)
            .mapToObj(n -> new HolidayYear.Day(dates[n], names[n], offs[n]))
            .toList());
  }
}
