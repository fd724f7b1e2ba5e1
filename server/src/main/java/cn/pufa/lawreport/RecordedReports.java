package cn.pufa.lawreport;

import cn.pufa.audit.Commands;
import cn.pufa.law.ArticleRef;
import cn.pufa.law.Citations;
import cn.pufa.law.CitingKind;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.json.GsonJson;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reports of past years that the bureau has already made public, as far as they name laws. They are
 * history and change no more; who writes the next one is told what of them is no longer law.
 */
public final class RecordedReports implements CitingKind {

  private static final String FEATURE = "lawreport";
  private static final String RESOURCE = "/lawreport/recorded.json";

  private record Report(int year, List<String> names) {
    String id() {
      return String.valueOf(year);
    }

    List<ArticleRef> refs() {
      return names.stream().map(ArticleRef::parse).toList();
    }
  }

  private final Database database;
  private final Commands commands;
  private final Citations citations;
  private final List<Report> reports = read();

  public RecordedReports(Database database, Commands commands, Citations citations) {
    this.database = database;
    this.commands = commands;
    this.citations = citations;
  }

  private static List<Report> read() {
    try (var in =
        new InputStreamReader(
            RecordedReports.class.getResourceAsStream(RESOURCE), StandardCharsets.UTF_8)) {
      return List.of(GsonJson.GSON.fromJson(in, Report[].class));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** Puts in what each of them names, once. */
  public void seed() {
    for (Report report : reports) {
      List<String> id = List.of(report.id());
      if (database.read(tx -> citations.of(tx, FEATURE, id)).isEmpty()) {
        commands.system(
            "recordReport",
            "lawreport/" + report.id(),
            tx -> {
              var subject = new Citations.Subject(FEATURE, report.id());
              citations.register(tx, subject, report.refs());
              return null;
            });
      }
    }
  }

  @Override
  public String feature() {
    return FEATURE;
  }

  @Override
  public Map<String, Described> describe(Tx tx, Collection<String> ids) {
    Map<String, Described> described = new HashMap<>();
    ids.forEach(id -> described.put(id, new Described(id + "年度法治政府建设报告", "/figures/" + id, null)));
    return described;
  }

  /** It was made public under the law of its day, and stays. */
  @Override
  public void withdraw(Tx tx, String id, String reason) {}
}
