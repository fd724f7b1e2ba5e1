package cn.pufa.publication;

import cn.pufa.organization.Organization;
import cn.pufa.organization.OrganizationType;
import cn.pufa.organization.Organizations;
import cn.pufa.platform.db.Changes;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.json.GsonJson;
import cn.pufa.platform.time.BusinessClock;
import com.google.gson.reflect.TypeToken;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The daily extract of open data (开放数据): all rows as they stood at one moment, made once a day by
 * one node.
 */
final class Extracts {

  private static final int AT_ONCE = 2000;
  private static final UUID FIRST = new UUID(0, 0);

  private final Database database;
  private final Organizations organizations;
  private final Conditions conditions;
  private final BusinessClock clock;
  private final String division;

  Extracts(
      Database database,
      Organizations organizations,
      Conditions conditions,
      BusinessClock clock,
      String division) {
    this.database = database;
    this.organizations = organizations;
    this.conditions = conditions;
    this.clock = clock;
    this.division = division;
  }

  /** Makes the extract of today, where there is none yet; of an empty register there is none. */
  void makeDue() {
    LocalDate today = clock.today();
    if (database.read(tx -> !isMade(tx, today) && !isEmpty(tx, today))) {
      database.run(tx -> make(tx, today));
    }
  }

  private boolean isEmpty(Tx tx, LocalDate day) {
    return organizations.countInScope(tx, List.of(OrganizationType.values()), day) == 0;
  }

  private static boolean isMade(Tx tx, LocalDate day) {
    return ExtractStore.last(tx).filter(last -> !last.day().isBefore(day)).isPresent();
  }

  private void make(Tx tx, LocalDate day) {
    ExtractStore.hold(tx);
    if (isMade(tx, day)) {
      return;
    }
    Instant now = clock.now();
    List<String> changed = put(tx, OpenFile.ORGANIZATIONS, organizations(tx, day), day);
    put(tx, OpenFile.REPORTS, reports(tx), day);
    put(tx, OpenFile.PUBLICATIONS, publications(tx), day);
    List<String> gone = new ArrayList<>();
    for (OpenFile file : OpenFile.ALL) {
      List<String> ofFile = ExtractStore.gone(tx, file.name(), day);
      if (file == OpenFile.ORGANIZATIONS) {
        gone.addAll(ofFile);
      }
    }
    ExtractStore.insert(tx, day, now, files(tx, day));
    Changes.publish(tx, Releases.CHANGE, "extract/" + day);
    FeedStore.addCodes(tx, now, "organization", changed);
    FeedStore.addCodes(tx, now, "organization_removed", gone);
  }

  /**
   * What was withdrawn, of the last extract too, which does not wait for its next day. An extract
   * that is being made is waited for, or has seen it.
   */
  void takeOut(Tx tx, Batch batch, List<Item> items) {
    ExtractStore.hold(tx);
    List<String> keys = items.stream().map(item -> key(batch.number(), item)).toList();
    for (OpenFile file : List.of(OpenFile.REPORTS, OpenFile.PUBLICATIONS)) {
      if (ExtractStore.remove(tx, file.name(), keys) > 0) {
        seal(tx, file);
      }
    }
  }

  /** How an organisation stands now, in the row that the last extract has of it. */
  void tellAnew(Tx tx, UUID organization) {
    ExtractStore.hold(tx);
    Organization one = organizations.byId(tx, organization).orElseThrow();
    LocalDate day =
        ExtractStore.dayOf(tx, OpenFile.ORGANIZATIONS.name(), one.creditCode()).orElse(null);
    if (day == null) {
      return;
    }
    var row = Map.of(one.creditCode(), row(one, conditions.of(tx, one)));
    List<String> changed = put(tx, OpenFile.ORGANIZATIONS, row, day);
    if (!changed.isEmpty()) {
      seal(tx, OpenFile.ORGANIZATIONS);
      FeedStore.addCodes(tx, clock.now(), "organization", changed);
    }
  }

  /** The list of the last extract says again what the file is. */
  private static void seal(Tx tx, OpenFile changed) {
    ExtractStore.last(tx)
        .ifPresent(
            last -> {
              Map<String, ExtractStore.File> now =
                  heads(tx, last.day(), changed).stream()
                      .collect(Collectors.toMap(ExtractStore.File::file, head -> head));
              ExtractStore.seal(
                  tx,
                  last.day(),
                  last.files().stream().map(head -> now.getOrDefault(head.file(), head)).toList());
              Changes.publish(tx, Releases.CHANGE, "extract/" + last.day());
            });
  }

  /** Gives the keys of rows that are new or say something else. */
  private static List<String> put(
      Tx tx, OpenFile file, Map<String, Map<String, String>> rows, LocalDate day) {
    List<String> changed = new ArrayList<>();
    Map<String, String> part = new LinkedHashMap<>();
    rows.forEach(
        (key, row) -> {
          part.put(key, Canonical.json(new TreeMap<>(row)));
          if (part.size() == AT_ONCE) {
            changed.addAll(ExtractStore.put(tx, file.name(), part, day));
            part.clear();
          }
        });
    if (!part.isEmpty()) {
      changed.addAll(ExtractStore.put(tx, file.name(), part, day));
    }
    return changed;
  }

  private Map<String, Map<String, String>> organizations(Tx tx, LocalDate day) {
    Function<Organization, Condition> condition = conditions.ofAll(tx);
    Map<String, Map<String, String>> rows = new LinkedHashMap<>();
    organizations
        .inScope(tx, List.of(OrganizationType.values()), day)
        .forEach(one -> rows.put(one.creditCode(), row(one, condition.apply(one))));
    return rows;
  }

  private static Map<String, String> row(Organization one, Condition condition) {
    var facts =
        Facts.of(one)
            .with("type", one.type().label())
            .with("charity", one.charity() ? "是" : "否")
            .with("registeredOn", one.registeredOn())
            .with("legalRepresentative", one.legalRepresentative())
            .with("status", condition.status().name().toLowerCase(java.util.Locale.ROOT))
            .with("words", String.join("", condition.words()));
    String owed =
        condition.owedYears().stream().map(String::valueOf).collect(Collectors.joining(" "));
    return facts.with("owedYears", owed).map();
  }

  private Map<String, Map<String, String>> reports(Tx tx) {
    Map<String, Map<String, String>> rows = new LinkedHashMap<>();
    for (ItemStore.Published one : standing(tx, ItemKind.ANNUAL_REPORT.code())) {
      Map<String, String> row = new TreeMap<>(one.item().facts());
      row.keySet().retainAll(OpenFile.REPORTS.columns());
      row.put("publication", one.number());
      rows.put(key(one), row);
    }
    return rows;
  }

  private Map<String, Map<String, String>> publications(Tx tx) {
    List<ItemStore.Published> standing = standing(tx, null);
    var notes = PublicBatches.notes(tx, standing.stream().map(one -> one.item().id()).toList());
    Map<String, Map<String, String>> rows = new LinkedHashMap<>();
    for (ItemStore.Published one : standing) {
      String corrections =
          notes.getOrDefault(one.item().id(), List.of()).stream()
              .map(note -> note.on() + " " + note.note())
              .collect(Collectors.joining("；"));
      rows.put(key(one), row(one, corrections));
    }
    return rows;
  }

  private static Map<String, String> row(ItemStore.Published one, String corrections) {
    Item item = one.item();
    return new Facts()
        .with("publication", one.number())
        .with("no", Integer.toString(item.no()))
        .with("kind", item.subject().kind().code())
        .with("creditCode", item.creditCode())
        .with("name", item.name())
        .with("publishedOn", Facts.day(one.publishedAt()))
        .with("words", item.words())
        .with("corrections", corrections)
        .with("sha256", item.sha256())
        .map();
  }

  private static String key(ItemStore.Published one) {
    return key(one.number(), one.item());
  }

  private static String key(String batch, Item item) {
    return "%s/%06d".formatted(batch, item.no());
  }

  private List<ItemStore.Published> standing(Tx tx, String kind) {
    List<ItemStore.Published> all = new ArrayList<>();
    Instant from = Instant.EPOCH;
    UUID after = FIRST;
    while (true) {
      var part = ItemStore.standingAfter(tx, division, kind, from, after, AT_ONCE);
      all.addAll(part);
      if (part.size() < AT_ONCE) {
        return all;
      }
      from = part.getLast().publishedAt();
      after = part.getLast().item().id();
    }
  }

  private static List<ExtractStore.File> files(Tx tx, LocalDate day) {
    return OpenFile.ALL.stream().flatMap(file -> heads(tx, day, file).stream()).toList();
  }

  private static List<ExtractStore.File> heads(Tx tx, LocalDate day, OpenFile file) {
    List<String> rows = ExtractStore.rowsOf(tx, file.name());
    return List.of(
        head(file.name() + ".csv", rows.size(), csv(file, day, rows)),
        head(file.name() + ".json", rows.size(), file.json(day, rows)));
  }

  private static ExtractStore.File head(String name, int rows, byte[] bytes) {
    return new ExtractStore.File(name, rows, bytes.length, Canonical.sha256(bytes));
  }

  private static byte[] csv(OpenFile file, LocalDate day, List<String> rows) {
    return file.csv(day, rows.stream().map(Extracts::cells).toList());
  }

  static Map<String, String> cells(String row) {
    return GsonJson.GSON.fromJson(row, new TypeToken<Map<String, String>>() {}.getType());
  }

  /**
   * One file of the last extract, the same bytes each time.
   *
   * @param name with its ending
   * @return null before the first extract
   */
  static byte[] file(Tx tx, String name) {
    OpenFile file = OpenFile.of(name);
    List<ExtractStore.Stored> stored = ExtractStore.rows(tx, file.name());
    if (stored.isEmpty()) {
      return null;
    }
    LocalDate day = stored.getFirst().day();
    List<String> rows =
        stored.stream().map(ExtractStore.Stored::row).filter(row -> row != null).toList();
    return name.endsWith(".csv") ? csv(file, day, rows) : file.json(day, rows);
  }
}
