package cn.pufa.creditlist;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.procedure.PeriodRule;
import cn.pufa.procedure.Procedures;
import com.google.gson.annotations.SerializedName;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The rules that hold, the reading that is set, and the class by which an entry is shown. */
final class RuleSettings {

  private record ClassShown(
      @SerializedName("class") PublicationClass clazz,
      String title,
      int minMonths,
      int maxMonths,
      String source,
      String verifier) {}

  record Shown(
      List<GroundRule> grounds,
      List<Reading.Version> readings,
      List<ClassShown> classes,
      List<PeriodRule> periods) {}

  private record ReadingDraft(Reading reading, String source, String verifier, String reason) {}

  private record Classification(@SerializedName("class") PublicationClass clazz, String reason) {}

  private final Commands commands;
  private final Procedures procedures;
  private final Rules rules;
  private final CreditViews views;
  private final BusinessClock clock;

  RuleSettings(
      Commands commands,
      Procedures procedures,
      Rules rules,
      CreditViews views,
      BusinessClock clock) {
    this.commands = commands;
    this.procedures = procedures;
    this.rules = rules;
    this.views = views;
    this.clock = clock;
  }

  Shown rules(Tx tx) {
    List<PeriodRule> periods = new ArrayList<>(procedures.periods());
    periods.addAll(rules.periods());
    List<ClassShown> classes =
        rules.classes().stream()
            .map(
                one ->
                    new ClassShown(
                        one.clazz(),
                        one.title(),
                        one.minMonths(),
                        one.maxMonths(),
                        one.source(),
                        one.verifier()))
            .toList();
    return new Shown(rules.grounds(), ReadingStore.all(tx), classes, periods);
  }

  /** For entries to come; those that stand keep the reading under which they were made. */
  Answer setReading(Request request) {
    var draft = request.body(ReadingDraft.class);
    return commands.run(
        request,
        tx -> {
          ReadingStore.add(
              tx,
              new Reading.Version(
                  0,
                  draft.reading(),
                  draft.source().strip(),
                  draft.verifier().strip(),
                  draft.reason().strip(),
                  clock.now(),
                  request.caller().displayName()));
          return new Outcome("credit-reading", draft.reason(), (Answer.Json) Answer.ok(rules(tx)));
        });
  }

  Answer classify(Request request) {
    var draft = request.body(Classification.class);
    return commands.run(
        request,
        tx -> {
          UUID id = request.id("entry");
          EntryStore.byId(tx, id).orElseThrow(Problem::notFound);
          EntryStore.classify(tx, id, draft.clazz(), draft.reason().strip());
          Entry entry = EntryStore.byId(tx, id).orElseThrow();
          return new Outcome(
              "credit-entry/" + id,
              draft.reason(),
              (Answer.Json) Answer.ok(views.entry(tx, entry)));
        });
  }
}
