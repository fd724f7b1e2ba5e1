package cn.pufa.audit;

import cn.pufa.platform.db.Database;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Authorization;
import cn.pufa.platform.http.Contract;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Routes;
import java.time.Instant;
import java.util.List;

/** Operations of {@code audit.yaml}. */
public final class AuditRoutes {

  private record EventView(
      long id,
      Instant at,
      String actor,
      String action,
      String actionName,
      String subject,
      String subjectName,
      String subjectId,
      String reason,
      String requestId,
      boolean linked) {}

  private record EventPage(int total, List<EventView> items) {}

  private record ListExportDraft(String address, String title, int rows) {}

  private record ListExport(String list, String reason) {}

  private final Database database;
  private final Commands commands;
  private final Authorization authorization;
  private final ListAddresses addresses;
  private final TrailWords words;

  public AuditRoutes(Database database, Commands commands, Contract contract, TrailWords words) {
    this.database = database;
    this.commands = commands;
    this.authorization = contract.authorization();
    this.addresses = new ListAddresses(contract, new FilterWords(contract, words));
    this.words = words;
  }

  public void bind(Routes routes) {
    routes.add("listAuditEvents", this::listAuditEvents);
    routes.add("recordListExport", this::recordListExport);
  }

  private Answer listAuditEvents(Request request) {
    String action = request.text("action");
    return database.read(
        tx ->
            Answer.ok(
                new EventPage(
                    AuditStore.count(tx, action),
                    AuditStore.page(tx, action, request.page()).stream()
                        .map(this::view)
                        .toList())));
  }

  private EventView view(AuditEvent event) {
    TrailWords.Subject subject = words.subject(event.subject());
    return new EventView(
        event.id(),
        event.at(),
        event.actor(),
        event.action(),
        words.action(event.action()),
        event.subject(),
        subject.name(),
        subject.id(),
        event.reason(),
        event.requestId(),
        event.linked());
  }

  private Answer recordListExport(Request request) {
    ListExportDraft draft = request.body(ListExportDraft.class);
    ListAddresses.Asked asked =
        addresses.find(draft.address()).orElseThrow(() -> Problem.invalid("/address", "没有这个列表"));
    authorization.reach(asked.list(), request.caller());
    String reason = reason(draft, asked.words());
    return commands.run(
        request,
        tx ->
            new Commands.Outcome(
                "list/" + asked.list(),
                reason,
                (Answer.Json) Answer.created(new ListExport(asked.list(), reason))));
  }

  private static String reason(ListExportDraft draft, List<String> words) {
    String filter = words.isEmpty() ? "没有筛选" : "筛选：" + String.join("，", words);
    return draft.title() + "；" + draft.rows() + " 行；" + filter;
  }
}
