package cn.pufa.law;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The statutes known at one moment: titles, numbers, versions and dates, which are facts. The jar
 * carries those the product begins with; their dates are those of the national database
 * (flk.npc.gov.cn) and of the heads of the texts; a note says what is unverified.
 */
public final class Catalogue {

  private static final String RESOURCE = "/law/catalogue.json";

  /**
   * A statute under its lasting code; number is its 文号, "" when unknown; versions run from the
   * oldest.
   */
  public record Entry(
      String code,
      String title,
      String shortTitle,
      String number,
      String topic,
      LocalDate repealedOn,
      List<Version> versions) {

    /** Gives each version the day the next one takes its place, and the day the statute ends. */
    public Entry {
      List<Version> dated = new ArrayList<>(versions);
      dated.sort(Comparator.comparing(Version::appliesFrom).thenComparing(Version::version));
      for (var index = 0; index < dated.size(); index++) {
        var next = index + 1 < dated.size() ? dated.get(index + 1).appliesFrom() : null;
        dated.set(index, dated.get(index).ending(next, repealedOn));
      }
      versions = List.copyOf(dated);
    }

    /** The version a citation of that day means; empty before the first and after the repeal. */
    public Optional<Version> inForce(LocalDate day) {
      return versions.stream()
          .filter(version -> version.status(day) == StatuteStatus.in_force)
          .findFirst();
    }

    public Optional<Version> version(LocalDate passed) {
      return versions.stream().filter(one -> one.version().equals(passed)).findFirst();
    }

    /** The next that is to take the place of the one in force. */
    Optional<Version> upcoming(LocalDate day) {
      return versions.stream().filter(version -> version.appliesFrom().isAfter(day)).findFirst();
    }

    /** The title as people cite it, 民法典·继承编. */
    static String shortened(String title) {
      return title.startsWith("中华人民共和国") ? title.substring("中华人民共和国".length()) : title;
    }
  }

  /**
   * One text of a statute.
   *
   * @param version the day it was adopted, its name among the versions
   * @param effective the day printed as the statute's 施行日期; where an amendment has a known later
   *     one, that
   * @param supersededOn the day a newer version took its place, or null
   * @param repealedOn the day the statute ended, or null
   * @param first number of its first article; parts of the Civil Code do not begin at 1
   * @param articles how many articles it has
   * @param file its name in the folder of texts, or null when the text is not held
   * @param note what an editor must know or verify, or ""
   * @param unsearched why the search for residents leaves the text out, or ""
   */
  public record Version(
      LocalDate version,
      LocalDate effective,
      LocalDate supersededOn,
      LocalDate repealedOn,
      int first,
      int articles,
      String file,
      String note,
      String unsearched) {

    /**
     * An amended text keeps the old 施行日期 in its last article, but cannot apply before it was
     * adopted.
     */
    public LocalDate appliesFrom() {
      return effective.isBefore(version) ? version : effective;
    }

    private Version ending(LocalDate supersededOn, LocalDate repealedOn) {
      return new Version(
          version, effective, supersededOn, repealedOn, first, articles, file, note, unsearched);
    }

    /** 0 is the statute as a whole. */
    public boolean holds(int article) {
      if (article == 0) {
        return true;
      }

      return article >= first && article < first + articles;
    }

    public StatuteStatus status(LocalDate today) {
      if (today.isBefore(appliesFrom())) {
        return StatuteStatus.not_yet;
      }
      if (repealedOn != null && !today.isBefore(repealedOn)) {
        return StatuteStatus.repealed;
      }
      var superseded = supersededOn != null && !today.isBefore(supersededOn);
      return superseded ? StatuteStatus.amended : StatuteStatus.in_force;
    }
  }

  private final Map<String, Entry> entries;

  private Catalogue(Map<String, Entry> entries) {
    this.entries = entries;
  }

  static Catalogue of(List<Entry> entries) {
    var byCode = new LinkedHashMap<String, Entry>();
    entries.forEach(entry -> byCode.put(entry.code(), entry));
    return new Catalogue(byCode);
  }

  /** The catalogue carried in the jar. */
  public static Catalogue load() {
    try (var reader =
        new InputStreamReader(
            Objects.requireNonNull(Catalogue.class.getResourceAsStream(RESOURCE), RESOURCE),
            StandardCharsets.UTF_8)) {
      return read(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @throws StatuteFault when two statutes share a code
   */
  static Catalogue read(Reader json) {
    var entries = new LinkedHashMap<String, Entry>();
    for (var element : new Gson().fromJson(json, JsonArray.class)) {
      var entry = entry(element.getAsJsonObject());
      if (entries.put(entry.code(), entry) != null) {
        throw new StatuteFault("法规目录里代码重复：" + entry.code());
      }
    }
    return new Catalogue(entries);
  }

  private static Entry entry(JsonObject json) {
    var versions = new ArrayList<Version>();
    for (var element : json.getAsJsonArray("versions")) {
      versions.add(version(element.getAsJsonObject()));
    }
    var title = text(json, "title");
    return new Entry(
        text(json, "code"),
        title,
        Entry.shortened(title),
        text(json, "number"),
        text(json, "topic"),
        json.has("repealedOn") ? date(json, "repealedOn") : null,
        versions);
  }

  private static Version version(JsonObject json) {
    return new Version(
        date(json, "version"),
        date(json, "effective"),
        null,
        null,
        json.has("first") ? json.get("first").getAsInt() : 1,
        json.get("articles").getAsInt(),
        json.has("file") ? text(json, "file") : null,
        json.has("note") ? text(json, "note") : "",
        json.has("unsearched") ? text(json, "unsearched") : "");
  }

  private static String text(JsonObject json, String name) {
    return json.get(name).getAsString();
  }

  private static LocalDate date(JsonObject json, String name) {
    return LocalDate.parse(text(json, name));
  }

  /** Every statute, in the order in which they became known. */
  public List<Entry> entries() {
    return List.copyOf(entries.values());
  }

  boolean holds(Entry entry, Version version) {
    return entry(entry.code()).flatMap(found -> found.version(version.version())).isPresent();
  }

  Optional<Entry> titled(String title) {
    return entries.values().stream().filter(entry -> entry.title().equals(title)).findFirst();
  }

  /**
   * Those that a text means by this name: the title, with or without 中华人民共和国, or the statute of
   * which they are parts, as the Civil Code's (民法典).
   */
  public List<Entry> named(String name) {
    String shortened = Entry.shortened(name);
    return entries.values().stream()
        .filter(
            entry -> {
              String title = Entry.shortened(entry.title());
              return title.equals(shortened) || title.startsWith(shortened + "·");
            })
        .toList();
  }

  public Optional<Entry> entry(String code) {
    return Optional.ofNullable(entries.get(code));
  }
}
