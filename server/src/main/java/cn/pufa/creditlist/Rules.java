package cn.pufa.creditlist;

import cn.pufa.platform.http.Problem;
import cn.pufa.platform.json.GsonJson;
import cn.pufa.procedure.Period;
import cn.pufa.procedure.PeriodRule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Grounds, periods and classes of publication, from {@code creditlist/rules.json}. */
final class Rules {

  static final String SERIOUS_AFTER = "serious_after";
  static final String REMOVAL = "removal";
  static final String NOTHING_TO_RECTIFY = "nothing_to_rectify";
  static final String SERIOUS_FOR = "serious_for";
  static final String OBJECTION = "objection";

  record ClassRule(
      PublicationClass clazz,
      String title,
      int minMonths,
      int maxMonths,
      String source,
      String verifier) {}

  private record ClassLine(
      @com.google.gson.annotations.SerializedName("class") PublicationClass clazz,
      String title,
      int minMonths,
      int maxMonths,
      String source,
      String verifier) {

    ClassRule rule() {
      return new ClassRule(clazz, title, minMonths, maxMonths, source, verifier);
    }
  }

  private record File(
      List<GroundRule> grounds,
      String source,
      String verifier,
      List<PeriodRule> periods,
      List<ClassLine> classes) {}

  private final Map<String, GroundRule> grounds = new LinkedHashMap<>();
  private final Map<String, PeriodRule> periods;
  private final Map<PublicationClass, ClassRule> classes = new LinkedHashMap<>();

  static Rules load() {
    try (InputStream file = Rules.class.getResourceAsStream("/creditlist/rules.json")) {
      String json = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return new Rules(GsonJson.GSON.fromJson(json, File.class));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private Rules(File file) {
    for (GroundRule line : file.grounds()) {
      var rule =
          new GroundRule(
              line.code(),
              line.list(),
              line.title(),
              line.article(),
              file.source(),
              file.verifier(),
              line.cure(),
              line.byHand());
      if (rule.list() == null || rule.cure() == null || grounds.put(rule.code(), rule) != null) {
        throw new IllegalStateException("bad ground: " + line);
      }
    }
    periods = PeriodRule.byCode(file.periods());
    file.classes().forEach(line -> classes.put(line.clazz(), line.rule()));
  }

  List<GroundRule> grounds() {
    return List.copyOf(grounds.values());
  }

  GroundRule ground(String code) {
    GroundRule rule = grounds.get(code);
    if (rule == null) {
      throw Problem.invalid("/ground", "没有这种情形");
    }
    return rule;
  }

  /** Codes of those that end with a duty being met. */
  List<String> duties() {
    return grounds.values().stream()
        .filter(rule -> rule.cure() == GroundRule.Cure.DUTY)
        .map(GroundRule::code)
        .toList();
  }

  PeriodRule period(String code) {
    return periods.get(code);
  }

  List<PeriodRule> periods() {
    return List.copyOf(periods.values());
  }

  /** After which it is removed where nothing can be rectified; a new ground begins it again. */
  Period nothingToRectify(Entry entry) {
    return period(NOTHING_TO_RECTIFY).from(entry.twoYears().restarted(), null);
  }

  /** Grounds that keep it on the abnormal list: not ended, and not over by their months alone. */
  List<Ground> standing(Entry entry, LocalDate today) {
    boolean isOver = nothingToRectify(entry).isOver(today);
    return entry.uncured().stream()
        .filter(ground -> !isOver || ground(ground.code()).cure() != GroundRule.Cure.PERIOD)
        .toList();
  }

  ClassRule clazz(PublicationClass clazz) {
    return classes.get(clazz);
  }

  List<ClassRule> classes() {
    return List.copyOf(classes.values());
  }

  /** As a letter cites it. */
  String basis(GroundRule rule) {
    return "《社会组织信用信息管理办法》（民政部令第60号）" + rule.article();
  }
}
