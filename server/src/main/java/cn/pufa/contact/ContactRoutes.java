package cn.pufa.contact;

import cn.pufa.platform.db.Database;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Routes;
import java.util.List;
import java.util.UUID;

/**
 * Operations of {@code contact.yaml}, {@code letter.yaml}, {@code reply.yaml} and {@code
 * service.yaml}.
 */
public final class ContactRoutes {

  private record Page<T>(int total, List<T> items) {}

  private final Database database;
  private final Calls calls;
  private final Letters letters;
  private final Tasks tasks;
  private final OwnReplies replies;
  private final ReplyLinks links;
  private final ServiceRecords service;

  ContactRoutes(
      Database database,
      Calls calls,
      Letters letters,
      Tasks tasks,
      OwnReplies replies,
      ReplyLinks links,
      ServiceRecords service) {
    this.database = database;
    this.calls = calls;
    this.letters = letters;
    this.tasks = tasks;
    this.replies = replies;
    this.links = links;
    this.service = service;
  }

  public void bind(Routes routes) {
    routes.add("listCalls", this::listCalls);
    routes.add("takeCall", calls::take);
    routes.add("recordCall", calls::record);
    routes.add("listLetters", this::listLetters);
    routes.add("printLetters", letters::print);
    routes.add("getLetterBatch", letters::batch);
    routes.add("recordPosting", letters::post);
    routes.add("recordLetterOutcome", letters::end);
    routes.add("listTasks", this::listTasks);
    routes.add("finishTask", tasks::finish);
    routes.add("listBounces", this::listBounces);

    routes.add("replyToNotice", replies::reply);
    routes.add("getReplyLink", links::look);
    routes.add("replyByLink", links::answer);
    routes.add("getPreferences", request -> database.read(tx -> replies.preferences(tx, request)));
    routes.add("putPreferences", replies::choose);

    routes.add("listService", service::list);
    routes.add("recordService", service::record);
    routes.add("correctService", service::correct);
    routes.add("recordElectronicConsent", service::recordConsent);
    routes.add("endElectronicConsent", service::endConsent);
    routes.add("getServiceFile", service::file);
  }

  private Answer listCalls(Request request) {
    var filter = new CallStore.Filter(isOpen(request), circular(request), request.text("township"));
    return database.snapshot(
        tx -> {
          var found = CallStore.find(tx, request.reach(), filter, request.page());
          return Answer.ok(
              new Page<>(
                  found.total(),
                  CallStore.of(tx, request.reach(), found).stream().map(CallView::of).toList()));
        });
  }

  private Answer listLetters(Request request) {
    var filter =
        new LetterStore.Filter(request.text("state"), circular(request), request.text("township"));
    return database.snapshot(
        tx -> {
          var found = LetterStore.find(tx, filter, request.page());
          return Answer.ok(
              new Page<>(
                  found.total(),
                  LetterStore.of(tx, found).stream().map(Letters.Shown::of).toList()));
        });
  }

  private Answer listTasks(Request request) {
    var filter =
        new TaskStore.Filter(isOpen(request), request.text("kind"), request.text("township"));
    return database.snapshot(
        tx -> {
          var found = TaskStore.find(tx, request.reach(), filter, request.page());
          return Answer.ok(
              new Page<>(
                  found.total(),
                  TaskStore.of(tx, request.reach(), found).stream().map(Tasks.Shown::of).toList()));
        });
  }

  private Answer listBounces(Request request) {
    return database.snapshot(
        tx -> Answer.ok(new Page<>(BounceStore.count(tx), BounceStore.page(tx, request.page()))));
  }

  private static boolean isOpen(Request request) {
    return !"done".equals(request.text("state"));
  }

  private static UUID circular(Request request) {
    return request.optionalText("circular").map(UUID::fromString).orElse(null);
  }
}
