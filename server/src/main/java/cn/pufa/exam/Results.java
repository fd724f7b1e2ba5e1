package cn.pufa.exam;

import cn.pufa.exam.ResultStore.Filter;
import cn.pufa.exam.ResultStore.Taken;
import cn.pufa.identity.Contact;
import cn.pufa.identity.People;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import com.google.gson.annotations.SerializedName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How exams went: by township and person within the caller's reach, and by question. */
final class Results {

  record Township(String division, String divisionName, int people, int passed, int attempts) {}

  record Summary(String exam, String title, int people, int passed, List<Township> items) {}

  record ResultRow(
      UUID attempt,
      String name,
      Learner role,
      String division,
      String divisionName,
      Instant endedAt,
      Attempt.End how,
      int right,
      int total,
      int needed,
      boolean passed) {}

  record RowPage(int total, List<ResultRow> items) {}

  record ChoiceCount(String text, boolean right, int count) {}

  record Item(
      String question,
      int version,
      String topic,
      QuestionKind kind,
      @SerializedName("case") String scenario,
      String ask,
      int answers,
      Double share,
      Double discrimination,
      List<ChoiceCount> choices,
      Integer unanswered,
      String advice) {}

  record Statistics(String bank, String title, int attempts, int threshold, List<Item> items) {}

  private static final String FORGOTTEN = "（已注销）";

  private final People people;
  private final Map<String, String> names;

  Results(People people, Map<String, String> names) {
    this.people = people;
    this.names = names;
  }

  Summary summary(Tx tx, Request request) {
    Blueprint exam = BlueprintStore.byId(tx, request.text("exam")).orElseThrow(Problem::notFound);
    List<Township> townships =
        ResultStore.byTownship(tx, request.reach(), filter(request)).stream()
            .map(
                each ->
                    new Township(
                        each.division(),
                        name(each.division()),
                        each.people(),
                        each.passed(),
                        each.attempts()))
            .toList();
    return new Summary(
        exam.exam(),
        exam.title(),
        townships.stream().mapToInt(Township::people).sum(),
        townships.stream().mapToInt(Township::passed).sum(),
        townships);
  }

  private static Filter filter(Request request) {
    return new Filter(
        request.text("exam"),
        (Integer) request.parameters().get("year"),
        request.text("township"),
        (Boolean) request.parameters().get("passed"));
  }

  RowPage page(Tx tx, Request request) {
    requireExam(tx, request);
    Filter filter = filter(request);
    int total = ResultStore.count(tx, request.reach(), filter);
    return new RowPage(
        total, rows(tx, ResultStore.rows(tx, request.reach(), filter, total, request.page())));
  }

  private static void requireExam(Tx tx, Request request) {
    BlueprintStore.byId(tx, request.text("exam")).orElseThrow(Problem::notFound);
  }

  List<ResultRow> rows(Tx tx, Request request) {
    Filter filter = filter(request);
    int total = ResultStore.count(tx, request.reach(), filter);
    return rows(tx, ResultStore.rows(tx, request.reach(), filter, total, Request.Page.ALL));
  }

  private List<ResultRow> rows(Tx tx, List<Attempt> attempts) {
    Map<UUID, Contact> contacts =
        people.contacts(
            tx,
            attempts.stream().map(Attempt::person).filter(Objects::nonNull).distinct().toList());
    return attempts.stream().map(attempt -> row(attempt, contacts)).toList();
  }

  private ResultRow row(Attempt attempt, Map<UUID, Contact> contacts) {
    Contact contact = attempt.person() == null ? null : contacts.get(attempt.person());
    return new ResultRow(
        attempt.id(),
        contact == null || contact.name() == null ? FORGOTTEN : contact.name(),
        attempt.role(),
        attempt.division(),
        name(attempt.division()),
        attempt.endedAt(),
        attempt.how(),
        attempt.right(),
        attempt.total(),
        attempt.needed(),
        attempt.passed());
  }

  private String name(String division) {
    return names.getOrDefault(division, division);
  }

  Statistics statistics(Tx tx, Request request) {
    QuestionStore.Bank bank =
        QuestionStore.banks(tx).stream()
            .filter(known -> known.id().equals(request.text("bank")))
            .findFirst()
            .orElseThrow(Problem::notFound);
    List<Taken> taken = ResultStore.taken(tx, bank.id());
    Map<String, List<Taken>> byQuestion =
        taken.stream().collect(Collectors.groupingBy(Taken::question));
    return new Statistics(
        bank.id(),
        bank.title(),
        (int) taken.stream().map(Taken::attempt).distinct().count(),
        ItemStatistics.THRESHOLD,
        QuestionStore.ofBanks(tx, List.of(bank.id())).stream()
            .map(question -> item(question, byQuestion.getOrDefault(question.id(), List.of())))
            .toList());
  }

  private static Item item(Question question, List<Taken> taken) {
    QuestionText text = question.text();
    Function<ItemStatistics, Item> with =
        figures ->
            new Item(
                question.id(),
                question.version(),
                text.topic(),
                text.kind(),
                text.scenario(),
                text.ask(),
                taken.size(),
                figures == null ? null : figures.share(),
                figures == null ? null : figures.discrimination(),
                figures == null ? null : choices(text, taken),
                figures == null
                    ? null
                    : (int) taken.stream().filter(one -> one.answer() == null).count(),
                figures == null ? null : figures.advice());
    return with.apply(
        taken.size() < ItemStatistics.THRESHOLD ? null : ItemStatistics.of(figures(taken)));
  }

  private static List<ItemStatistics.Taken> figures(List<Taken> taken) {
    return taken.stream()
        .map(
            one ->
                new ItemStatistics.Taken(
                    one.right(), one.rest() == 0 ? 0 : one.others() / (double) one.rest()))
        .toList();
  }

  private static List<ChoiceCount> choices(QuestionText text, List<Taken> taken) {
    return IntStream.range(0, text.choices().size())
        .mapToObj(
            choice ->
                new ChoiceCount(
                    text.choices().get(choice),
                    text.pick() != Pick.ORDER && text.right().contains(choice),
                    (int) taken.stream().filter(one -> chose(text, one, choice)).count()))
        .toList();
  }

  private static boolean chose(QuestionText text, Taken taken, int choice) {
    if (taken.answer() == null) {
      return false;
    }
    return text.pick() == Pick.ORDER
        ? taken.answer().indexOf(choice) == text.right().indexOf(choice)
        : taken.answer().contains(choice);
  }
}
