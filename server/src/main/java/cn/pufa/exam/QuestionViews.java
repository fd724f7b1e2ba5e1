package cn.pufa.exam;

import cn.pufa.exam.QuestionStore.Bank;
import cn.pufa.exam.QuestionStore.Filter;
import cn.pufa.identity.Contact;
import cn.pufa.identity.People;
import cn.pufa.law.ArticleRef;
import cn.pufa.law.Citations;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import com.google.gson.annotations.SerializedName;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/** Banks and questions as staff see them, keys and all. */
final class QuestionViews {

  record Cite(String ref, String law, String label, String gist, boolean stale) {}

  record View(
      String id,
      String bank,
      String bankTitle,
      Question.State state,
      String reason,
      int version,
      QuestionKind kind,
      String topic,
      String lesson,
      @SerializedName("case") String scenario,
      String ask,
      List<String> choices,
      List<Integer> right,
      String why,
      List<Cite> cites,
      boolean product,
      Instant changedAt) {}

  record VersionView(
      int version,
      QuestionKind kind,
      String topic,
      String lesson,
      @SerializedName("case") String scenario,
      String ask,
      List<String> choices,
      List<Integer> right,
      String why,
      List<String> cites,
      Question.What what,
      String by,
      Instant at) {}

  record Whole(View question, List<VersionView> history) {}

  record QuestionPage(int total, List<View> items) {}

  record TopicCount(String topic, QuestionKind kind, int count) {}

  record BankView(
      String id,
      String title,
      String course,
      int live,
      int due,
      int off,
      List<TopicCount> topics) {}

  record BankList(List<BankView> items) {}

  private static final String LAW_CHANGED = "引用的条文有了新版本，请看看题目还对不对";

  private final People people;
  private final Citations citations;
  private final DrawableQuestions drawable;

  QuestionViews(People people, Citations citations, DrawableQuestions drawable) {
    this.people = people;
    this.citations = citations;
    this.drawable = drawable;
  }

  BankList banks(Tx tx) {
    return new BankList(QuestionStore.banks(tx).stream().map(bank -> bank(tx, bank)).toList());
  }

  BankView bank(Tx tx, Bank bank) {
    List<Question> questions = QuestionStore.ofBanks(tx, List.of(bank.id()));
    Map<String, Question.State> states = drawable.states(tx, questions);
    Map<TopicCount, Integer> topics =
        questions.stream()
            .filter(question -> states.get(question.id()) == Question.State.LIVE)
            .collect(
                Collectors.groupingBy(
                    question -> new TopicCount(question.text().topic(), question.text().kind(), 0),
                    java.util.LinkedHashMap::new,
                    Collectors.summingInt(question -> 1)));
    return new BankView(
        bank.id(),
        bank.title(),
        bank.course(),
        count(states, Question.State.LIVE),
        count(states, Question.State.DUE),
        count(states, Question.State.OFF),
        topics.entrySet().stream()
            .map(
                entry ->
                    new TopicCount(entry.getKey().topic(), entry.getKey().kind(), entry.getValue()))
            .toList());
  }

  private static int count(Map<String, Question.State> states, Question.State wanted) {
    return (int) states.values().stream().filter(wanted::equals).count();
  }

  /** What is to be looked at comes first; whether it is only the law can tell, so all are asked. */
  QuestionPage page(Tx tx, Request request) {
    var filter =
        new Filter(
            request.text("bank"), request.text("topic"), request.text("kind"), request.text("q"));
    List<Question> all = QuestionStore.filtered(tx, filter);
    Map<String, Question.State> states = drawable.states(tx, all);
    Question.State wanted = request.optionalText("state").map(Question.State::ofCode).orElse(null);
    List<Question> found =
        all.stream()
            .filter(question -> wanted == null || states.get(question.id()) == wanted)
            .sorted(
                Comparator.comparing(question -> states.get(question.id()) != Question.State.DUE))
            .toList();
    Request.Page page = request.page();
    Map<String, String> titles = titles(tx);
    return new QuestionPage(
        found.size(),
        found.stream()
            .skip(page.offset())
            .limit(page.limit())
            .map(question -> view(question, states.get(question.id()), titles))
            .toList());
  }

  private static Map<String, String> titles(Tx tx) {
    return QuestionStore.banks(tx).stream().collect(Collectors.toMap(Bank::id, Bank::title));
  }

  View one(Tx tx, Question question) {
    Question.State state = drawable.states(tx, List.of(question)).get(question.id());
    return view(question, state, titles(tx));
  }

  private View view(Question question, Question.State state, Map<String, String> titles) {
    QuestionText text = question.text();
    return new View(
        question.id(),
        question.bank(),
        titles.get(question.bank()),
        state,
        reason(question, state),
        question.version(),
        text.kind(),
        text.topic(),
        text.lesson(),
        text.scenario(),
        text.ask(),
        text.choices(),
        text.right(),
        text.why(),
        cites(text),
        question.source() != null,
        question.changedAt());
  }

  private static String reason(Question question, Question.State state) {
    return switch (state) {
      case LIVE -> null;
      case OFF -> question.offReason();
      case DUE -> Objects.requireNonNullElse(question.lawReason(), LAW_CHANGED);
    };
  }

  List<Cite> cites(QuestionText text) {
    return text.refs().stream().map(this::cite).toList();
  }

  private Cite cite(ArticleRef ref) {
    Citations.Cited cited = citations.cited(ref);
    return new Cite(ref.toString(), cited.law(), cited.label(), cited.gist(), cited.stale());
  }

  Whole whole(Tx tx, Request request) {
    Question question =
        QuestionStore.byId(tx, request.text("question")).orElseThrow(Problem::notFound);
    List<Question.Version> versions = QuestionStore.versions(tx, question.id());
    Map<UUID, Contact> authors =
        people.contacts(
            tx,
            versions.stream()
                .map(Question.Version::by)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
    return new Whole(
        one(tx, question), versions.stream().map(version -> version(version, authors)).toList());
  }

  private static VersionView version(Question.Version version, Map<UUID, Contact> authors) {
    QuestionText text = version.text();
    Contact author = version.by() == null ? null : authors.get(version.by());
    return new VersionView(
        version.number(),
        text.kind(),
        text.topic(),
        text.lesson(),
        text.scenario(),
        text.ask(),
        text.choices(),
        text.right(),
        text.why(),
        text.cites(),
        version.what(),
        author == null ? null : author.name(),
        version.at());
  }
}
