package cn.pufa.app;

import cn.pufa.organization.CreditCode;
import cn.pufa.testing.Jdbc;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Many counties in one: the demo's organisations as often as wanted, and what a hundred counties do
 * in a year, put into the database by whole tables.
 */
final class ManyOrganizations {

  /** Of the demo's county. */
  static final int COUNTY = 577;

  /** The campaign for 2024, which {@link #addYear} makes. */
  static final String CAMPAIGN = "00000000-0000-4000-8000-000000002024";

  /** A training session that people sign up for, and one that was held; of five hundred each. */
  static final String OPEN_SESSION = "00000000-0000-4000-8000-0000000000a1";

  static final String HELD_SESSION = "00000000-0000-4000-8000-0000000000a2";

  /** Of the plan, and an event that counts towards it. */
  static final String PLAN_ITEM = "00000000-0000-4000-8000-0000000000a3";

  static final String EVENT = "00000000-0000-4000-8000-0000000000a4";

  private static final Map<String, String> KINDS =
      Map.of("51440881", "social_group", "52440881", "private_non_enterprise");

  private ManyOrganizations() {}

  /** From the so manieth county until the so manieth; the demo's own is the first. */
  static void addCounties(Jdbc database, int first, int last) {
    database.begin();
    database.execute(
        "create temp table many_code (n integer, type text, code text, primary key (n, type))");
    KINDS.forEach((prefix, type) -> addCodes(database, prefix, type, first, last));
    database.execute("create index on many_code (code)");
    database.execute("analyze many_code");
    database.execute(
        script("register")
            .replace(":from", String.valueOf(first - 1))
            .replace(":until", String.valueOf(last - 1)));
    database.commit().end();
  }

  private static void addCodes(Jdbc database, String prefix, String type, int first, int last) {
    String codes =
        IntStream.rangeClosed((first - 1) * COUNTY + 1, last * COUNTY)
            .mapToObj(n -> CreditCode.complete(prefix, "DE%06d".formatted(n)))
            .collect(Collectors.joining(","));
    database.execute(
        """
        insert into many_code select n + %d, '%s', code
          from unnest('{%s}'::text[]) with ordinality c (code, n)"""
            .formatted((first - 1) * COUNTY, type, codes));
  }

  /**
   * The report of 2024 with all that followed it, and what else a county does; the statistics are
   * fresh afterwards.
   */
  static void addYear(Jdbc database) {
    database.begin();
    List.of("campaign", "review", "lists", "contact", "learning", "outreach", "ledgers")
        .forEach(name -> database.execute(script(name)));
    database.commit().end();
    database.execute("vacuum analyze");
  }

  private static String script(String name) {
    try (InputStream in = ManyOrganizations.class.getResourceAsStream("/scale/" + name + ".sql")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
